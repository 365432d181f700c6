import type { Visit } from "../../domain/visit.ts";
import type { DeviceStore } from "../deviceStore.ts";
import { discardRefusedChange, recordEntry, retractEntry, reviseEntry } from "./entries.ts";

/** Hands in a new visit with its follow-ups (`recordEntry`). @returns the device number, `MP-0042` */
export async function recordVisit(store: DeviceStore, visit: Visit): Promise<string> {
  return await recordEntry(store, "visit", visit);
}

/** Hands in a correction of a visit (`reviseEntry`). @returns false where that isn't possible now */
export async function reviseVisit(store: DeviceStore, visit: Visit): Promise<boolean> {
  return await reviseEntry(store, "visit", visit);
}

/** Takes back a visit that was never sent (`retractEntry`). @returns false where it was sent meanwhile */
export async function retractVisit(
  store: DeviceStore,
  id: string,
  draft: { values: Record<string, string>; step: number },
): Promise<boolean> {
  return await retractEntry(store, "visit", id, draft);
}

/** Gives up a refused change of a visit (`discardRefusedChange`). */
export async function discardRefusedVisitChange(store: DeviceStore, id: string): Promise<boolean> {
  return await discardRefusedChange(store, "visit", id);
}
