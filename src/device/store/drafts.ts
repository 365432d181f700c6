import { toInstant } from "../../domain/days.ts";
import type { Draft } from "../database.ts";
import type { DeviceStore } from "../deviceStore.ts";

/** Keeps what was typed so far. Called on every change, so it replaces the draft whole. */
export async function saveDraft(store: DeviceStore, draft: Omit<Draft, "updatedAt">): Promise<Draft> {
  const { database } = store;
  const saved = { ...draft, updatedAt: toInstant(store.clock()) };
  await database.drafts.put(saved);
  return saved;
}

export async function deleteDraft(store: DeviceStore, id: string): Promise<void> {
  await store.database.drafts.delete(id);
}

/** Drafts, last touched first. */
export async function listDrafts(store: DeviceStore): Promise<Draft[]> {
  return await store.database.drafts.orderBy("updatedAt").reverse().toArray();
}
