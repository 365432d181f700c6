import type { VisitRow } from "../../../device/database.ts";
import type { DeviceStore } from "../../../device/deviceStore.ts";
import { commandsOf, wasAttempted } from "../../../device/store/outbox.ts";
import { retractVisit } from "../../../device/store/visits.ts";
import { may } from "../../../domain/permissions.ts";
import { mayRevise } from "../../../domain/review.ts";
import { visitSections } from "../../entries/draftFacts.ts";
import { visitToValues } from "./visitDraft.ts";

/** What the person of this device can do about a visit now (ux.md section 4, "Owner may"). */
export type VisitActions = {
  change: boolean;
  retract: boolean;
  /** A change that was refused because the visit was decided can only be given up. */
  discard: boolean;
};

export async function visitActionsFor(store: DeviceStore, row: VisitRow): Promise<VisitActions> {
  const { role } = store.session.person;
  const state = row.record?.state;
  const isUndecided = state === undefined || mayRevise(state);
  // Whoever has the visit here is its exporter's mentor, or reported it: both may correct it.
  const mayChange = may({ role, relation: "author", subject: "visit", action: "revise" }, state);
  return {
    change: mayChange && isUndecided && row.delivery !== "queued",
    retract: mayChange && row.delivery === "queued" && (await isStillHere(store, row.id)),
    discard: row.delivery === "refused" && row.record !== undefined && !isUndecided,
  };
}

/** True while none of a visit's commands ever left this device. */
async function isStillHere(store: DeviceStore, id: string): Promise<boolean> {
  const commands = await commandsOf(store, id);
  for (const command of commands) if (await wasAttempted(store, command.id)) return false;
  return commands.length > 0;
}

/** @returns the address of the draft that it is again, or undefined where it was sent meanwhile */
export async function retractToDraft(store: DeviceStore, row: VisitRow): Promise<string | undefined> {
  const draft = { values: visitToValues(row.visit), step: visitSections + 1 };
  return (await retractVisit(store, row.id, draft)) ? `/kunjungan/${row.id}/periksa` : undefined;
}
