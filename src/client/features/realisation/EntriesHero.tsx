import { dayInZone } from "../../../domain/days.ts";
import { type Realisation, realisedOf, targetChange } from "../../../domain/realisation.ts";
import type { Target } from "../../../domain/target.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatPercent, formatQuantity } from "../../language/format.ts";
import { entries as entryWords } from "../../language/indonesian/entries.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { Card } from "../../ui/Card.tsx";
import { BulletChart } from "../../ui/charts/BulletChart.tsx";
import { type Figure, Figures } from "../../ui/Figures.tsx";
import { chartNumbers, moneyOf } from "./chartNumbers.ts";
import { chartWords } from "./chartWords.ts";
import { figuresOfPeriod } from "./periodFigures.ts";
import { entriesHref, type Measure, type RealisationQuery } from "./realisationQuery.ts";
import type { RealisationData } from "./useRealisation.ts";

export interface EntriesProps {
  asked: RealisationQuery;
  data: RealisationData;
  /** Whether this person may open the entries behind a number. */
  seesEntries: boolean;
}

/** A period told on its entries: the bar against the target, and its numbers beside it. */
export function EntriesHero({ asked, data, seesEntries, heading }: EntriesProps & { heading?: string }) {
  const text = words(realisationWords);
  const { measure, year, period } = asked;
  const today = dayInZone(store().clock(), session().office.timeZone);
  const figures = figuresOfPeriod({ ...data, period, measure, today });
  const { realised, waitingValue, target, achievementPercent, difference, pace } = figures;
  const numbers = chartNumbers(measure, Math.max(realised + waitingValue, target ?? 0));
  const linked = (value: string, state: "approved" | "submitted") =>
    seesEntries ? (
      <a class="link" href={entriesHref({ year, period, measure, state })}>
        {value}
      </a>
    ) : (
      value
    );
  const items: Figure[] = [];
  if (target !== undefined) items.push({ label: text.target, value: moneyOf(measure, target) });
  if (achievementPercent !== undefined) {
    items.push({ label: text.achievement, value: formatPercent(achievementPercent) });
  }
  if (difference !== undefined) {
    items.push({
      label: difference < 0 ? text.short : text.over,
      value: moneyOf(measure, Math.abs(difference)),
    });
  }
  if (figures.waiting.entries > 0) {
    items.push({ label: text.waiting, value: linked(moneyOf(measure, waitingValue), "submitted") });
  }
  return (
    <Card class="realisation-hero">
      <BulletChart
        bare
        title={heading ?? text.againstTarget}
        unit={numbers.unit}
        sentence={sentence()}
        approved={realised}
        waiting={waitingValue}
        target={target}
        pace={pace === undefined ? undefined : { value: pace, label: text.paceOn(formatDay(today).slice(0, -5)) }}
        format={numbers.format}
        words={chartWords()}
        beside={
          <>
            <Figures
              first={{ label: text.realised, value: linked(moneyOf(measure, realised), "approved") }}
              items={items}
            />
            {figures.withoutValue > 0 && <p class="hint small">{text.withoutRate(figures.withoutValue)}</p>}
          </>
        }
      />
      <div class="realisation-notes small">
        {figures.waiting.entries > 0 && (
          <p>{text.waitingEntries({ value: moneyOf(measure, waitingValue), entries: figures.waiting.entries })}</p>
        )}
        {data.realisation.provisional && <p>{text.provisionalWhy}</p>}
        <TargetLines data={data} measure={measure} />
        <RateCaption data={data} measure={measure} />
      </div>
    </Card>
  );

  function sentence(): string {
    if (achievementPercent === undefined || difference === undefined) {
      return text.realisedOnly(moneyOf(measure, realised));
    }
    const told = { percent: formatPercent(achievementPercent), difference: moneyOf(measure, Math.abs(difference)) };
    const against = difference < 0 ? text.belowTarget(told) : text.aboveTarget(told);
    return waitingValue > 0 && figures.withWaitingPercent !== undefined
      ? `${against} ${text.withWaiting(formatPercent(figures.withWaitingPercent))}`
      : against;
  }
}

/** The year's target in both currencies, and how it stands to the year before. */
export function TargetLines({ data, measure }: { data: RealisationData; measure: Measure }) {
  const text = words(realisationWords);
  const { year, realisation, before } = data;
  const { target } = realisation;
  if (target === undefined) return <p>{text.noTarget(year)}</p>;
  return (
    <>
      <p>
        {text.targetOf({
          usd: moneyOf("usd", target.usd),
          idr: target.idr === undefined ? undefined : moneyOf("idr", target.idr),
          plan: target.plan,
        })}
      </p>
      {before !== undefined && <TargetChangeLine target={target} before={before} measure={measure} />}
    </>
  );
}

interface TargetChangeProps {
  target: Target;
  before: Realisation;
  measure: Measure;
}

function TargetChangeLine({ target, before, measure }: TargetChangeProps) {
  const text = words(realisationWords);
  const change = targetChange(target, before);
  const fromTarget = change.fromTarget[measure];
  const fromRealised = change.fromRealised[measure];
  if (fromTarget === null && fromRealised === null) return null;
  const told = (percent: number) => ({
    year: target.year,
    before: before.year,
    percent: formatPercent(Math.abs(percent), { decimals: 2 }),
    target: moneyOf(measure, before.target?.[measure] ?? 0),
    realised: moneyOf(measure, realisedOf(before)[measure] ?? 0),
  });
  return (
    <p>
      {fromTarget !== null && (fromTarget < 0 ? text.targetFell : text.targetRose)(told(fromTarget))}{" "}
      {fromRealised !== null &&
        (fromRealised < 0 ? text.targetBelowRealised : text.targetAboveRealised)(told(fromRealised))}
    </p>
  );
}

/** By which rates rupiah and dollars were converted in the year. */
export function RateCaption({ data, measure }: { data: RealisationData; measure: Measure }) {
  const text = words(realisationWords);
  const rates = data.rates.filter((rate) => rate.currency === "USD");
  const [only] = rates;
  if (only === undefined) return measure === "idr" ? <p>{text.noRate}</p> : null;
  const rupiah = (value: number) => `Rp${formatQuantity(value)}`;
  if (rates.length === 1) {
    return (
      <p>
        {text.rate({
          rupiah: rupiah(only.rupiah),
          per: only.per,
          currency: "US$1",
          source: only.source,
          from: formatDay(only.validFrom),
          to: formatDay(only.validTo),
        })}
      </p>
    );
  }
  const values = rates.map((rate) => rate.rupiah / rate.per);
  return (
    <p>
      {text.rateRange({
        lowest: rupiah(Math.min(...values)),
        highest: rupiah(Math.max(...values)),
        currency: "US$1",
        series: words(entryWords).rateSeries[only.series],
        rates: rates.length,
      })}
    </p>
  );
}
