import type { HistoryEvent } from "../../domain/entryRecord.ts";
import { words } from "../language/dictionary.ts";
import { formatMoment } from "../language/format.ts";
import { entries } from "../language/indonesian/entries.ts";
import { sync } from "../language/indonesian/sync.ts";
import { type Happening, Timeline } from "../ui/Timeline.tsx";
import type { AnyEntryRow } from "./anyEntry.ts";
import { entryLine } from "./entryLines.ts";

/** Who did what to an entry and when, newest first; what this device still has to send stands on top. */
export function EntryTimeline({ row }: { row: AnyEntryRow }) {
  const happenings = (row.record?.history ?? []).map((event, index) => happeningOf(event, index)).reverse();
  const local: Happening[] =
    row.delivery === "sent"
      ? []
      : [
          {
            id: "local",
            when: formatMoment(row.savedAt, { withoutZone: true }),
            at: row.savedAt,
            text: (
              <>
                {row.revision > 1 && `${words(sync).correctionNumber(row.revision)}. `}
                {row.delivery === "refused" ? entryLine(row) : words(entries).timeline.savedHere}
              </>
            ),
          },
        ];
  return <Timeline items={[...local, ...happenings]} />;
}

function happeningOf(event: HistoryEvent, index: number): Happening {
  const { timeline } = words(entries);
  const { acceptedBy } = event;
  const text =
    event.event === "revise"
      ? timeline.revise({ by: event.byName, revision: event.revision })
      : timeline[event.event](event.byName);
  return {
    id: String(index),
    when: formatMoment(event.at, { withoutZone: true }),
    at: event.at,
    text: acceptedBy === undefined ? text : `${text}. ${timeline.acceptedBy(acceptedBy)}`,
    comment: event.comment,
  };
}
