import { signal } from "@preact/signals";
import { decideEntry as decideOnDevice, decisionHeldFor, undoDecision } from "../../../device/store/review.ts";
import type { Decision, EntryKind } from "../../../domain/review.ts";
import { store } from "../../current.ts";
import { type AnyEntryRow, kindOf } from "../../entries/anyEntry.ts";
import { words } from "../../language/dictionary.ts";
import { review } from "../../language/indonesian/review.ts";
import { requestSync } from "../../sync.ts";

/** What the toast says: the decision just made, while it can be taken back, or what became of taking it back. */
export type LastDecision =
  | {
      kind: "decided";
      entry: { kind: EntryKind; id: string };
      exporterName: string;
      decision: Decision;
      endsAt: number;
    }
  | { kind: "undone" | "too-late"; exporterName: string; endsAt: number };

export const lastDecision = signal<LastDecision | undefined>(undefined);

/** How long a toast without a choice stays. Milliseconds. */
const readingTime = 5_000;

/**
 * Decides about the revision that is on the screen.
 * @returns false where another decision of this device already waits
 */
export async function decideEntry(
  row: AnyEntryRow,
  decided: { decision: Decision; comment?: string; exporterName: string },
): Promise<boolean> {
  const { decision, comment, exporterName } = decided;
  const done = await decideOnDevice(store(), {
    kind: kindOf(row),
    id: row.id,
    revision: row.record?.revision ?? row.revision,
    decision,
    ...(comment === undefined ? {} : { comment }),
  });
  if (!done) return false;
  const endsAt = store().clock() + decisionHeldFor;
  lastDecision.value = { kind: "decided", entry: { kind: kindOf(row), id: row.id }, exporterName, decision, endsAt };
  requestSync();
  return true;
}

/**
 * Takes a decision back, while it was never sent.
 * @returns false where it is too late
 */
export async function undoEntryDecision(
  entry: { kind: EntryKind; id: string },
  exporterName: string,
): Promise<boolean> {
  const undone = await undoDecision(store(), entry);
  lastDecision.value = {
    kind: undone ? "undone" : "too-late",
    exporterName,
    endsAt: store().clock() + readingTime,
  };
  return undone;
}

/** `Maya Food disetujui.` */
export function sayDecision(last: LastDecision): string {
  const text = words(review);
  if (last.kind !== "decided") return last.kind === "undone" ? text.undone(last.exporterName) : text.tooLate;
  const say = { approve: text.approved, return: text.returned, reject: text.rejected, reopen: text.reopened };
  return say[last.decision](last.exporterName);
}
