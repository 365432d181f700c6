import type { ExporterRecord } from "../../domain/exporter.ts";
import { exporterProblems } from "../../domain/exporterProblems.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { noteChange } from "../history/noteChange.ts";
import { assignFinder } from "../offices/createOffice.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { isIdTaken } from "../offices/records.ts";
import { actorOf, type Circumstances, couldEver, type Outcome, refuse } from "../sync/outcome.ts";
import { isBusinessIdTaken, storeExporter } from "./storeExporter.ts";

/** v1.exporter.record: a business that the office didn't know. A mentor who found it is assigned to it. */
export async function recordExporter(
  change: OfficeChange,
  { exporter }: CommandBody<"v1.exporter.record">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { person } = circumstances.sender;
  if (!couldEver(person, "exporter", "record")) return refuse("not-found");
  if (await isIdTaken(change, exporter.id)) return refuse("id-taken", "id");
  const [problem] = exporterProblems(exporter);
  if (problem !== undefined) return refuse("invalid", problem.field);
  if (await isBusinessIdTaken(change, exporter)) return refuse("number-taken", "businessId");
  const { receivedAt: at } = circumstances;
  const after: ExporterRecord = { ...exporter, revision: 1, addedBy: { id: person.id, name: person.name, at } };
  const sequence = await storeExporter(change, { before: undefined, after });
  if (person.role === "mentor") await assignFinder(change, { mentorId: person.id, exporterId: exporter.id, at });
  const subject = { subject: "exporter", id: exporter.id, name: exporter.name } as const;
  await noteChange(change, actorOf(circumstances), { action: "add", ...subject, after: exporter });
  return { outcome: "applied", revision: 1, sequence };
}
