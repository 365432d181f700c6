import * as z from "zod/mini";
import { Id } from "./ids.ts";
import { text } from "./text.ts";

export const Role = z.enum(["exporter", "mentor", "supervisor", "admin", "viewer"]);
export type Role = z.infer<typeof Role>;

export const Person = z.strictObject({
  id: Id,
  name: text(120),
  role: Role,
  /** The business that an exporter reports for; other roles have none. */
  exporterId: z.optional(Id),
});
export type Person = z.infer<typeof Person>;
