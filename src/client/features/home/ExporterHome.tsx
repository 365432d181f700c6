import { readMeta } from "../../../device/store/meta.ts";
import { dayInZone, yearOf } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { home } from "../../language/indonesian/home.ts";
import { shell } from "../../language/indonesian/shell.ts";
import { isLongRound } from "../../sync.ts";
import { useLive } from "../../useLive.ts";
import { MonthCard } from "./MonthCard.tsx";
import { readMonths } from "./months.ts";
import { ReporterHome } from "./ReporterHome.tsx";
import { YearCard } from "./YearCard.tsx";

/** The exporter's first page: what was returned, what waits, this month and the year. */
export function ExporterHome() {
  const { database, clock } = store();
  const { person, office } = session();
  const exporterId = person.exporterId ?? "";
  const today = dayInZone(clock(), office.timeZone);
  const exporter = useLive(() => database.exporters.get(exporterId), [database, exporterId]);
  const months = useLive(
    // Until everything has come, a month that was reported elsewhere would look open.
    async () =>
      (await readMeta(database, "complete", false))
        ? await readMonths(database, { exporterId, today, deadlineDay: office.reportingDeadlineDay })
        : [],
    [database, exporterId, today, office.reportingDeadlineDay],
    isLongRound.value,
  );
  return (
    <ReporterHome forWhom={exporter?.name} main={{ href: "/ekspor/baru", label: words(home).report }} isRead>
      {months?.length === 0 && <p class="hint">{words(shell).preparing}</p>}
      {months?.map((month) => (
        <MonthCard key={month.month} state={month} today={today} />
      ))}
      <YearCard exporterId={exporterId} year={yearOf(today)} />
    </ReporterHome>
  );
}
