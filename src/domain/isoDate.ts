import * as z from "zod/mini";
import { isRealDay } from "./days.ts";

/** A calendar day in the office's time zone, `YYYY-MM-DD`. */
export const IsoDate = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((day) => isRealDay(day)),
);
export type IsoDate = z.infer<typeof IsoDate>;

/** `YYYY-MM`. */
export const Month = z.string().check(z.regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/));
export type Month = z.infer<typeof Month>;

/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export const Instant = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  z.refine((moment) => !Number.isNaN(Date.parse(moment))),
);
export type Instant = z.infer<typeof Instant>;
