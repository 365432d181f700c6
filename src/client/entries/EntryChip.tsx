import type { EntryChip as ChipCode } from "../../domain/entryState.ts";
import { words } from "../language/dictionary.ts";
import { sync } from "../language/indonesian/sync.ts";
import { Chip, type Tone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/icons.ts";

/** The one chip of an entry (ux.md section 4). Which one it is: `chipOf` of entryLines.ts. */
export function EntryChip({ chip }: { chip: ChipCode }) {
  const { tone, icon } = looks[chip];
  return (
    <Chip tone={tone} icon={icon}>
      {words(sync).chips[chip].name}
    </Chip>
  );
}

/** Beside the chip of an entry that was sent again: "Perbaikan ke-2". */
export function CorrectionMark({ revision }: { revision: number }) {
  if (revision < 2) return null;
  return (
    <Chip tone="accent" icon="history">
      {words(sync).correctionNumber(revision)}
    </Chip>
  );
}

const looks: Record<ChipCode, { tone: Tone; icon: IconName }> = {
  draft: { tone: "draft", icon: "pencil" },
  queued: { tone: "queued", icon: "clock" },
  sending: { tone: "queued", icon: "arrow-up" },
  refused: { tone: "failed", icon: "circle-alert" },
  sent: { tone: "sent", icon: "check" },
  approved: { tone: "approved", icon: "badge-check" },
  returned: { tone: "returned", icon: "corner-up-left" },
  rejected: { tone: "failed", icon: "circle-x" },
};
