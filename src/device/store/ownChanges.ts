import { type Exporter, type ExporterRecord, exporterOf } from "../../domain/exporter.ts";
import type { ExportStopRecord } from "../../domain/exportStop.ts";
import type { FollowUpRecord } from "../../domain/followUp.ts";
import { mergeExporter } from "../../domain/mergeExporter.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import type { ExporterRow, ExportStopRow, FollowUpRow, OutboxRow } from "../database.ts";

// Rows of records that aren't reviewed: what the office holds, with this device's unconfirmed commands on top. Each is
// worked out anew from these two whenever either changes, so that no order of sends and answers can leave a trace.
// Commands stand in the order of their making; those that are only offered again are in the record already.

/** @returns undefined where neither the office nor this device has it */
export function exporterRow(
  record: ExporterRecord | undefined,
  commands: readonly OutboxRow[],
): ExporterRow | undefined {
  let exporter: Exporter | undefined = record && exporterOf(record);
  let conflicts = record?.conflicts ?? [];
  const own = ownOf(commands);
  for (const command of own) {
    switch (command.name) {
      case "v1.exporter.record":
        exporter ??= (command.body as CommandBody<"v1.exporter.record">).exporter;
        break;
      case "v1.exporter.revise": {
        const { exporter: after, before } = command.body as CommandBody<"v1.exporter.revise">;
        if (exporter !== undefined) exporter = withOwn(exporter, before, after);
        break;
      }
      case "v1.exporter.resolve": {
        if (command.status === "parked") break;
        const { conflictId, field, choice } = command.body as CommandBody<"v1.exporter.resolve">;
        const chosen = conflicts.find((conflict) => conflict.id === conflictId && conflict.field === field);
        conflicts = conflicts.filter((conflict) => conflict !== chosen);
        if (exporter !== undefined && chosen !== undefined && choice === "other") {
          exporter = { ...exporter, [field]: chosen.value };
        }
        break;
      }
    }
  }
  return exporter === undefined ? undefined : { ...exporter, ...deliveryOf(own), conflicts, record };
}

/** One's own words are shown until the office has answered, also where somebody else set another value. */
function withOwn(current: Exporter, before: Exporter, after: Exporter): Exporter {
  const { exporter, conflicts } = mergeExporter({ before, after, current });
  const own = Object.fromEntries(conflicts.map(({ field, value }) => [field, value]));
  return { ...exporter, ...own };
}

/** @returns undefined where it was withdrawn, or neither the office nor this device has it */
export function exportStopRow(
  record: ExportStopRecord | undefined,
  commands: readonly OutboxRow[],
): ExportStopRow | undefined {
  const own = ownOf(commands);
  const first = own.find((command) => command.name === "v1.export-stop.record");
  const stop = record ?? (first?.body as CommandBody<"v1.export-stop.record"> | undefined)?.exportStop;
  if (stop === undefined) return undefined;
  const { recordedById: _by, recordedByName: _name, recordedAt: _at, ...content } = stop as ExportStopRecord;
  const isWithdrawn = own.some(({ name, status }) => name === "v1.export-stop.withdraw" && status === "waiting");
  return { ...content, ...deliveryOf(own), record, ...(isWithdrawn ? { isWithdrawn } : {}) };
}

/**
 * @param told what is to be done, of the visit as this device has it; its record where the visit isn't here
 */
export function followUpRow(
  told: Pick<FollowUpRow, "id" | "what" | "who" | "dueOn" | "exporterId" | "visitId">,
  record: FollowUpRecord | undefined,
  commands: readonly OutboxRow[],
): FollowUpRow {
  const { id, what, who, dueOn, exporterId, visitId } = told;
  let done: Pick<FollowUpRow, "doneOn" | "doneNote"> = { doneOn: record?.doneOn, doneNote: record?.doneNote };
  const own = ownOf(commands);
  for (const { name, body, status } of own) {
    if (status === "parked") continue;
    if (name === "v1.follow-up.reopen") done = {};
    if (name === "v1.follow-up.complete") {
      const { doneOn, note } = (body as CommandBody<"v1.follow-up.complete">).followUp;
      done = { doneOn, doneNote: note };
    }
  }
  return { id, what, who, dueOn, exporterId, visitId, ...done, ...deliveryOf(own), record };
}

function ownOf(commands: readonly OutboxRow[]): OutboxRow[] {
  return commands.filter((command) => command.offeredAgain !== true);
}

function deliveryOf(own: readonly OutboxRow[]): Pick<ExporterRow, "delivery" | "savedAt" | "refusal"> {
  const parked = own.find((command) => command.status === "parked");
  const last = own.at(-1);
  return {
    delivery: parked !== undefined ? "refused" : last !== undefined ? "queued" : "sent",
    savedAt: last?.claimedAt,
    refusal: parked?.refusal,
  };
}
