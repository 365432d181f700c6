import { useState } from "preact/hooks";
import type { Draft } from "../../../device/database.ts";
import { deleteDraft } from "../../../device/store/drafts.ts";
import { store } from "../../current.ts";
import { useDraft } from "../../entries/useDraft.ts";

export type FormValues = Record<string, string>;

export type OpenForm = {
  id: string;
  values: FormValues;
  /** When it was last written to this device; undefined while nothing was. */
  savedAt: string | undefined;
  isNotSaved: boolean;
  set: (values: FormValues) => void;
  flush: () => Promise<boolean>;
  /** Throws away what was typed: the form begins anew. */
  startOver: () => Promise<void>;
  /** After what was typed was handed in. */
  end: () => Promise<void>;
};

/**
 * What a form of this feature holds, kept on the device at every change.
 * @param open finds what was begun, or what the form begins with; again whenever `key` changes
 */
export function useFormDraft(
  key: string,
  open: () => Promise<{ id: string; values: FormValues; draft: Draft | undefined } | undefined>,
): "loading" | "gone" | OpenForm {
  const [times, setTimes] = useState(1);
  const outcome = useDraft(`${key} ${times}`, async () => {
    const opened = await open();
    if (opened === undefined) return undefined;
    const { id, values, draft } = opened;
    return draft === undefined
      ? { draft: { id, kind: "exporter", values, step: 1, updatedAt: "" }, savedAt: undefined }
      : { draft, savedAt: draft.updatedAt };
  });
  if (typeof outcome === "string") return outcome;
  const { draft, savedAt, isNotSaved, set, flush } = outcome;
  async function end() {
    await flush();
    await deleteDraft(store(), draft.id);
  }
  return {
    id: draft.id,
    values: draft.values,
    savedAt,
    isNotSaved,
    set,
    flush,
    end,
    async startOver() {
      await end();
      setTimes(times + 1);
    },
  };
}
