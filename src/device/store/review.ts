import type { Decision, EntryKind } from "../../domain/review.ts";
import type { CommandName } from "../../protocol/commands.ts";
import type { EntryRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { entryTable } from "./entryTables.ts";
import { newCommand, wasAttempted } from "./outbox.ts";

/** How long a decision stays on the device, so that it can be taken back. Milliseconds. */
export const decisionHeldFor = 10_000;

/** Which entry. */
type Reference = { kind: EntryKind; id: string };

/**
 * Decides about the revision of an entry that the supervisor has before them. The decision stands in the
 * outbox at once and leaves after `decisionHeldFor`.
 * @returns false where the entry isn't here, or another decision of this device already waits
 */
export async function decideEntry(
  store: DeviceStore,
  decided: Reference & { revision: number; decision: Decision; comment?: string },
): Promise<boolean> {
  const { database } = store;
  const { kind, id } = decided;
  const entry = { kind, id };
  const common = { entryId: id, baseRevision: decided.revision, holdFor: decisionHeldFor };
  const command =
    decided.decision === "approve"
      ? newCommand(store, { name: "v1.review.approve", body: { entry }, ...common })
      : newCommand(store, {
          name: commandNameOf(decided.decision),
          body: { entry, comment: decided.comment ?? "" },
          ...common,
        });
  const table = entryTable(database, kind);
  return await database.transaction("rw", [table, database.outbox], async () => {
    const row = await table.get(id);
    if (row === undefined || (row.decision !== undefined && row.decision.refusal === undefined)) return false;
    if (row.decision !== undefined) await database.outbox.where("id").equals(row.decision.commandId).delete();
    await table.put({
      ...row,
      decision: {
        commandId: command.id,
        decision: decided.decision,
        comment: decided.comment,
        revision: decided.revision,
        decidedAt: command.claimedAt,
        notBefore: command.notBefore ?? command.claimedAt,
      },
    });
    await database.outbox.add(command);
    return true;
  });
}

/**
 * Takes a decision back while it was never sent.
 * @returns false where it is too late
 */
export async function undoDecision(store: DeviceStore, entry: Reference): Promise<boolean> {
  return await removeDecision(store, entry, async (row) =>
    row.decision === undefined ? false : !(await wasAttempted(store, row.decision.commandId)),
  );
}

/** Puts a refused decision away, once the supervisor has read why. */
export async function dismissDecision(store: DeviceStore, entry: Reference): Promise<boolean> {
  return await removeDecision(store, entry, (row) => Promise.resolve(row.decision?.refusal !== undefined));
}

async function removeDecision(
  store: DeviceStore,
  { kind, id }: Reference,
  mayRemove: (row: EntryRow) => Promise<boolean>,
): Promise<boolean> {
  const { database } = store;
  const table = entryTable(database, kind);
  return await database.transaction("rw", [table, database.outbox, database.meta], async () => {
    const row = await table.get(id);
    if (row?.decision === undefined || !(await mayRemove(row))) return false;
    await database.outbox.where("id").equals(row.decision.commandId).delete();
    await table.put({ ...row, decision: undefined });
    return true;
  });
}

function commandNameOf(decision: Exclude<Decision, "approve">) {
  return `v1.review.${decision}` as const satisfies CommandName;
}
