import type { ComponentChildren } from "preact";
import { dayInZone } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayWithWeekday } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { home } from "../../language/indonesian/home.ts";
import { usePage } from "../../page.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import type { EntrySectionsProps } from "./EntrySections.tsx";
import { greeting } from "./greeting.ts";
import { useHomeLists } from "./useHomeLists.ts";

interface ReporterHomeProps extends Pick<EntrySectionsProps, "nameOf"> {
  /** For whom the person reports. */
  forWhom: string | undefined;
  /** What the main button begins. */
  main: { href: string; label: string };
  /** False while what stands below the entries is still read. */
  isRead: boolean;
  /** The last entries stand at the end. */
  withLatest?: boolean;
  children: ComponentChildren;
}

/** The first page of those who report: a greeting, what was returned and what waits, and below it what is their own. */
export function ReporterHome({ forWhom, main, nameOf, isRead, withLatest = false, children }: ReporterHomeProps) {
  const now = store().clock();
  const { person, office } = session();
  const shown = useHomeLists({ withLatest });
  usePage({
    title: words(home).title,
    actions: (
      <ButtonLink look="main" wide icon="plus" href={main.href}>
        {main.label}
      </ButtonLink>
    ),
  });
  return (
    <>
      <PageTitle
        title={greeting(person.name, now)}
        below={[forWhom, formatDayWithWeekday(dayInZone(now, office.timeZone))].filter(Boolean).join(" · ")}
      />
      {shown === undefined || !isRead ? (
        <Skeleton label={words(common).navigation.home} />
      ) : (
        <>
          <shown.EntrySections lists={shown.lists} nameOf={nameOf} />
          {children}
          <shown.LatestEntries lists={shown.lists} nameOf={nameOf} />
        </>
      )}
    </>
  );
}
