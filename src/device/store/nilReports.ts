import type { NilReport } from "../../domain/nilReport.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { nextNumber } from "./numbering.ts";
import { newCommand } from "./outbox.ts";

/**
 * Hands in "nothing was exported this month": record and command in one flushed transaction.
 * @returns the device number, `MP-0042`
 */
export async function recordNilReport(store: DeviceStore, nilReport: NilReport): Promise<string> {
  const { database } = store;
  const command = newCommand(store, { name: "v1.nil-report.record", body: { nilReport }, entryId: nilReport.id });
  return await database.transaction("rw", [database.nilReports, database.outbox, database.meta], async () => {
    const number = await nextNumber(store);
    await database.nilReports.add({
      id: nilReport.id,
      exporterId: nilReport.exporterId,
      month: nilReport.month,
      nilReport,
      delivery: "queued",
      number,
      savedAt: command.claimedAt,
    });
    await database.outbox.add({ ...command, number, exporterId: nilReport.exporterId });
    return number;
  });
}

/** Removes a nil report that the server refused, once its author has read why. */
export async function dismissNilReport(store: DeviceStore, id: string): Promise<void> {
  const { database } = store;
  await database.transaction("rw", [database.nilReports, database.outbox], async () => {
    const row = await database.nilReports.get(id);
    if (row === undefined || row.delivery !== "refused") return;
    await database.outbox.where("entryId").equals(id).delete();
    if (row.record === undefined) await database.nilReports.delete(id);
    else await database.nilReports.put({ ...row, delivery: "sent", refusal: undefined });
  });
}
