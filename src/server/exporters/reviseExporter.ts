import { type ExporterConflict, type ExporterField, type ExporterRecord, exporterOf } from "../../domain/exporter.ts";
import { exporterProblems } from "../../domain/exporterProblems.ts";
import { mergeExporter } from "../../domain/mergeExporter.ts";
import { may } from "../../domain/permissions.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { noteChange } from "../history/noteChange.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { getRecord, sequenceOf } from "../offices/records.ts";
import { actorOf, type Circumstances, couldEver, type Outcome, refuse } from "../sync/outcome.ts";
import { isBusinessIdTaken, storeExporter } from "./storeExporter.ts";

/**
 * v1.exporter.revise: merges a person's change field by field with what others changed meanwhile. Where both set a
 * field differently, the first stands and the other is kept beside it.
 */
export async function reviseExporter(
  change: OfficeChange,
  { exporter, before: asItWas }: CommandBody<"v1.exporter.revise">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const { sender, commandId, receivedAt: at, hash } = circumstances;
  if (asItWas.id !== exporter.id) return refuse("invalid", "id");
  const before = await visibleExporter(change, exporter.id, circumstances);
  if (before === undefined) return missing(circumstances);
  const [problem] = exporterProblems(exporter);
  if (problem !== undefined) return refuse("invalid", problem.field);
  const merged = mergeExporter({ before: asItWas, after: exporter, current: exporterOf(before) });
  if (merged.changed.length === 0 && merged.conflicts.length === 0) {
    return { outcome: "applied", revision: before.revision ?? 1, sequence: await sequenceOf(change, before.id) };
  }
  if (await isBusinessIdTaken(change, merged.exporter)) return refuse("number-taken", "businessId");

  const conflicts = merged.conflicts.map(
    ({ field, value }): ExporterConflict => ({
      ...{ id: commandId, field, byId: sender.person.id, byName: sender.person.name, at },
      ...(value === undefined ? {} : { value }),
    }),
  );
  const after: ExporterRecord = {
    ...describedAs(before, merged.exporter),
    revision: (before.revision ?? 1) + 1,
    changed: changedBy(before, merged.changed, circumstances),
    conflicts: [...(before.conflicts ?? []), ...conflicts],
  };
  const sequence = await storeExporter(change, { before, after });
  const subject = { subject: "exporter", id: after.id, name: after.name } as const;
  await noteChange(change, actorOf(circumstances), { action: "change", ...subject, ...statesOf(before, after) });
  const receipt = { revision: after.revision ?? 1, sequence };
  return conflicts.length === 0
    ? { outcome: "applied", ...receipt }
    : { outcome: "conflict", current: after, ...receipt, hash, receivedAt: at };
}

/** v1.exporter.resolve: somebody looked at both versions of a field and chose one. */
export async function resolveExporter(
  change: OfficeChange,
  { exporter: { id }, conflictId, field, choice }: CommandBody<"v1.exporter.resolve">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const before = await visibleExporter(change, id, circumstances);
  if (before === undefined) return missing(circumstances);
  const conflict = before.conflicts?.find((one) => one.id === conflictId && one.field === field);
  if (conflict === undefined) return refuse("done");
  const chosen: Record<string, unknown> = exporterOf(before);
  if (choice === "other") {
    if (conflict.value === undefined) delete chosen[field];
    else chosen[field] = conflict.value;
  }
  const exporter = chosen as ReturnType<typeof exporterOf>;
  if (await isBusinessIdTaken(change, exporter)) return refuse("number-taken", "businessId");
  const changed = choice === "other" ? [field as ExporterField] : [];
  const after: ExporterRecord = {
    ...describedAs(before, exporter),
    revision: (before.revision ?? 1) + 1,
    changed: changedBy(before, changed, circumstances),
    conflicts: (before.conflicts ?? []).filter((one) => one !== conflict),
  };
  const sequence = await storeExporter(change, { before, after });
  const subject = { subject: "exporter", id, name: after.name } as const;
  await noteChange(change, actorOf(circumstances), { action: "resolve", ...subject, ...statesOf(before, after) });
  return { outcome: "applied", revision: after.revision ?? 1, sequence };
}

/** Undefined where there is none, or none that the sender may change or might before they knew. */
async function visibleExporter(
  change: OfficeChange,
  id: string,
  { sender: { person } }: Circumstances,
): Promise<ExporterRecord | undefined> {
  const relation = await relationTo(change, person, id);
  const allowed =
    relation === "formerly"
      ? person.role !== "exporter"
      : may({ role: person.role, relation, subject: "exporter", action: "revise" });
  return allowed ? await getRecord(change, "exporter", id) : undefined;
}

/** It may be on its way from the phone of whoever found it. Who never could is told so, whatever the id. */
function missing({ sender }: Circumstances): Outcome {
  return couldEver(sender.person, "exporter", "revise")
    ? { outcome: "retry", waitsFor: "exporter" }
    : refuse("not-found");
}

/** The new content with what the office keeps beside it. */
function describedAs(before: ExporterRecord, exporter: ReturnType<typeof exporterOf>): ExporterRecord {
  return { ...exporter, ...(before.addedBy === undefined ? {} : { addedBy: before.addedBy }) };
}

function changedBy(
  before: ExporterRecord,
  fields: readonly ExporterField[],
  { sender, receivedAt: at }: Circumstances,
): NonNullable<ExporterRecord["changed"]> {
  const byName = sender.person.name;
  return { ...before.changed, ...Object.fromEntries(fields.map((field) => [field, { byName, at }])) };
}

/** For the history: the content, and the versions that wait for somebody to choose. */
function statesOf(before: ExporterRecord, after: ExporterRecord) {
  const state = (record: ExporterRecord) => ({ ...exporterOf(record), conflicts: record.conflicts ?? [] });
  return { before: state(before), after: state(after) };
}
