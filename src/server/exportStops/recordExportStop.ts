import type { ExportStopRecord } from "../../domain/exportStop.ts";
import { exportStopProblems } from "../../domain/exportStopProblems.ts";
import { may } from "../../domain/permissions.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { mayReport, relationAsAuthor } from "../entries/mayReport.ts";
import { noteChange } from "../history/noteChange.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, getRemoved, isIdTaken, putRecord, removeRecord } from "../offices/records.ts";
import { actorOf, type Circumstances, couldEver, type Outcome, refuse } from "../sync/outcome.ts";

/** v1.export-stop.record: an exporter stopped, or exports again. Nobody reviews it. */
export async function recordExportStop(
  change: OfficeChange,
  { exportStop }: CommandBody<"v1.export-stop.record">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { person } = circumstances.sender;
  const { id, exporterId } = exportStop;
  if ((await mayReport(change, person, "export-stop", exporterId)) === undefined) {
    return refuse("not-found", "exporterId");
  }
  if (await isIdTaken(change, id)) return refuse("id-taken", "id");
  const [problem] = exportStopProblems(exportStop, circumstances.today);
  if (problem !== undefined) return refuse("invalid", problem.field);
  const after: ExportStopRecord = {
    ...exportStop,
    recordedById: person.id,
    recordedByName: person.name,
    recordedAt: circumstances.receivedAt,
  };
  const sequence = await putRecord(change, "export-stop", id, after);
  const subject = { subject: "export-stop", id, name: await nameOf(change, exporterId) } as const;
  await noteChange(change, actorOf(circumstances), { action: "add", ...subject, after });
  return { outcome: "applied", revision: 1, sequence };
}

/** v1.export-stop.withdraw: it was recorded by mistake. */
export async function withdrawExportStop(
  change: OfficeChange,
  { exportStop: { id } }: CommandBody<"v1.export-stop.withdraw">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { person } = circumstances.sender;
  const removed = await getRemoved(change, "export-stop", id);
  if (removed !== undefined) {
    const { exporter_id, author_id, sequence } = removed;
    const withdrawn = { exporterId: exporter_id ?? "", recordedById: author_id ?? undefined };
    // Somebody else was first; what was asked for is so.
    if (await mayWithdraw(change, withdrawn, circumstances)) return { outcome: "applied", revision: 2, sequence };
  }
  const before = await getRecord(change, "export-stop", id);
  if (before === undefined || !(await mayWithdraw(change, before, circumstances))) {
    return couldEver(person, "export-stop", "withdraw")
      ? { outcome: "retry", waitsFor: "export-stop" }
      : refuse("not-found");
  }
  const sequence = await removeRecord(change, "export-stop", id);
  const subject = { subject: "export-stop", id, name: await nameOf(change, before.exporterId) } as const;
  await noteChange(change, actorOf(circumstances), { action: "remove", ...subject, before });
  return { outcome: "applied", revision: 2, sequence };
}

async function mayWithdraw(
  change: OfficeChange,
  { exporterId, recordedById }: Pick<ExportStopRecord, "exporterId" | "recordedById">,
  { sender: { person } }: Circumstances,
): Promise<boolean> {
  const isAuthor = recordedById === person.id;
  const related = await relationAsAuthor(change, person, { exporterId, isAuthor });
  const relations = isAuthor ? (["author", related.relation] as const) : ([related.relation] as const);
  return relations.some((relation) => may({ role: person.role, relation, subject: "export-stop", action: "withdraw" }));
}

async function nameOf(change: OfficeChange, exporterId: string): Promise<string> {
  return (await getRecord(change, "exporter", exporterId))?.name ?? exporterId;
}
