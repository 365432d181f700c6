import { canonicalJson } from "../../protocol/canonicalJson.ts";
import { commandHash } from "../../protocol/commandHash.ts";
import type { Snapshot } from "../database/database.ts";
import { sealOf } from "./chain.ts";

/** What was found of one office: how long its chain is, where it ends, and everything that doesn't fit. */
export type Verified = {
  officeId: string;
  lines: number;
  head: { number: number; hash: string } | undefined;
  faults: string[];
};

/** Lines that are read at once. */
const portion = 1_000;

/**
 * Goes along an office's whole history and says what was changed, removed or cut since it was written: its lines by
 * their chain; commands and revisions by the hashes that the lines hold of them.
 * @param known a head that was kept elsewhere; without one a cut end can't be seen
 */
export async function verifyHistory(
  snapshot: Snapshot,
  officeId: string,
  known?: { number: number; hash: string },
): Promise<Verified> {
  const faults: string[] = [];
  const received = new Map<string, { hash: string; outcome: string }>();
  let [lines, number, before] = [0, 0, ""];
  let wasKnownSeen = known === undefined;
  for (;;) {
    const page = await snapshot
      .selectFrom("history")
      .selectAll()
      .where("office_id", "=", officeId)
      .where("number", ">", number)
      .orderBy("number")
      .limit(portion)
      .execute();
    for (const { hash, ...line } of page) {
      if (line.number !== number + 1) faults.push(`lines ${number + 1} to ${line.number - 1} are missing`);
      // Before there was a chain. Nothing after its beginning may be without.
      const isBeforeChain = hash === "" && before === "";
      if (!isBeforeChain && hash !== sealOf(before, line))
        faults.push(`line ${line.number} was changed, or the one before it`);
      if (line.subject === "commands") noteCommands(parsed(line.after), received);
      if (known?.number === line.number) {
        wasKnownSeen = true;
        if (known.hash !== hash) faults.push(`line ${line.number} isn't the one whose hash was kept`);
      }
      [number, before] = [line.number, hash];
      lines += 1;
    }
    if (page.length < portion) break;
  }
  if (!wasKnownSeen) faults.push(`line ${known?.number}, whose hash was kept, is missing: the end was cut off`);
  const expected = await checkCommands(snapshot, officeId, received, faults);
  await checkRevisions(snapshot, officeId, expected, faults);
  return { officeId, lines, head: lines === 0 ? undefined : { number, hash: before }, faults };
}

function noteCommands(after: unknown, received: Map<string, { hash: string; outcome: string }>): void {
  const { commands } = after as { commands?: [string, string, string][] };
  for (const [id, hash, outcome] of commands ?? []) received.set(id, { hash, outcome });
}

/**
 * Every command that the history tells of is in the log, with the hash and the outcome that it had.
 * @returns hashes of those that made a revision of an entry
 */
async function checkCommands(
  snapshot: Snapshot,
  officeId: string,
  received: ReadonlyMap<string, { hash: string; outcome: string }>,
  faults: string[],
): Promise<Set<string>> {
  const revisions = new Set<string>();
  const missing = new Set(received.keys());
  for (let after = ""; ; ) {
    const page = await snapshot
      .selectFrom("command_log")
      .select(["id", "name", "hash", "result"])
      .where("office_id", "=", officeId)
      .where("id", ">", after)
      .orderBy("id")
      .limit(portion)
      .execute();
    for (const { id, name, hash, result } of page) {
      const told = received.get(id);
      missing.delete(id);
      const { outcome } = parsed(result) as { outcome?: string };
      if (told !== undefined && (told.hash !== hash || told.outcome !== outcome))
        faults.push(`command ${id} was changed`);
      if (told?.outcome === "applied" && /^v1\.(shipment|visit)\./.test(name)) revisions.add(hash);
    }
    if (page.length < portion) break;
    after = page.at(-1)?.id ?? "";
  }
  for (const id of missing) faults.push(`command ${id} is missing`);
  return revisions;
}

/** Every revision of an entry is what its command said, and the entry shows the last of them. */
async function checkRevisions(
  snapshot: Snapshot,
  officeId: string,
  expected: Set<string>,
  faults: string[],
): Promise<void> {
  const missing = new Set(expected);
  for (let after = ""; ; ) {
    const page = await snapshot
      .selectFrom("entry_revision as made")
      .innerJoin("record", (join) =>
        join.onRef("record.office_id", "=", "made.office_id").onRef("record.id", "=", "made.entry_id"),
      )
      .select(["made.entry_id", "made.revision", "made.body", "made.hash", "record.kind", "record.body as shown"])
      .where("made.office_id", "=", officeId)
      .where("made.entry_id", ">", after)
      .orderBy("made.entry_id")
      .orderBy("made.revision")
      .limit(portion)
      .execute();
    // The last entry of a full page may have revisions on the next one.
    const last = page.at(-1)?.entry_id ?? "";
    const whole = page.length < portion ? page : page.filter(({ entry_id }) => entry_id !== last);
    for (const { entry_id, revision, body, hash, kind, shown } of whole) {
      missing.delete(hash);
      const content = parsed(body);
      const command =
        revision === 1
          ? { name: `v1.${kind}.record`, body: { [kind]: content } }
          : { name: `v1.${kind}.revise`, baseRevision: revision - 1, body: { [kind]: content } };
      if (commandHash(command) !== hash) faults.push(`revision ${revision} of ${kind} ${entry_id} was changed`);
      const record = parsed(shown) as { revision?: number; [kind: string]: unknown };
      if (record.revision === revision && canonicalJson(record[kind]) !== canonicalJson(content)) {
        faults.push(`${kind} ${entry_id} shows something else than its revision ${revision}`);
      }
    }
    if (page.length < portion) break;
    after = whole.at(-1)?.entry_id ?? last;
  }
  for (const hash of missing) faults.push(`the revision with hash ${hash} is missing`);
}

/** What a row holds. Of one whose text was damaged an empty object, which fits none of the hashes. */
function parsed(text: string | null): object {
  try {
    return JSON.parse(text ?? "{}") as object;
  } catch {
    return {};
  }
}
