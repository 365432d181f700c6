import { useLocation } from "preact-iso";
import { dayInZone, yearOf } from "../../../domain/days.ts";
import { may } from "../../../domain/permissions.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment, monthName } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { usePage } from "../../page.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { FilterSelect } from "../../ui/SelectField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useMediaQuery } from "../../useMediaQuery.ts";
import { EntriesHero, RateCaption, TargetLines } from "./EntriesHero.tsx";
import { MonthsChart } from "./MonthsChart.tsx";
import { periodText } from "./periodText.ts";
import { RankingChart } from "./RankingChart.tsx";
import "./RealisationPage.css";
import { type RealisationQuery, realisationHref, realisationQueryOf } from "./realisationQuery.ts";
import { SemestersChart } from "./SemestersChart.tsx";
import { StatedHero, StatedTelling } from "./StatedYear.tsx";
import { StoppedExporters } from "./StoppedExporters.tsx";
import { type RealisationData, useRealisation } from "./useRealisation.ts";

/** How much was exported in a year, against its target, and who, what and where to. All from this device. */
export function RealisationPage() {
  const { query, route } = useLocation();
  const text = words(realisationWords);
  const today = dayInZone(store().clock(), session().office.timeZone);
  const asked = realisationQueryOf(query, yearOf(today));
  const data = useRealisation(asked.year, today);
  // By the address as it is by then: two changes may come before the page is drawn anew for the first.
  const askedNow = () => realisationQueryOf(Object.fromEntries(new URLSearchParams(location.search)), yearOf(today));
  const change = (changed: Partial<RealisationQuery>) => route(realisationHref({ ...askedNow(), ...changed }));
  usePage({ title: text.title(asked.year), wide: true });

  return (
    <>
      <PageTitle
        title={text.title(asked.year)}
        chips={
          data?.realisation.basis === "stated" ? (
            <Chip tone="accent" icon="info">
              {text.stated.mark}
            </Chip>
          ) : (
            data?.realisation.provisional && (
              <Chip tone="queued" icon="clock">
                {text.provisional}
              </Chip>
            )
          )
        }
        aside={data?.statedYears
          .filter((year) => year !== asked.year)
          .map((year) => (
            <a
              key={year}
              class="link realisation-stated-link"
              href={realisationHref({ ...asked, year, period: "year", whole: undefined })}
            >
              {text.stated.link(year)}
            </a>
          ))}
      />
      <Controls asked={asked} data={data} onChange={change} />
      {data === undefined ? <Skeleton label={text.title(asked.year)} rows={4} /> : <Year asked={asked} data={data} />}
    </>
  );
}

interface YearProps {
  asked: RealisationQuery;
  data: RealisationData;
}

function Year({ asked, data }: YearProps) {
  const text = words(realisationWords);
  const { realisation } = data;
  const { role } = session().person;
  const seesEntries = may({ role, relation: "office", subject: "shipment", action: "read" });
  const shared = { asked, data, seesEntries };
  const hasEntries = realisation.approved.entries + realisation.waiting.entries > 0;
  const stops = <StoppedExporters year={asked.year} stops={data.exportStops} exporters={data.exporters} />;

  if (realisation.basis === "stated" && realisation.stated !== undefined) {
    return (
      <>
        <StatedHero data={data} measure={asked.measure} />
        {hasEntries && <EntriesHero {...shared} heading={text.stated.entriesTitle} />}
        <StatedTelling data={data} stated={realisation.stated} />
        {stops}
      </>
    );
  }
  return (
    <>
      {hasEntries ? (
        <EntriesHero {...shared} />
      ) : (
        <Card>
          <EmptyState text={text.nothingApproved(periodText(asked.year, asked.period))}>
            {seesEntries && (
              <ButtonLink look="line" icon="inbox" href="/antrean">
                {text.toQueue}
              </ButtonLink>
            )}
          </EmptyState>
          <div class="realisation-notes small">
            <TargetLines data={data} measure={asked.measure} />
            <RateCaption data={data} measure={asked.measure} />
          </div>
        </Card>
      )}
      {realisation.stated !== undefined && (
        <>
          <Notice tone="info">{text.stated.both}</Notice>
          <StatedHero data={data} measure={asked.measure} />
          <StatedTelling data={data} stated={realisation.stated} besideEntries />
        </>
      )}
      {hasEntries && (
        <>
          <div class="realisation-halves">
            <MonthsChart {...shared} />
            <SemestersChart {...shared} />
          </div>
          <div class="realisation-thirds">
            <RankingChart {...shared} by="commodity" />
            <RankingChart {...shared} by="destination" />
            <RankingChart {...shared} by="exporter" />
          </div>
        </>
      )}
      {stops}
    </>
  );
}

interface ControlsProps {
  asked: RealisationQuery;
  data: RealisationData | undefined;
  onChange: (changed: Partial<RealisationQuery>) => void;
}

function Controls({ asked, data, onChange }: ControlsProps) {
  const text = words(realisationWords);
  const isLaptop = useMediaQuery("(min-width: 64rem)");
  const isMonth = !["year", "S1", "S2"].includes(asked.period);
  const years = data?.years ?? [asked.year];
  const months = Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1).padStart(2, "0"),
    label: monthName(index + 1),
  }));
  const parts = [
    { value: "year", label: text.wholeYear },
    { value: "S1", label: text.semesters[1] },
    { value: "S2", label: text.semesters[2] },
  ];
  // What was published is of the whole year.
  const hasPeriods = data === undefined || data.realisation.basis === "entries";
  return (
    <div class="realisation-controls">
      <FilterSelect
        label={text.year}
        value={String(asked.year)}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
        on
        onChange={(year) => onChange({ year: Number(year), period: "year", whole: undefined })}
      />
      {hasPeriods && !isLaptop && (
        <FilterSelect
          label={text.period}
          value={asked.period}
          options={[...parts, ...months]}
          on={asked.period !== "year"}
          onChange={(period) => onChange({ period })}
        />
      )}
      {hasPeriods && isLaptop && (
        <>
          <Segmented
            label={text.period}
            value={isMonth ? "" : asked.period}
            options={parts}
            onChange={(period) => onChange({ period })}
          />
          <FilterSelect
            label={text.chooseMonth}
            value={isMonth ? asked.period : ""}
            options={[...(isMonth ? [] : [{ value: "", label: text.chooseMonth }]), ...months]}
            on={isMonth}
            onChange={(period) => onChange({ period: period || "year" })}
          />
        </>
      )}
      <Segmented
        label={text.measure}
        value={asked.measure}
        options={(["usd", "idr"] as const).map((value) => ({ value, label: text.measures[value] }))}
        onChange={(measure) => onChange({ measure })}
      />
      {data !== undefined && data.lastSyncedAt > 0 && (
        <span class="meta realisation-as-of">{words(common).dataAsOf(formatMoment(data.lastSyncedAt))}</span>
      )}
    </div>
  );
}
