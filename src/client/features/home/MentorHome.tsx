import { dayInZone, daysBetween, type IsoDate, shiftDay } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay } from "../../language/format.ts";
import { followUps } from "../../language/indonesian/followUps.ts";
import { home } from "../../language/indonesian/home.ts";
import { isLongRound } from "../../sync.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { useLive } from "../../useLive.ts";
import { ReporterHome } from "./ReporterHome.tsx";
import { readMentored } from "./readMentored.ts";
import { type Mentored, type VisitReason, visitsToday } from "./visitsToday.ts";

/** Visits proposed on the first page; the others are a tap away in the directory. */
const proposed = 5;

/** The mentor's first page: what was returned, whom to visit today, what is due, and what waits. */
export function MentorHome() {
  const { database, clock } = store();
  const { office } = session();
  const today = dayInZone(clock(), office.timeZone);
  const mentored = useLive(
    () => readMentored(database, { today, deadlineDay: office.reportingDeadlineDay }),
    [database, today, office.reportingDeadlineDay],
    isLongRound.value,
  );
  const text = words(home);
  const nameOf = (id: string) => mentored?.find((exporter) => exporter.id === id)?.name;
  return (
    <ReporterHome
      forWhom={office.shortName}
      main={{ href: "/kunjungan/baru", label: text.recordVisit }}
      nameOf={nameOf}
      isRead={mentored !== undefined}
      withLatest
    >
      {mentored?.length === 0 && <EmptyState text={text.exporters.none} />}
      {mentored !== undefined && mentored.length > 0 && <Today mentored={mentored} today={today} />}
      <DueSoon today={today} nameOf={nameOf} />
      <ButtonLink look="line" wide icon="ship" href="/ekspor/baru">
        {text.reportOnBehalf}
      </ButtonLink>
      <ButtonLink look="quiet" wide href="/ekspor">
        {text.allShipments}
      </ButtonLink>
    </ReporterHome>
  );
}

function Today({ mentored, today }: { mentored: readonly Mentored[]; today: string }) {
  const text = words(home);
  const all = visitsToday(mentored, today);
  return (
    <section class="stack" aria-labelledby="today-heading">
      <h2 id="today-heading">{text.visitsToday.title}</h2>
      {all.length === 0 ? (
        <p class="meta">{text.visitsToday.none}</p>
      ) : (
        <EntryList>
          {all.slice(0, proposed).map(({ exporter, because }) => (
            <EntryRow
              key={exporter.id}
              level={3}
              icon="store"
              title={exporter.name}
              href={`/kunjungan/baru?eksportir=${exporter.id}`}
              meta={say(because)}
            />
          ))}
        </EntryList>
      )}
      <p>
        <a class="link" href="/eksportir?urut=kunjungan">
          {all.length > proposed ? text.visitsToday.more(all.length - proposed) : text.visitsToday.all}
        </a>
      </p>
    </section>
  );

  function say(because: VisitReason): string {
    const { reasons } = text.visitsToday;
    if (because.reason === "follow-up") return reasons["follow-up"](because.days);
    return because.reason === "long-ago" ? reasons["long-ago"](because.days) : reasons[because.reason];
  }
}

/** What was agreed on and is due within a week, and how much there is. */
function DueSoon({ today, nameOf }: { today: IsoDate; nameOf: (exporterId: string) => string | undefined }) {
  const { database } = store();
  const until = shiftDay(today, 7);
  const due = useLive(
    () =>
      database.followUps
        .where("dueOn")
        .belowOrEqual(until)
        .filter((row) => row.doneOn === undefined)
        .toArray(),
    [database, until],
    isLongRound.value,
  );
  if (due === undefined || due.length === 0) return null;
  const text = words(home).due;
  return (
    <Card
      heading={text.title}
      aside={
        <a class="link" href="/tindak-lanjut">
          {text.all(due.length)}
        </a>
      }
    >
      <ul class="stack">
        {due.slice(0, 3).map((row) => (
          <li key={row.id}>
            {row.what}
            <p class="meta">{[nameOf(row.exporterId), whenDue(row.dueOn)].filter(Boolean).join(" · ")}</p>
          </li>
        ))}
      </ul>
    </Card>
  );

  function whenDue(dueOn: IsoDate): string {
    const { late, dueBy } = words(followUps);
    return dueOn < today ? late(daysBetween(dueOn, today)) : dueBy(formatDay(dueOn));
  }
}
