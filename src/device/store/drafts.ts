import { toInstant } from "../../domain/days.ts";
import type { Draft } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { freeNumber } from "./numbering.ts";

/** Keeps what was typed so far. Called on every change, so it replaces the draft whole. */
export async function saveDraft(store: DeviceStore, draft: Omit<Draft, "updatedAt">): Promise<Draft> {
  const { database } = store;
  const saved = { ...draft, updatedAt: toInstant(store.clock()) };
  await database.drafts.put(saved);
  return saved;
}

/** Throws a draft away. The number of an entry that was taken back and never reached the server is free again. */
export async function deleteDraft(store: DeviceStore, id: string): Promise<void> {
  const { database } = store;
  await database.transaction("rw", [database.drafts, database.meta], async () => {
    const draft = await database.drafts.get(id);
    if (draft?.number !== undefined && draft.corrects === undefined) await freeNumber(store, draft.number);
    await database.drafts.delete(id);
  });
}

/** Drafts, last touched first. */
export async function listDrafts(store: DeviceStore): Promise<Draft[]> {
  return await store.database.drafts.orderBy("updatedAt").reverse().toArray();
}
