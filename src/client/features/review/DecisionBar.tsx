import type { Decision } from "../../../domain/review.ts";
import type { AnyEntryRow } from "../../entries/anyEntry.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { review } from "../../language/indonesian/review.ts";
import { Button } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { isPending, type PossibleDecision } from "./decisions.ts";

interface DecisionBarProps {
  row: AnyEntryRow;
  hasNewer: boolean;
  onSeeNewer: () => void;
  decisions: readonly PossibleDecision[];
  onDecide: (decision: Decision) => void;
  onUndo: () => void;
}

/** What can be done about the open entry, each with the key that does the same. */
export function DecisionBar({ row, hasNewer, onSeeNewer, decisions, onDecide, onUndo }: DecisionBarProps) {
  const text = words(review);
  if (hasNewer) {
    return (
      <Button look="main" icon="refresh-cw" onClick={onSeeNewer}>
        {text.seeNewRevision}
      </Button>
    );
  }
  if (isPending(row) && row.decision !== undefined) {
    return (
      <div class="decision-bar">
        <Chip tone="queued" icon="clock">
          {text.pending[row.decision.decision]}
        </Chip>
        <Button icon="undo-2" onClick={onUndo}>
          {words(common).actions.undo}
        </Button>
      </div>
    );
  }
  if (decisions.length === 0) return null;
  const names = { approve: text.approve, return: text.returnEntry, reject: text.reject, reopen: text.reopen };
  return (
    <div class="decision-bar">
      {decisions.map(({ decision, possible }) => (
        <Button
          key={decision}
          {...looks[decision]}
          aria-disabled={possible ? undefined : "true"}
          aria-describedby={possible ? undefined : "no-rate"}
          onClick={() => onDecide(decision)}
        >
          {names[decision]}
        </Button>
      ))}
    </div>
  );
}

const looks = {
  approve: { look: "approve", icon: "badge-check", kbd: "1" },
  return: { look: "return", icon: "corner-up-left", kbd: "2" },
  reject: { look: "reject", icon: "circle-x", kbd: "3" },
  reopen: { look: "line", icon: "undo-2" },
} as const;
