import type { FollowUpRow } from "../../device/database.ts";
import { dayInZone } from "../../domain/days.ts";
import { daysLate, followUpGroup } from "../../domain/followUp.ts";
import { session, store } from "../current.ts";
import { words } from "../language/dictionary.ts";
import { formatDay } from "../language/format.ts";
import { followUps } from "../language/indonesian/followUps.ts";
import { Chip, type Tone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/icons.ts";
import { partyName } from "./visitLabels.ts";

/** What was agreed on, by whom, until when, and whether it is done. */
export function FollowUpState({ row }: { row: FollowUpRow }) {
  return (
    <>
      <p>{row.what}</p>
      <p class="row wrap tight">
        <FollowUpChip row={row} />
        <span class="meta">{followUpLine(row)}</span>
      </p>
    </>
  );
}

export function FollowUpChip({ row }: { row: FollowUpRow }) {
  const today = dayInZone(store().clock(), session().office.timeZone);
  const text = words(followUps);
  const group = followUpGroup(row, today);
  const { tone, icon } = looks[group];
  return (
    <Chip tone={tone} icon={icon}>
      {group === "late" ? text.late(daysLate(row, today)) : text.groups[group]}
    </Chip>
  );
}

/** `Eksportir · paling lambat 1 Des 2026`, `Eksportir · selesai 24 Nov 2026`. */
export function followUpLine({ who, dueOn, doneOn }: FollowUpRow): string {
  const text = words(followUps);
  return `${partyName(who)} · ${doneOn === undefined ? text.dueBy(formatDay(dueOn)) : text.doneOn(formatDay(doneOn))}`;
}

const looks: Record<ReturnType<typeof followUpGroup>, { tone: Tone; icon: IconName }> = {
  late: { tone: "returned", icon: "triangle-alert" },
  "this-week": { tone: "queued", icon: "clock" },
  later: { tone: "draft", icon: "calendar" },
  done: { tone: "approved", icon: "check" },
};
