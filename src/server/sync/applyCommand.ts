import { dayInZone, type Instant, toInstant } from "../../domain/days.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import {
  type AnyCommand,
  type CommandName,
  commandBodies,
  isCommandName,
  needsBaseRevision,
} from "../../protocol/commands.ts";
import type { PushResult, SentCommand } from "../../protocol/sync.ts";
import { inPortions } from "../database/inPortions.ts";
import { prepared } from "../database/prepared.ts";
import { recordExporter } from "../exporters/recordExporter.ts";
import { resolveExporter, reviseExporter } from "../exporters/reviseExporter.ts";
import { recordExportStop, withdrawExportStop } from "../exportStops/recordExportStop.ts";
import { completeFollowUp, reopenFollowUp } from "../followUps/completeFollowUp.ts";
import { recordNilReport } from "../nilReports/recordNilReport.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { officeOf } from "../offices/officeFacts.ts";
import { decideEntry } from "../review/decideEntry.ts";
import { recordShipment } from "../shipments/recordShipment.ts";
import { reviseShipment } from "../shipments/reviseShipment.ts";
import { recordVisit, reviseVisit } from "../visits/recordVisit.ts";
import { type Circumstances, type Outcome, refuse, type Sender } from "./outcome.ts";

export type LoggedCommand = { person_id: string; hash: string; result: string };

/** What the log holds of these commands, by id. */
export async function loggedCommands(
  change: OfficeChange,
  ids: readonly string[],
): Promise<Map<string, LoggedCommand>> {
  const logged = new Map<string, LoggedCommand>();
  for (const portion of inPortions(ids)) {
    const rows = await change.tx
      .selectFrom("command_log")
      .select(["id", "person_id", "hash", "result"])
      .where("office_id", "=", change.officeId)
      .where("id", "in", portion)
      .execute();
    for (const { id, ...row } of rows) logged.set(id, row);
  }
  return logged;
}

/**
 * Applies one command, or answers it from the log where it was applied or refused before, however long ago.
 * @param now Unix time in milliseconds: the time of receipt
 * @param logged by `loggedCommands`; gains this command
 * @param acceptedBy who let it out of the quarantine; a refusal isn't written down then, for it can be tried again
 */
export async function applyCommand(
  change: OfficeChange,
  {
    command,
    sender,
    now,
    logged,
    acceptedBy,
  }: {
    command: SentCommand;
    sender: Sender;
    now: number;
    logged: Map<string, LoggedCommand>;
    acceptedBy?: string;
  },
): Promise<PushResult> {
  const { id, name, number, claimedAt } = command;
  const hash = commandHash(command);
  const earlier = logged.get(id);
  if (earlier !== undefined) return answerAgain(earlier, { id, hash, personId: sender.person.id });
  if (!isCommandName(name)) return { id, outcome: "retry", waitsFor: "newer-server" };

  const receivedAt = toInstant(now);
  const today = dayInZone(now, (await officeOf(change)).timeZone);
  const circumstances = { sender, commandId: id, number, claimedAt, receivedAt, today, hash, acceptedBy };
  const outcome = await handle(change, name, command, circumstances);
  if (outcome.outcome === "retry") return { id, ...outcome };
  if (outcome.outcome === "refused" && acceptedBy !== undefined) return { id, ...outcome };

  const result: PushResult = outcome.outcome === "applied" ? { id, ...outcome, hash, receivedAt } : { id, ...outcome };
  await logResult(change, { command, result, sender, receivedAt, logged });
  return result;
}

/** What was answered when it was settled, for its sender; its id with other content, or another's, is taken. */
export function answerAgain(
  earlier: LoggedCommand,
  { id, hash, personId }: { id: string; hash: string; personId: string },
): PushResult {
  if (earlier.hash !== hash || earlier.person_id !== personId) return { id, ...refuse("id-taken") };
  const result = JSON.parse(earlier.result) as PushResult;
  return result.outcome === "applied" ? { ...result, outcome: "already-applied" } : result;
}

/** Writes down for ever what a command is answered. */
export async function logResult(
  change: OfficeChange,
  {
    command,
    result,
    sender,
    receivedAt,
    logged,
  }: {
    command: SentCommand;
    result: PushResult;
    sender: Sender;
    receivedAt: Instant;
    logged: Map<string, LoggedCommand>;
  },
): Promise<void> {
  const { id, name, number, claimedAt } = command;
  const entry = { person_id: sender.person.id, hash: commandHash(command), result: JSON.stringify(result) };
  await insertLogged(change.tx, {
    officeId: change.officeId,
    id,
    name,
    ...entry,
    deviceId: sender.deviceId,
    number: number ?? null,
    claimedAt,
    receivedAt,
  });
  logged.set(id, entry);
}

type LoggedRow = LoggedCommand & {
  officeId: string;
  id: string;
  name: string;
  deviceId: string;
  number: string | null;
  claimedAt: string;
  receivedAt: string;
};

const insertLogged = prepared((tx, row: LoggedRow) =>
  tx.insertInto("command_log").values({
    office_id: row.officeId,
    id: row.id,
    name: row.name,
    hash: row.hash,
    result: row.result,
    person_id: row.person_id,
    device_id: row.deviceId,
    number: row.number,
    claimed_at: row.claimedAt,
    received_at: row.receivedAt,
  }),
);

async function handle(
  change: OfficeChange,
  name: CommandName,
  command: SentCommand,
  circumstances: Omit<Circumstances, "baseRevision">,
): Promise<Outcome> {
  const parsed = commandBodies[name].safeParse(command.body);
  if (!parsed.success) return refuse("invalid", fieldOf(parsed.error.issues[0]));
  if (needsBaseRevision(name) && command.baseRevision === undefined) return refuse("invalid", "baseRevision");
  const known = { ...circumstances, baseRevision: command.baseRevision ?? 0 };
  const { name: commandName, body } = { name, body: parsed.data } as AnyCommand;
  switch (commandName) {
    case "v1.shipment.record":
      return await recordShipment(change, body, known);
    case "v1.shipment.revise":
      return await reviseShipment(change, body, known);
    case "v1.nil-report.record":
      return await recordNilReport(change, body, known);
    case "v1.visit.record":
      return await recordVisit(change, body, known);
    case "v1.visit.revise":
      return await reviseVisit(change, body, known);
    case "v1.follow-up.complete":
      return await completeFollowUp(change, body, known);
    case "v1.follow-up.reopen":
      return await reopenFollowUp(change, body, known);
    case "v1.export-stop.record":
      return await recordExportStop(change, body, known);
    case "v1.export-stop.withdraw":
      return await withdrawExportStop(change, body, known);
    case "v1.exporter.record":
      return await recordExporter(change, body, known);
    case "v1.exporter.revise":
      return await reviseExporter(change, body, known);
    case "v1.exporter.resolve":
      return await resolveExporter(change, body, known);
    case "v1.review.approve":
      return await decideEntry(change, { decision: "approve", ...body }, known);
    case "v1.review.return":
      return await decideEntry(change, { decision: "return", ...body }, known);
    case "v1.review.reject":
      return await decideEntry(change, { decision: "reject", ...body }, known);
    case "v1.review.reopen":
      return await decideEntry(change, { decision: "reopen", ...body }, known);
  }
}

/** Names under which a command's body holds a record. */
const recordParts: ReadonlySet<string> = new Set([
  "shipment",
  "nilReport",
  "visit",
  "followUp",
  "exportStop",
  "exporter",
]);

type Issue = { path: readonly PropertyKey[]; keys?: readonly string[] };

/** Where a body breaks its schema, as the form names its fields: `items.0.unit`, without the record's own name. */
function fieldOf(issue: unknown): string | undefined {
  const { path, keys = [] } = issue as Issue;
  const steps = [...path, ...keys.slice(0, 1)].map(String);
  const withinRecord = recordParts.has(steps[0] ?? "") ? steps.slice(1) : steps;
  return withinRecord.length === 0 ? undefined : withinRecord.join(".").slice(0, 100);
}
