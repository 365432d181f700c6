import type { FollowUpCompletion } from "../../domain/followUp.ts";
import type { OutboxRow } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { commandsOf, newCommand, wasAttempted } from "./outbox.ts";
import { followUpRow } from "./ownChanges.ts";

/** How long a completion stays on the device, so that it can be taken back. Milliseconds. */
export const completionHeldFor = 10_000;

/**
 * Marks a follow-up as done. The completion stands in the outbox at once and leaves after `completionHeldFor`.
 * @returns false where it isn't here, or is done already
 */
export async function completeFollowUp(store: DeviceStore, completion: FollowUpCompletion): Promise<boolean> {
  return await changeFollowUp(store, completion.id, (row) =>
    row.doneOn !== undefined
      ? undefined
      : newCommand(store, {
          name: "v1.follow-up.complete",
          body: { followUp: completion },
          entryId: completion.id,
          holdFor: completionHeldFor,
        }),
  );
}

/**
 * Marks a follow-up as not done after all: takes the completion back where it never left, else says so to the office.
 * @returns false where it isn't here, or isn't done
 */
export async function reopenFollowUp(store: DeviceStore, id: string): Promise<boolean> {
  return await changeFollowUp(store, id, async (row, commands) => {
    if (row.doneOn === undefined) return undefined;
    const last = commands.findLast(({ status }) => status === "waiting");
    if (last?.name === "v1.follow-up.complete" && !(await wasAttempted(store, last.id))) {
      await store.database.outbox.delete(last.order as number);
      return "taken-back";
    }
    return newCommand(store, { name: "v1.follow-up.reopen", body: { followUp: { id } }, entryId: id });
  });
}

/** Puts a refused change of a follow-up away, once it was read why. */
export async function dismissFollowUpRefusal(store: DeviceStore, id: string): Promise<boolean> {
  return await changeFollowUp(store, id, async (_, commands) => {
    const parked = commands.filter((command) => command.status === "parked");
    await store.database.outbox.bulkDelete(parked.map((command) => command.order as number));
    return parked.length > 0 ? "taken-back" : undefined;
  });
}

type Change = OutboxRow | "taken-back" | undefined;

/** Works the row out anew after what `make` puts into the outbox, or did there. */
async function changeFollowUp(
  store: DeviceStore,
  id: string,
  make: (row: { doneOn?: string | undefined }, commands: OutboxRow[]) => Change | Promise<Change>,
): Promise<boolean> {
  const { database } = store;
  const tables = [database.followUps, database.outbox, database.meta];
  return await database.transaction("rw", tables, async () => {
    const row = await database.followUps.get(id);
    if (row === undefined) return false;
    const made = await make(row, await commandsOf(store, id));
    if (made === undefined) return false;
    if (made !== "taken-back") await database.outbox.add({ ...made, exporterId: row.exporterId });
    await database.followUps.put(followUpRow(row, row.record, await commandsOf(store, id)));
    return true;
  });
}
