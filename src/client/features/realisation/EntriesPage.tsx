import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { dayInZone, yearOf } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { CorrectionMark, EntryChip } from "../../entries/EntryChip.tsx";
import { chipOf } from "../../entries/entryLines.ts";
import { commodityName, countryName, goodsText } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoney } from "../../language/format.ts";
import { entries as entryWords } from "../../language/indonesian/entries.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { usePage } from "../../page.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { Figures } from "../../ui/Figures.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { currencyOfMeasure } from "./chartNumbers.ts";
import { type EntryBehind, entriesBehind, isIncomplete, sumBehind } from "./entriesBehind.ts";
import { periodText } from "./periodText.ts";
import { type EntriesFilter, entriesFilterOf, entriesHref, realisationHref } from "./realisationQuery.ts";
import "./RealisationPage.css";
import { useRead } from "./useRead.ts";

const pageSize = 50;

/** The entries that a number of the dashboard is made of. */
export function EntriesPage() {
  const { query, url } = useLocation();
  const text = words(realisationWords);
  const currentYear = yearOf(dayInZone(store().clock(), session().office.timeZone));
  const filter = entriesFilterOf(query, currentYear);
  const { year, period, measure } = filter;
  const [shown, setShown] = useState({ url, limit: pageSize });
  const limit = shown.url === url ? shown.limit : pageSize;
  const exporters = useLive(() => store().database.exporters.toArray(), []);
  const exporterNames = new Map(exporters?.map((exporter) => [exporter.id, exporter.name]));
  const sum = useRead(
    () => [store().database.summaries],
    async () => ({ url, ...(await sumBehind(store().database, filter)) }),
    [url],
  );
  const found = useLive(async () => ({ url, ...(await entriesBehind(store().database, filter, limit)) }), [url, limit]);
  const isRead = sum?.url === url && found?.url === url && exporters !== undefined;
  const back = realisationHref({ year, period, measure, whole: undefined, cumulative: false });
  usePage({ title: text.entries.title, back, wide: true });

  return (
    <>
      <PageTitle
        title={text.entries.title}
        below={
          <a class="link" href={back}>
            {text.entries.back}
          </a>
        }
      />
      <Filters filter={filter} exporterNames={exporterNames} />
      {!isRead ? (
        <Skeleton label={text.entries.list} rows={4} />
      ) : (
        <>
          <Figures
            first={{
              label: text.entries.sum,
              value: formatMoney(sum[measure], currencyOfMeasure[measure]),
            }}
            items={[{ label: text.entries.list, value: text.entries.entries(sum.entries) }]}
          />
          {(measure === "idr" ? sum.entriesWithoutIdr : sum.entriesWithoutUsd) > 0 && (
            <p class="meta">{text.withoutRate(measure === "idr" ? sum.entriesWithoutIdr : sum.entriesWithoutUsd)}</p>
          )}
          {isIncomplete({
            filter,
            currentYear,
            lines: sum.lines,
            listed: found.more ? undefined : found.entries,
          }) && <Notice tone="info">{text.entries.notAllHere}</Notice>}
          {found.entries.length === 0 ? (
            sum.lines === 0 && <EmptyState text={text.entries.none} />
          ) : (
            <EntryList label={text.entries.list}>
              {found.entries.map((entry) => (
                <Entry
                  key={entry.row.id}
                  entry={entry}
                  filter={filter}
                  name={exporterNames.get(entry.row.exporterId) ?? ""}
                />
              ))}
            </EntryList>
          )}
          {found.more && (
            <Button look="line" wide onClick={() => setShown({ url, limit: limit + pageSize })}>
              {text.entries.more}
            </Button>
          )}
        </>
      )}
    </>
  );
}

/** What the number was narrowed to, each to be taken away again. Year and state stay: without them it is another number. */
function Filters({ filter, exporterNames }: { filter: EntriesFilter; exporterNames: ReadonlyMap<string, string> }) {
  const text = words(realisationWords);
  const { year, period, state, exporterId, commodity, destination } = filter;
  const whole = periodText(year, period);
  const chips = [
    period !== "year" && { label: whole, without: { ...filter, period: "year" } },
    exporterId !== undefined && {
      label: `${text.stops.exporter}: ${exporterNames.get(exporterId) ?? exporterId}`,
      without: { ...filter, exporterId: undefined },
    },
    commodity !== undefined && {
      label: `${text.commodities}: ${commodityName(commodity)}`,
      without: { ...filter, commodity: undefined },
    },
    destination !== undefined && {
      label: `${text.destinations}: ${countryName(destination)}`,
      without: { ...filter, destination: undefined },
    },
  ];
  return (
    <div class="entries-filters">
      <span class="meta">{state === "approved" ? text.entries.approvedIn(whole) : text.entries.waitingIn(whole)}</span>
      <ul aria-label={text.entries.filters}>
        {chips.map(
          (chip) =>
            chip && (
              <li key={chip.label}>
                <a
                  class="entries-filter"
                  href={entriesHref(chip.without)}
                  aria-label={text.entries.removeFilter(chip.label)}
                >
                  {chip.label}
                  <Icon name="x" size={16} />
                </a>
              </li>
            ),
        )}
      </ul>
    </div>
  );
}

function Entry({ entry, filter, name }: { entry: EntryBehind; filter: EntriesFilter; name: string }) {
  const text = words(realisationWords);
  const { row, part, lines } = entry;
  const { measure } = filter;
  const country = countryName(row.shipment.destinationCountry);
  const whole = formatMoney(row.shipment.fobValue, row.shipment.currency);
  const isWithout = row.record?.conversion[measure === "idr" ? "fobIdr" : "fobUsd"] === undefined;
  const value = isWithout ? words(sync).rateMissing : formatMoney(part[measure], currencyOfMeasure[measure]);
  const isPart = lines < row.shipment.items.length;
  const status = filter.state === "approved" ? "&status=disetujui" : "";
  return (
    <EntryRow
      chip={
        <>
          <EntryChip chip={chipOf(row)} />
          <CorrectionMark revision={row.record?.revision ?? row.revision} />
        </>
      }
      aside={row.day === "" ? undefined : formatDay(row.day)}
      icon="ship"
      title={name}
      href={`/antrean?pilih=${row.id}${status}`}
      meta={
        <>
          <b>{value}</b>
          {isPart && ` (${text.entries.partOf(whole)})`}
          {` · ${goodsText(row.shipment)} · ${value === whole || isPart ? country : words(entryWords).valueTo(whole, country)}`}
        </>
      }
    />
  );
}
