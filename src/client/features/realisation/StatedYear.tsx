import type { ComponentChildren } from "preact";
import { impliedRate, type StatedFigure } from "../../../domain/statedFigure.ts";
import { session } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatCount, formatDayLong, formatPercent } from "../../language/format.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { Card } from "../../ui/Card.tsx";
import { BulletChart } from "../../ui/charts/BulletChart.tsx";
import { Figures } from "../../ui/Figures.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Table } from "../../ui/Table.tsx";
import { useMediaQuery } from "../../useMediaQuery.ts";
import { chartNumbers, moneyOf } from "./chartNumbers.ts";
import { chartWords } from "./chartWords.ts";
import { TargetLines } from "./EntriesHero.tsx";
import type { Measure } from "./realisationQuery.ts";
import { StatedWords } from "./StatedWords.tsx";
import { type Against, statedAgainstTarget } from "./statedAgainstTarget.ts";
import type { RealisationData } from "./useRealisation.ts";

/** The published total of a year against its target. */
export function StatedHero({ data, measure }: { data: RealisationData; measure: Measure }) {
  const text = words(realisationWords);
  const { stated, target } = data.realisation;
  const value = stated?.[measure];
  if (stated === undefined) return null;
  if (value === undefined) return <Notice tone="info">{text.stated.noRupiah}</Notice>;
  const against = statedAgainstTarget(stated, target)[measure];
  const numbers = chartNumbers(measure, Math.max(value, target?.[measure] ?? 0), 3);
  return (
    <Card class="realisation-hero">
      <BulletChart
        bare
        title={text.stated.title}
        unit={numbers.unit}
        sentence={against === undefined ? text.realisedOnly(moneyOf(measure, value)) : sentenceOf(against)}
        approved={value}
        waiting={0}
        target={target?.[measure]}
        format={numbers.format}
        words={{ ...chartWords(), approved: text.realised }}
        beside={
          <Figures
            first={{ label: text.realised, value: moneyOf(measure, value) }}
            items={
              against === undefined
                ? []
                : [
                    { label: text.target, value: moneyOf(measure, against.target) },
                    { label: text.achievement, value: formatPercent(against.percent) },
                    {
                      label: against.difference < 0 ? text.short : text.over,
                      value: moneyOf(measure, Math.abs(against.difference)),
                    },
                  ]
            }
          />
        }
      />
      <div class="realisation-notes small">
        <TargetLines data={data} measure={measure} />
      </div>
    </Card>
  );

  function sentenceOf(against: { percent: number; difference: number }): string {
    const told = {
      percent: formatPercent(against.percent),
      difference: moneyOf(measure, Math.abs(against.difference)),
    };
    return against.difference < 0 ? text.belowTarget(told) : text.aboveTarget(told);
  }
}

/** A published figure in one currency, with the target it is told against. */
type FigureRow = { measure: Measure; value: number; against: Against | undefined };

/** One line of the figures, the same for every currency. */
type FigureLine = { label: string; valueOf: (row: FigureRow) => ComponentChildren };

interface StatedTellingProps {
  data: RealisationData;
  stated: StatedFigure;
  /** The year has entries of its own, so breakdowns are shown after all. */
  besideEntries?: boolean;
}

/** What was published, in figures and in its own words, beside what follows from it. */
export function StatedTelling({ data, stated, besideEntries }: StatedTellingProps) {
  const text = words(realisationWords);
  const isLaptop = useMediaQuery("(min-width: 64rem)");
  const { target } = data.realisation;
  const { plan } = session().office;
  const against = statedAgainstTarget(stated, target);
  const rate = impliedRate(stated);
  const rows = (["usd", "idr"] as const).flatMap((measure): FigureRow[] => {
    const value = stated[measure];
    return value === undefined ? [] : [{ measure, value, against: against[measure] }];
  });
  const lines: FigureLine[] = [
    { label: text.realised, valueOf: ({ measure, value }) => <b>{moneyOf(measure, value)}</b> },
    ...(rows.every((row) => row.against === undefined)
      ? []
      : [
          {
            label: text.target,
            valueOf: ({ measure, against }: FigureRow) => against && moneyOf(measure, against.target),
          },
          { label: text.achievement, valueOf: ({ against }: FigureRow) => against && formatPercent(against.percent) },
          {
            label: text.difference,
            valueOf: ({ measure, against }: FigureRow) =>
              against && moneyOf(measure, against.difference, { signed: true }),
          },
        ]),
  ];
  const inBoth = (amount: { usd: number; idr?: number | undefined }) => ({
    usd: moneyOf("usd", amount.usd),
    idr: amount.idr === undefined ? undefined : moneyOf("idr", amount.idr),
  });
  const isInPlan = plan !== undefined && plan.fromYear <= stated.year && stated.year <= plan.toYear;
  const planName = target?.plan ?? (isInPlan ? `${plan.name} ${plan.fromYear}-${plan.toYear}` : undefined);
  const facts = [
    { term: text.stated.day, value: formatDayLong(stated.statedOn) },
    { term: text.stated.by, value: stated.statedBy },
    {
      term: text.stated.source,
      value:
        stated.sourceUrl === undefined ? (
          stated.source
        ) : (
          <>
            {stated.source}{" "}
            <a class="link" href={stated.sourceUrl} target="_blank" rel="noreferrer">
              {text.stated.openSource}
            </a>
          </>
        ),
    },
    { term: text.stated.words, value: stated.asStated && <StatedWords asStated={stated.asStated} /> },
    { term: text.stated.exporters, value: stated.exporters === undefined ? undefined : formatCount(stated.exporters) },
    { term: text.stated.plan, value: planName },
    {
      term: text.stated.sectors,
      value: stated.sectors.length > 0 && stated.sectors.map((sector) => sector.asStated).join(", "),
    },
    {
      term: text.stated.excess,
      value: stated.excess && (
        <>
          {text.stated.excessOf({ ...inBoth(stated.excess), approximate: stated.excess.approximate })}{" "}
          <StatedWords asStated={stated.excess.asStated} />{" "}
          {against.usd !== undefined &&
            text.stated.excessDiffers(inBoth({ usd: against.usd.difference, idr: against.idr?.difference }))}
        </>
      ),
    },
  ];
  return (
    <div class="realisation-told">
      <Card heading={text.stated.figures}>
        {!isLaptop &&
          rows.map((row) => (
            <section key={row.measure} class="stack tight">
              <h3>{text.currencies[row.measure]}</h3>
              <Figures items={lines.map((line) => ({ label: line.label, value: line.valueOf(row) }))} />
            </section>
          ))}
        {isLaptop && (
          <Table
            caption={text.stated.figures}
            columns={[
              { label: text.item, heading: true, cell: (line) => line.label },
              ...rows.map((row) => ({
                label: text.currencies[row.measure],
                numeric: true,
                cell: (line: FigureLine) => line.valueOf(row),
              })),
            ]}
            rows={lines}
            rowKey={(line) => line.label}
          />
        )}
        {rate !== undefined && <p class="meta">{text.stated.impliedRate(moneyOf("idr", Math.round(rate) * 100))}</p>}
        {!besideEntries && <Notice tone="info">{text.stated.noBreakdown}</Notice>}
      </Card>
      <Card heading={text.stated.told}>
        <dl class="realisation-facts">
          {facts.map(
            ({ term, value }) =>
              value && (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </Card>
    </div>
  );
}
