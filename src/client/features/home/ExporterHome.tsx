import { readMeta } from "../../../device/store/meta.ts";
import { dayInZone, yearOf } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayWithWeekday } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { home } from "../../language/indonesian/home.ts";
import { shell } from "../../language/indonesian/shell.ts";
import { usePage } from "../../page.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { greeting } from "./greeting.ts";
import { MonthCard } from "./MonthCard.tsx";
import { readMonths } from "./months.ts";
import { useHomeLists } from "./useHomeLists.ts";
import { YearCard } from "./YearCard.tsx";

/** The exporter's first page: what was returned, what waits, this month and the year. */
export function ExporterHome() {
  const { database, clock } = store();
  const { person, office } = session();
  const exporterId = person.exporterId ?? "";
  const now = clock();
  const today = dayInZone(now, office.timeZone);
  const text = words(home);
  const exporter = useLive(() => database.exporters.get(exporterId), [database, exporterId]);
  const shown = useHomeLists();
  const months = useLive(
    // Until everything has come, a month that was reported elsewhere would look open.
    async () =>
      (await readMeta(database, "complete", false))
        ? await readMonths(database, { exporterId, today, deadlineDay: office.reportingDeadlineDay })
        : [],
    [database, exporterId, today, office.reportingDeadlineDay],
  );
  usePage({
    title: text.title,
    actions: (
      <ButtonLink look="main" wide icon="plus" href="/ekspor/baru">
        {text.report}
      </ButtonLink>
    ),
  });
  return (
    <>
      <PageTitle
        title={greeting(person.name, now)}
        below={[exporter?.name, formatDayWithWeekday(today)].filter(Boolean).join(" · ")}
      />
      {shown === undefined ? (
        <Skeleton label={words(common).navigation.home} />
      ) : (
        <>
          <shown.EntrySections lists={shown.lists} />
          {months?.length === 0 && <p class="hint">{words(shell).preparing}</p>}
          {months?.map((month) => (
            <MonthCard key={month.month} state={month} today={today} />
          ))}
          <YearCard exporterId={exporterId} year={yearOf(today)} />
        </>
      )}
    </>
  );
}
