import type { ExporterRecord } from "../../domain/exporter.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { putRecord } from "../offices/records.ts";

/** Whether another exporter of the office has this NIB: it is unique where it is given. */
export async function isBusinessIdTaken(
  change: OfficeChange,
  { id, businessId }: Pick<ExporterRecord, "id" | "businessId">,
): Promise<boolean> {
  if (businessId === undefined) return false;
  const holder = await change.tx
    .selectFrom("business_id")
    .select("exporter_id")
    .where("office_id", "=", change.officeId)
    .where("business_id", "=", businessId)
    .executeTakeFirst();
  return holder !== undefined && holder.exporter_id !== id;
}

/** Writes an exporter that was checked, and keeps the list of NIBs in step with it. */
export async function storeExporter(
  change: OfficeChange,
  { before, after }: { before: ExporterRecord | undefined; after: ExporterRecord },
): Promise<number> {
  const sequence = await putRecord(change, "exporter", after.id, after);
  if (before?.businessId === after.businessId) return sequence;
  await change.tx
    .deleteFrom("business_id")
    .where("office_id", "=", change.officeId)
    .where("exporter_id", "=", after.id)
    .execute();
  if (after.businessId !== undefined) {
    await change.tx
      .insertInto("business_id")
      .values({ office_id: change.officeId, business_id: after.businessId, exporter_id: after.id })
      .execute();
  }
  return sequence;
}
