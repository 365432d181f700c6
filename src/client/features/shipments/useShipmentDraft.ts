import { useEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "../../../device/database.ts";
import { saveDraft } from "../../../device/store/drafts.ts";
import { session, store } from "../../current.ts";
import type { DraftValues, FormField } from "../../entries/shipmentFields.ts";
import { askForProtection } from "../../storage.ts";
import { draftWriter } from "./draftWriter.ts";

export type OpenDraft = {
  draft: Draft;
  /** When it was last written to this device; undefined while nothing was. */
  savedAt: string | undefined;
  /** The device could not keep the last change. */
  isNotSaved: boolean;
  set: (values: DraftValues, touched?: FormField) => void;
  /** Remembers the step to come back to. */
  moveTo: (step: number) => void;
  /** Writes what waits; leaving a step waits for it. */
  flush: () => Promise<boolean>;
};

/** `gone`: it was handed in, or never was on this device under this id. */
export type DraftOutcome = "loading" | "gone" | OpenDraft;

/**
 * The draft of this id while the form is open: read once, then written on every change.
 * @param exporterId whom a new one is about, where the way here said so
 */
export function useShipmentDraft(id: string, exporterId: string | undefined): DraftOutcome {
  const begin = useRef<DraftValues>(exporterId === undefined ? {} : { exporterId });
  const [outcome, setOutcome] = useState<"loading" | "gone" | { draft: Draft; savedAt: string | undefined }>("loading");
  const [isNotSaved, setIsNotSaved] = useState(false);
  const newest = useRef<Draft | undefined>(undefined);
  const writer = useRef<ReturnType<typeof draftWriter<Draft, Draft>> | undefined>(undefined);

  useEffect(() => {
    let isOpen = true;
    newest.current = undefined;
    setOutcome("loading");
    const writerOfId = draftWriter(
      (draft: Draft) => saveDraft(store(), draft),
      (saved) => {
        if (!isOpen) return;
        setIsNotSaved(saved === undefined);
        if (saved !== undefined && newest.current !== undefined) {
          setOutcome({ draft: newest.current, savedAt: saved.updatedAt });
          void keepStorage();
        }
      },
    );
    writer.current = writerOfId;
    void openDraft(id, begin.current).then((opened) => {
      if (!isOpen) return;
      newest.current = opened?.draft;
      setOutcome(opened ?? "gone");
    });
    const flush = () => void writerOfId.flush();
    document.addEventListener("visibilitychange", flush);
    addEventListener("pagehide", flush);
    return () => {
      isOpen = false;
      flush();
      document.removeEventListener("visibilitychange", flush);
      removeEventListener("pagehide", flush);
    };
  }, [id]);

  if (typeof outcome === "string") return outcome;

  function change(changed: Partial<Draft>) {
    if (newest.current === undefined) return;
    const draft = { ...newest.current, ...changed };
    newest.current = draft;
    writer.current?.write(draft);
    setOutcome((before) => (typeof before === "string" ? before : { ...before, draft }));
  }

  return {
    ...outcome,
    isNotSaved,
    set: (values, touched) =>
      change({
        values: { ...newest.current?.values, ...values },
        ...(touched === undefined ? {} : { field: touched }),
      }),
    moveTo: (step) => {
      if (newest.current?.step !== step) change({ step, field: undefined });
    },
    flush: () => writer.current?.flush() ?? Promise.resolve(true),
  };
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

let isAsked = false;

/** ux.md section 11: asked once somebody has something to lose. A browser that says no is no reason to stop. */
async function keepStorage(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  await askForProtection();
}
