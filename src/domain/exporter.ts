import * as z from "zod/mini";
import { CommodityCode } from "./commodity.ts";
import { Id } from "./ids.ts";
import { Instant } from "./isoDate.ts";
import { Destination } from "./places.ts";
import { SizeBasis } from "./sizeClass.ts";
import { text } from "./text.ts";

export const LegalForm = z.enum(["PT", "CV", "UD", "Koperasi", "Perorangan"]);
export type LegalForm = z.infer<typeof LegalForm>;

/** KBLI, 5 digits. KBLI 2025 replaced KBLI 2020 (Peraturan BPS 7/2025); a code says little without its edition. */
const IndustryCode = z.object({ code: z.string().check(z.regex(/^\d{5}$/)), edition: z.enum(["2020", "2025"]) });

const shape = {
  id: Id,
  name: text(200),
  legalForm: z.optional(LegalForm),
  /** NIB, 13 digits, issued by OSS. */
  businessId: z.optional(z.string().check(z.regex(/^\d{13}$/))),
  /** NPWP, 15 digits (old) or 16 (PMK 112/PMK.03/2022), without dots and dashes. */
  taxId: z.optional(z.string().check(z.regex(/^\d{15,16}$/))),
  industryCode: z.optional(IndustryCode),
  /** Its size class follows from this and is never typed. */
  size: z.optional(SizeBasis),
  /** Code of pekalongan.csv, or of the same form for another city. */
  kelurahan: z.optional(z.string().check(z.regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/))),
  commodities: z.array(CommodityCode).check(z.maxLength(50)),
  destinations: z.array(Destination).check(z.maxLength(100)),
  contactName: z.optional(text(120)),
  phone: z.optional(z.string().check(z.regex(/^\+?\d{6,15}$/))),
  address: z.optional(text(300)),
};

/** A business of the city that exports, did, or is on its way to. Its status is derived, never typed. */
export const Exporter = z.strictObject(shape);
export type Exporter = z.infer<typeof Exporter>;

export type ExporterField = Exclude<keyof Exporter, "id">;
export const exporterFields = Object.keys(shape).filter((field) => field !== "id") as ExporterField[];

/**
 * Two people changed the same field from the same text: the first to arrive stands, the other is kept beside it
 * until somebody chooses. An absent value means that the field was emptied.
 */
export const ExporterConflict = z.object({
  /** Of the command that brought it. */
  id: Id,
  field: z.string(),
  value: z.optional(z.unknown()),
  byId: Id,
  byName: z.string(),
  at: Instant,
});
export type ExporterConflict = z.infer<typeof ExporterConflict>;

/** An exporter as the office holds it. Older records and seeds have the bare exporter. */
export const ExporterRecord = z.object({
  ...shape,
  revision: z.optional(z.int()),
  /** Who changed which field last. */
  changed: z.optional(z.record(z.string(), z.object({ byName: z.string(), at: Instant }))),
  conflicts: z.optional(z.array(ExporterConflict)),
  addedBy: z.optional(z.object({ id: Id, name: z.string(), at: Instant })),
});
export type ExporterRecord = z.infer<typeof ExporterRecord>;

/** The exporter alone, without what the office keeps beside it. */
export function exporterOf(record: Exporter | ExporterRecord): Exporter {
  const content: Record<string, unknown> = { id: record.id };
  for (const field of exporterFields) if (record[field] !== undefined) content[field] = record[field];
  return content as Exporter;
}
