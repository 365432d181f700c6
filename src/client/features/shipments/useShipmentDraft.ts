import { useRef } from "preact/hooks";
import type { Draft } from "../../../device/database.ts";
import { session, store } from "../../current.ts";
import type { DraftValues } from "../../entries/shipmentFields.ts";
import { type DraftOutcome, useDraft } from "../../entries/useDraft.ts";

/**
 * The draft of this id while the form is open (`useDraft`).
 * @param exporterId whom a new one is about, where the way here said so
 */
export function useShipmentDraft(id: string, exporterId: string | undefined): DraftOutcome {
  const begin = useRef<DraftValues>(exporterId === undefined ? {} : { exporterId });
  return useDraft(id, (each) => openDraft(each, begin.current));
}

async function openDraft(
  id: string,
  begin: DraftValues,
): Promise<{ draft: Draft; savedAt: string | undefined } | undefined> {
  const { database } = store();
  const draft = await database.drafts.get(id);
  if (draft !== undefined) return { draft, savedAt: draft.updatedAt };
  if ((await database.shipments.get(id)) !== undefined) return undefined;
  return { draft: newDraft(id, begin), savedAt: undefined };
}

/** A draft that says what is known of its author; it is written once something is typed. */
export function newDraft(id: string, values: DraftValues): Draft {
  const { person } = session();
  const own: DraftValues =
    person.exporterId === undefined ? {} : { exporterId: person.exporterId, source: "self-report" };
  return { id, kind: "shipment", values: { currency: "USD", ...values, ...own }, step: 1, updatedAt: "" };
}
