import { useEffect, useRef, useState } from "preact/hooks";
import type { Draft } from "../../device/database.ts";
import { saveDraft } from "../../device/store/drafts.ts";
import { store } from "../current.ts";
import { askForProtection } from "../storage.ts";
import { draftWriter } from "./draftWriter.ts";

export type OpenDraft = {
  draft: Draft;
  /** When it was last written to this device; undefined while nothing was. */
  savedAt: string | undefined;
  /** The device could not keep the last change. */
  isNotSaved: boolean;
  /** Takes over what was typed. A value that is undefined leaves the draft. */
  set: (values: Record<string, string | undefined>, touched?: string) => void;
  /** Remembers the step to come back to. */
  moveTo: (step: number) => void;
  /** Writes what waits; leaving a step waits for it. */
  flush: () => Promise<boolean>;
};

/** `gone`: it was handed in, or never was on this device under this id. */
export type DraftOutcome = "loading" | "gone" | OpenDraft;

type Opened = { draft: Draft; savedAt: string | undefined };

/**
 * The draft of this id while a form is open: read once, then written on every change.
 * @param open finds it, or makes the one that the form begins with; undefined where there is none any more
 */
export function useDraft(id: string, open: (id: string) => Promise<Opened | undefined>): DraftOutcome {
  const [outcome, setOutcome] = useState<"loading" | "gone" | Opened>("loading");
  const [isNotSaved, setIsNotSaved] = useState(false);
  const newest = useRef<Draft | undefined>(undefined);
  const writer = useRef<ReturnType<typeof draftWriter<Draft, Draft>> | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: opened once for each draft
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
    void open(id).then((opened) => {
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
        values: withValues(newest.current?.values ?? {}, values),
        ...(touched === undefined ? {} : { field: touched }),
      }),
    moveTo: (step) => {
      if (newest.current?.step !== step) change({ step, field: undefined });
    },
    flush: () => writer.current?.flush() ?? Promise.resolve(true),
  };
}

function withValues(before: Record<string, string>, changed: Record<string, string | undefined>) {
  const entries = Object.entries({ ...before, ...changed }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

let isAsked = false;

/** ux.md section 11: asked once somebody has something to lose. A browser that says no is no reason to stop. */
async function keepStorage(): Promise<void> {
  if (isAsked) return;
  isAsked = true;
  await askForProtection();
}
