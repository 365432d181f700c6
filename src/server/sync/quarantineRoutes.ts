import { toInstant } from "../../domain/days.ts";
import { type Action, may } from "../../domain/permissions.ts";
import type { Person, Role } from "../../domain/person.ts";
import {
  type QuarantineAnswer,
  QuarantineDecision,
  type QuarantinedCommand,
  QuarantineQuery,
  type QuarantineResult,
  type QuarantineResults,
  quarantineLimit,
} from "../../protocol/quarantine.ts";
import type { SentCommand } from "../../protocol/sync.ts";
import type { Snapshot } from "../database/database.ts";
import { inPortions } from "../database/inPortions.ts";
import { type Actor, noteChange } from "../history/noteChange.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { jsonResponse } from "../http/jsonResponse.ts";
import { RequestProblem } from "../http/problems.ts";
import { readBody } from "../http/readBody.ts";
import { changeOffice, type OfficeChange } from "../offices/officeChange.ts";
import { readCookie } from "../session/cookie.ts";
import { findSession } from "../session/signedIn.ts";
import { applyCommand, logResult } from "./applyCommand.ts";
import { senderOf } from "./quarantine.ts";

/** `GET /api/data/quarantine`: what disabled people's devices sent, whole. */
export function quarantineRoute({ database }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, person } = context.get("signedIn");
    need(person, "read");
    const query = QuarantineQuery.safeParse(context.req.query());
    if (!query.success) {
      throw new RequestProblem("bad-request", { field: String(query.error.issues[0]?.path[0] ?? "") });
    }
    const isDecided = query.data.decided === "1";
    const answer = await database.read((snapshot) => readQuarantine(snapshot, officeId, isDecided));
    return await jsonResponse(context, JSON.stringify(answer));
  };
}

/** `POST /api/data/quarantine`: applies commands as their authors', or declines them with a reason. */
export function decideQuarantineRoute({ database, clock, pokes }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, person } = context.get("signedIn");
    const decision = await readBody(context, QuarantineDecision);
    need(person, "decide");
    const token = readCookie(context) ?? "";
    const now = clock();
    const results = await changeOffice(database, officeId, async (change) => {
      // Looked up again: rights may have changed between the request's arrival and its turn.
      const signedIn = await findSession(change.tx, token, now);
      if (signedIn === undefined) throw new RequestProblem("sign-in-needed");
      need(signedIn.person, "decide");
      const { deviceId } = signedIn;
      return await decide(change, decision, { actor: { person: signedIn.person, deviceId, at: toInstant(now) }, now });
    });
    pokes.poke(officeId);
    return context.json({ results } satisfies QuarantineResults);
  };
}

function need({ role }: Person, action: Action): void {
  if (!may({ role, relation: "office", subject: "quarantine", action })) throw new RequestProblem("not-allowed");
}

function rowsOf(snapshot: Snapshot, officeId: string) {
  return snapshot
    .selectFrom("quarantine")
    .innerJoin("person", (join) =>
      join.onRef("person.office_id", "=", "quarantine.office_id").onRef("person.id", "=", "quarantine.person_id"),
    )
    .innerJoin("device", (join) =>
      join.onRef("device.office_id", "=", "quarantine.office_id").onRef("device.id", "=", "quarantine.device_id"),
    )
    .select([
      "quarantine.command_id",
      "quarantine.command",
      "quarantine.person_id",
      "quarantine.role",
      "quarantine.exporter_id",
      "quarantine.device_id",
      "quarantine.received_at",
      "quarantine.decision",
      "quarantine.decided_at",
      "quarantine.decided_by",
      "quarantine.reason",
      "person.name",
      "device.name as device_name",
    ])
    .where("quarantine.office_id", "=", officeId);
}

async function readQuarantine(snapshot: Snapshot, officeId: string, isDecided: boolean): Promise<QuarantineAnswer> {
  const wanted = isDecided ? "is not" : "is";
  const rows = await rowsOf(snapshot, officeId)
    .where("quarantine.decided_at", wanted, null)
    .orderBy(isDecided ? "quarantine.decided_at" : "quarantine.number", isDecided ? "desc" : "asc")
    .limit(quarantineLimit)
    .execute();
  const { total } = await snapshot
    .selectFrom("quarantine")
    .select(({ fn }) => fn.countAll().as("total"))
    .where("office_id", "=", officeId)
    .where("decided_at", wanted, null)
    .executeTakeFirstOrThrow();
  const commands = rows.map(
    (row): QuarantinedCommand => ({
      command: JSON.parse(row.command) as SentCommand,
      personId: row.person_id,
      personName: row.name,
      role: row.role as Role,
      deviceName: row.device_name,
      receivedAt: row.received_at,
      decision: row.decision,
      decidedAt: row.decided_at,
      decidedBy: row.decided_by,
      reason: row.reason,
    }),
  );
  return { commands, total: Number(total) };
}

async function decide(
  change: OfficeChange,
  decision: QuarantineDecision,
  { actor, now }: { actor: Actor; now: number },
): Promise<QuarantineResult[]> {
  const ids = [...new Set(decision.ids)];
  const rows: Row[] = [];
  for (const portion of inPortions(ids)) {
    const found = rowsOf(change.tx, change.officeId).select("quarantine.number");
    rows.push(...(await found.where("quarantine.command_id", "in", portion).execute()));
  }
  const known = new Set(rows.map((row) => row.command_id));
  const missing = decision.ids.findIndex((id) => !known.has(id));
  if (missing !== -1) throw new RequestProblem("not-found", { field: `ids.${missing}` });
  const own = decision.ids.find((id) => rows.some((row) => row.command_id === id && row.person_id === actor.person.id));
  if (own !== undefined) {
    const detail = "Nobody decides on what they sent themselves.";
    throw new RequestProblem("not-allowed", { field: `ids.${decision.ids.indexOf(own)}`, detail });
  }
  const results: QuarantineResult[] = [];
  for (const row of rows.sort((one, other) => one.number - other.number)) {
    if (row.decided_at !== null) results.push({ id: row.command_id, outcome: "decided" });
    else if (decision.decision === "decline") results.push(await decline(change, row, decision.reason, actor));
    else results.push(await accept(change, row, { actor, now }));
  }
  return results;
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>["execute"]>>[number] & { number: number };

async function accept(
  change: OfficeChange,
  row: Row,
  { actor, now }: { actor: Actor; now: number },
): Promise<QuarantineResult> {
  const id = row.command_id;
  const command = JSON.parse(row.command) as SentCommand;
  const sender = senderOf(row);
  const acceptedBy = actor.person.name;
  const result = await applyCommand(change, { command, sender, now, logged: new Map(), acceptedBy });
  if (result.outcome === "retry") return { id, outcome: "waits" };
  if (result.outcome === "refused") {
    const { code, field } = result;
    return { id, outcome: "refused", code, ...(field !== undefined && { field }) };
  }
  await settle(change, row, { decision: "accept", reason: null }, actor);
  return { id, outcome: "accepted" };
}

async function decline(change: OfficeChange, row: Row, reason: string, actor: Actor): Promise<QuarantineResult> {
  const id = row.command_id;
  const command = JSON.parse(row.command) as SentCommand;
  const sender = senderOf(row);
  // An app from before knows no reason, and says what it says of whatever isn't its person's to do.
  const result = { id, outcome: "refused", code: "not-found", reason } as const;
  await logResult(change, { command, result, sender, receivedAt: actor.at, logged: new Map() });
  await settle(change, row, { decision: "decline", reason }, actor);
  return { id, outcome: "declined" };
}

/** The row stays, with the whole command in it. */
async function settle(
  change: OfficeChange,
  row: Row,
  { decision, reason }: { decision: "accept" | "decline"; reason: string | null },
  actor: Actor,
): Promise<void> {
  await change.tx
    .updateTable("quarantine")
    .set({ decided_at: actor.at, decision, decided_by: actor.person.name, reason })
    .where("office_id", "=", change.officeId)
    .where("command_id", "=", row.command_id)
    .execute();
  const { name: command } = JSON.parse(row.command) as SentCommand;
  await noteChange(change, actor, {
    action: decision,
    subject: "quarantine",
    id: row.command_id,
    name: row.name,
    before: { command, receivedAt: row.received_at },
    ...(reason !== null && { after: { comment: reason } }),
  });
}
