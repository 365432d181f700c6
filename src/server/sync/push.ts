import { type Instant, toInstant } from "../../domain/days.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import {
  type PushAnswer,
  PushRequest,
  type PushResult,
  protocolVersion,
  pushLimits,
  type SentCommand,
} from "../../protocol/sync.ts";
import { noteChange } from "../history/noteChange.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { checkBody, readJson } from "../http/readBody.ts";
import { changeOffice, NoSuchOffice, type OfficeChange } from "../offices/officeChange.ts";
import { preloadRows } from "../offices/records.ts";
import { readCookie } from "../session/cookie.ts";
import { findSession, type SignedIn } from "../session/signedIn.ts";
import { applyCommand, loggedCommands } from "./applyCommand.ts";
import { answerHeld, heldCommands, quarantine } from "./quarantine.ts";

/** `POST /api/sync/push`: a batch of commands, applied in one transaction. */
export function pushRoute({ database, clock, pokes, rateLimit }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, tokenHash } = context.get("signedIn");
    rateLimit.count(`push ${tokenHash}`);
    const body = await readJson(context, { limits: pushLimits, gzip: true });
    // Before the schema is looked at: what another version says differently isn't malformed.
    if (speaksOtherProtocol(body)) throw new RequestProblem("protocol-not-supported");
    const request = checkBody(body, PushRequest);
    const token = readCookie(context) ?? "";
    const now = clock();
    let changed = false;
    const answer = await changeOffice(database, officeId, async (change): Promise<PushAnswer> => {
      const { version } = change;
      // Looked up again: rights may have changed between the request's arrival and its turn.
      const signedIn = await findSession(change.tx, token, now, { evenDisabled: true });
      if (signedIn === undefined) throw new RequestProblem("sign-in-needed");
      const answer = await push(change, { request, signedIn, now });
      changed = change.version !== version;
      return answer;
    }).catch((error: unknown) => {
      throw error instanceof NoSuchOffice ? new RequestProblem("sign-in-needed") : error;
    });
    if (changed) pokes.poke(officeId);
    return context.json(answer);
  };
}

function speaksOtherProtocol(body: unknown): boolean {
  const { protocol } = (body ?? {}) as { protocol?: unknown };
  return Number.isInteger(protocol) && protocol !== protocolVersion;
}

async function push(
  change: OfficeChange,
  { request, signedIn, now }: { request: PushRequest; signedIn: SignedIn; now: number },
): Promise<PushAnswer> {
  const { person, deviceId, isDisabled } = signedIn;
  if (request.deviceId !== deviceId) throw new RequestProblem("wrong-device");
  // A disabled person's device can't pull anew, so another epoch mustn't keep back what it holds.
  const epoch = isDisabled ? request.epoch : signedIn.epoch;
  if (request.epoch !== epoch) throw new RequestProblem("epoch-changed");
  const { commands, lastNumber, unsent } = request;
  const receivedAt = toInstant(now);
  await change.tx
    .updateTable("device")
    .set({ last_contact_at: receivedAt, last_number: lastNumber, unsent })
    .where("office_id", "=", change.officeId)
    .where("id", "=", deviceId)
    .execute();
  const ids = commands.map(({ id }) => id);
  const logged = await loggedCommands(change, ids);
  const held = await heldCommands(change, ids);
  if (isDisabled) {
    const { results, received } = await quarantine(change, { commands, signedIn, now, logged, held });
    await noteReceived(change, { signedIn, receivedAt, received, results });
    return { epoch, receivedAt, results };
  }
  const known = new Set(logged.keys());
  await preloadRows(change, commands.filter(({ id }) => !logged.has(id)).flatMap(idsIn));
  const results: PushResult[] = [];
  for (const command of commands) {
    const waiting = held.get(command.id);
    results.push(
      waiting === undefined
        ? await applyCommand(change, { command, sender: { person, deviceId }, now, logged })
        : answerHeld(waiting, command, person.id),
    );
  }
  await noteReceived(change, {
    signedIn,
    receivedAt,
    received: commands.filter(({ id }) => !known.has(id) && logged.has(id)),
    results,
  });
  return { epoch, receivedAt, results };
}

/** One line for a batch: what came, sealed by its hash, and what became of it. What only waits isn't there yet. */
async function noteReceived(
  change: OfficeChange,
  told: { signedIn: SignedIn; receivedAt: Instant; received: readonly SentCommand[]; results: readonly PushResult[] },
): Promise<void> {
  const { signedIn, receivedAt, received, results } = told;
  if (received.length === 0) return;
  const { person, deviceId } = signedIn;
  const outcomes = new Map(
    results.map((result) => [result.id, "quarantined" in result ? "quarantined" : result.outcome]),
  );
  const commands = received.map((command) => [command.id, commandHash(command), outcomes.get(command.id)]);
  await noteChange(
    change,
    { person, deviceId, at: receivedAt },
    { action: "receive", subject: "commands", id: deviceId, name: person.name, after: { commands } },
  );
}

/** The ids of records that a command's body names, as far as can be told before it is checked. */
function idsIn({ body }: { body?: unknown }): string[] {
  if (typeof body !== "object" || body === null) return [];
  return Object.values(body).flatMap((part: unknown) => {
    const { id, exporterId } = (part ?? {}) as { id?: unknown; exporterId?: unknown };
    return [id, exporterId].filter((value): value is string => typeof value === "string" && value.length === 36);
  });
}
