import { breakDown } from "../../../domain/realisation.ts";
import { commodityName, countryName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatPercent } from "../../language/format.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { RankedBars } from "../../ui/charts/RankedBars.tsx";
import { chartNumbers } from "./chartNumbers.ts";
import type { EntriesProps } from "./EntriesHero.tsx";
import { entriesHref, monthsOfPeriod, type Ranking, realisationHref } from "./realisationQuery.ts";

const shownRows = 10;

/** The largest exporters, commodities or destinations of a period by what was approved, and the rest in one row. */
export function RankingChart({ asked, data, seesEntries, by }: EntriesProps & { by: Ranking }) {
  const text = words(realisationWords);
  const { measure, year, period } = asked;
  const within = new Set(monthsOfPeriod(year, period));
  const rows = breakDown(
    period === "year" ? data.summaries : data.summaries.filter((row) => within.has(row.month)),
    year,
    by,
  )
    .filter(({ approved }) => approved.entries + approved.usd + approved.idr > 0)
    .sort((a, b) => b.approved[measure] - a.approved[measure]);
  const total = rows.reduce((sum, { approved }) => sum + approved[measure], 0);
  const isWhole = asked.whole === by;
  // Eleven rows take the room of ten and a rest of one.
  const top = isWhole || rows.length === shownRows + 1 ? rows : rows.slice(0, shownRows);
  const rest = rows.slice(top.length);
  const restValue = rest.reduce((sum, { approved }) => sum + approved[measure], 0);
  const numbers = chartNumbers(measure, Math.max(0, ...top.map(({ approved }) => approved[measure])));
  const share = (value: number) => (total === 0 ? "" : formatPercent((value / total) * 100));
  const [first] = top;
  const titles = { exporter: text.exporters, commodity: text.commodities, destination: text.destinations };
  return (
    <RankedBars
      title={titles[by]}
      unit={numbers.unit}
      sentence={
        first === undefined || total === 0
          ? text.nothingByMonth
          : text.largest({ name: nameOf(first.key), share: share(first.approved[measure]) })
      }
      rows={top.map(({ key, approved }) => ({
        key,
        label: nameOf(key),
        value: approved[measure],
        share: share(approved[measure]),
        href: seesEntries ? entriesHref({ year, period, measure, state: "approved", ...filterBy(key) }) : undefined,
      }))}
      rest={
        rest.length === 0
          ? undefined
          : {
              key: "rest",
              label: text.othersOf(rest.length),
              value: restValue,
              share: share(restValue),
              href: realisationHref({ ...asked, whole: by }),
            }
      }
      format={numbers.fixed}
      heads={{ value: text.value.toLowerCase(), share: text.share }}
      more={more()}
    />
  );

  function more() {
    if (isWhole) return { href: realisationHref({ ...asked, whole: undefined }), label: text.seeTop };
    if (rest.length === 0) return undefined;
    return { href: realisationHref({ ...asked, whole: by }), label: text.seeAll[by](rows.length) };
  }

  function nameOf(key: string): string {
    if (by === "exporter") return data.exporters.get(key)?.name ?? key;
    return by === "commodity" ? commodityName(key) : countryName(key);
  }

  function filterBy(key: string) {
    if (by === "exporter") return { exporterId: key };
    return by === "commodity" ? { commodity: key } : { destination: key };
  }
}
