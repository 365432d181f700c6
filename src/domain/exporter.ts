import * as z from "zod/mini";
import { CommodityCode } from "./commodity.ts";
import { Id } from "./ids.ts";
import { Destination } from "./places.ts";
import { text } from "./text.ts";

const LegalForm = z.enum(["PT", "CV", "UD", "Koperasi", "Perorangan"]);

/** A business of the city that exports, did, or is on its way to. Its status is derived, never typed. */
export const Exporter = z.strictObject({
  id: Id,
  name: text(200),
  legalForm: z.optional(LegalForm),
  /** NIB, 13 digits, issued by OSS. */
  businessId: z.optional(z.string().check(z.regex(/^\d{13}$/))),
  /** NPWP, 15 digits (old) or 16 (PMK 112/PMK.03/2022), without dots and dashes. */
  taxId: z.optional(z.string().check(z.regex(/^\d{15,16}$/))),
  commodities: z.array(CommodityCode).check(z.maxLength(50)),
  destinations: z.array(Destination).check(z.maxLength(100)),
  phone: z.optional(z.string().check(z.regex(/^\+?\d{6,15}$/))),
  address: z.optional(text(300)),
});
export type Exporter = z.infer<typeof Exporter>;
