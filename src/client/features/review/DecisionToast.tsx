import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { requestSync } from "../../sync.ts";
import { Toast } from "../../ui/Toast.tsx";
import { lastDecision, sayDecision } from "./lastDecision.ts";

/** What was just decided, with the seconds in which it can be taken back. */
export function DecisionToast({ onUndo, hasKey }: { onUndo: () => void; hasKey: boolean }) {
  const last = lastDecision.value;
  if (last === undefined) return null;
  const undo = { label: words(common).actions.undo, onAction: onUndo, kbd: hasKey ? "Z" : undefined };
  return (
    <Toast
      text={sayDecision(last)}
      icon={last.kind === "too-late" ? "circle-alert" : "badge-check"}
      action={last.kind === "decided" ? undo : undefined}
      endsAt={last.endsAt}
      onEnd={end}
    />
  );
}

function end() {
  // A decision held back until now may leave.
  if (lastDecision.value?.kind === "decided") requestSync();
  lastDecision.value = undefined;
}
