import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { session, store } from "../../current.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMonth } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { usePage } from "../../page.ts";
import { isLongRound } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { FilterSelect } from "../../ui/SelectField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SearchBox } from "../../ui/TextField.tsx";
import { useLive } from "../../useLive.ts";
import { DataAsOf } from "./DataAsOf.tsx";
import { type DirectoryQuery, directoryHref, directoryQueryOf, narrowDirectory } from "./directory.ts";
import { DeliveryChip, StatusChip, VersionsChip } from "./ExporterChips.tsx";
import { type ExporterFacts, readAllFacts } from "./exporterFacts.ts";
import { exporterName } from "./exporterText.ts";
import { mayHere } from "./permission.ts";

const pageSize = 50;

/** `/eksportir?cari=&status=&urut=`: the exporters on this device. */
export function ExportersPage() {
  const { route } = useLocation();
  const query = directoryQueryOf(useRoute().query);
  const [limit, setLimit] = useState(pageSize);
  const { database } = store();
  const all = useLive(() => readAllFacts(database), [database], isLongRound.value);
  const text = words(exporters);
  const mayAdd = mayHere("exporter", "record");
  usePage({
    title: text.title,
    actions: mayAdd && (
      <ButtonLink look="main" icon="plus" href="/eksportir/baru">
        {text.add}
      </ButtonLink>
    ),
  });

  function narrow(changed: Partial<DirectoryQuery>) {
    setLimit(pageSize);
    route(directoryHref({ ...query, ...changed }), true);
  }

  if (all === undefined) {
    return (
      <>
        <PageTitle title={text.title} />
        <Skeleton label={text.list.loading} />
      </>
    );
  }
  if (all.length === 0) {
    const isMentor = session().person.role === "mentor";
    return (
      <>
        <PageTitle title={text.title} />
        <EmptyState text={isMentor ? text.list.empty : text.list.emptyDesk} />
      </>
    );
  }
  const { shown, counts, matching } = narrowDirectory(all, query);
  const isNarrowed = query.search !== "" || query.status !== undefined;
  return (
    <>
      <PageTitle title={text.title} />
      <DataAsOf />
      <SearchBox
        label={text.list.search}
        clearLabel={text.list.clearSearch}
        value={query.search}
        onInput={(search) => narrow({ search })}
      />
      <div class="row wrap">
        <FilterSelect
          label={text.list.filter}
          value={query.status ?? "all"}
          on={query.status !== undefined}
          onChange={(value) => narrow({ status: value === "all" ? undefined : value })}
          options={[
            { value: "all" as const, label: `${text.list.all} (${matching})` },
            ...(["active", "prospective", "stopped"] as const).map((value) => ({
              value,
              label: `${text.list.statuses[value]} (${counts[value]})`,
            })),
          ]}
        />
        <FilterSelect
          label={text.list.order}
          value={query.order}
          on={query.order !== "name"}
          onChange={(order) => narrow({ order })}
          options={(["name", "visit", "report"] as const).map((value) => ({
            value,
            label: text.list.orders[value],
          }))}
        />
        {isNarrowed && (
          <Button look="quiet" icon="x" onClick={() => narrow({ search: "", status: undefined })}>
            {words(common).list.clearFilters}
          </Button>
        )}
      </div>
      <p class="hint" role="status">
        {text.list.found(shown.length)}
      </p>
      {shown.length === 0 ? (
        <EmptyState
          text={query.search === "" ? text.list.noneOfStatus : words(common).list.nothingMatches(query.search)}
        />
      ) : (
        <EntryList label={text.title}>
          {shown.slice(0, limit).map((facts) => (
            <ExporterEntry key={facts.row.id} facts={facts} />
          ))}
        </EntryList>
      )}
      {shown.length > limit && (
        <Button look="line" wide onClick={() => setLimit(limit + pageSize)}>
          {text.list.more}
        </Button>
      )}
    </>
  );
}

function ExporterEntry({ facts }: { facts: ExporterFacts }) {
  const { row, status, lastVisitOn } = facts;
  const text = words(exporters);
  const goods = row.commodities.map(commodityName).join(", ");
  return (
    <EntryRow
      chip={
        <span class="row wrap tight">
          <StatusChip status={status} />
          <DeliveryChip row={row} />
          <VersionsChip row={row} />
        </span>
      }
      title={exporterName(row)}
      href={`/eksportir/${row.id}`}
      meta={goods === "" ? text.list.noCommodity : goods}
      hint={[
        lastVisitOn === undefined ? text.noVisit : text.lastVisit(formatDay(lastVisitOn)),
        lastReportText(facts),
      ].join(" · ")}
    />
  );
}

function lastReportText({ lastShipmentOn, lastSummaryMonth, lastNilMonth }: ExporterFacts): string {
  const text = words(exporters);
  const lastMonth = lastSummaryMonth ?? lastShipmentOn?.slice(0, 7);
  if (lastNilMonth !== undefined && (lastMonth === undefined || lastNilMonth > lastMonth)) {
    return text.lastNil(formatMonth(lastNilMonth));
  }
  if (lastSummaryMonth !== undefined) return text.lastReport(formatMonth(lastSummaryMonth));
  return lastShipmentOn === undefined ? text.noReport : text.lastReport(formatDay(lastShipmentOn));
}
