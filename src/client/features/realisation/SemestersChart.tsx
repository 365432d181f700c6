import { dayInZone } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatPercent } from "../../language/format.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { BarPair } from "../../ui/charts/BarPair.tsx";
import { chartNumbers, moneyOf } from "./chartNumbers.ts";
import { chartWords } from "./chartWords.ts";
import type { EntriesProps } from "./EntriesHero.tsx";
import { figuresOfPeriod } from "./periodFigures.ts";
import { entriesHref } from "./realisationQuery.ts";

/** The two halves of the year against the halves of its target. */
export function SemestersChart({ asked, data, seesEntries }: EntriesProps) {
  const text = words(realisationWords);
  const { measure, year } = asked;
  const today = dayInZone(store().clock(), session().office.timeZone);
  const halves = (["S1", "S2"] as const).map((period) => ({
    period,
    name: text.semesters[period === "S1" ? 1 : 2],
    figures: figuresOfPeriod({ ...data, period, measure, today }),
  }));
  const numbers = chartNumbers(
    measure,
    Math.max(...halves.map(({ figures }) => Math.max(figures.realised + figures.waitingValue, figures.target ?? 0))),
  );
  const begun = halves.filter(({ period }) => today >= (period === "S1" ? `${year}-01-01` : `${year}-07-01`));
  return (
    <BarPair
      title={text.perSemester}
      unit={numbers.unit}
      sentence={begun
        .map(({ name, figures }) =>
          figures.difference === undefined
            ? `${name}: ${moneyOf(measure, figures.realised)}.`
            : text.semesterAgainstHalf({
                semester: name,
                isShort: figures.difference < 0,
                difference: moneyOf(measure, Math.abs(figures.difference)),
              }),
        )
        .join(" ")}
      bars={halves.map(({ period, name, figures }) => ({
        key: period,
        label: name,
        text: [
          numbers.format(figures.realised),
          figures.achievementPercent === undefined ? undefined : formatPercent(figures.achievementPercent),
        ]
          .filter(Boolean)
          .join(" · "),
        approved: figures.realised,
        waiting: figures.waitingValue,
        target: figures.target,
        href:
          seesEntries && figures.approved.entries > 0
            ? entriesHref({ year, period, measure, state: "approved" })
            : undefined,
      }))}
      format={numbers.format}
      words={{ ...chartWords(), item: text.semester }}
    />
  );
}
