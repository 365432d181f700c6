import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { listDrafts } from "../../../device/store/drafts.ts";
import { dayInZone, monthOf } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { DeleteDraft } from "../../entries/DeleteDraft.tsx";
import { DraftEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { usePage } from "../../page.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList } from "../../ui/EntryRow.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { FilterSelect } from "../../ui/SelectField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SearchBox } from "../../ui/TextField.tsx";
import { useLive } from "../../useLive.ts";
import { countShipments, type ListStatus, listShipments, listStatuses } from "./shipmentList.ts";

const pageSize = 50;

/** `/ekspor?status=&cari=`: the shipments on this device, drafts on top. */
export function ShipmentsPage() {
  const { route } = useLocation();
  const { query } = useRoute();
  const status = listStatuses.find((each) => each === query.status);
  const search = query.cari ?? "";
  const [limit, setLimit] = useState(pageSize);
  const isExporter = session().person.role === "exporter";

  const exporterNames = useLive(async () => {
    if (isExporter) return new Map<string, string>();
    const exporters = await store().database.exporters.toArray();
    return new Map(exporters.map(({ id, name }) => [id, name]));
  }, [isExporter]);
  const listed = useLive(
    async () => exporterNames && (await listShipments(store().database, { status, search, limit }, exporterNames)),
    [status, search, limit, exporterNames],
  );
  const counts = useLive(() => countShipments(store().database), []);
  const drafts = useLive(() => listDrafts(store()), []);

  const text = words(shipments);
  usePage({
    title: text.list.title,
    actions: (
      <ButtonLink look="main" wide icon="plus" href="/ekspor/baru">
        {text.report}
      </ButtonLink>
    ),
  });

  function narrow(changed: { status?: ListStatus | undefined; cari?: string }) {
    const next = { status, cari: search, ...changed };
    const kept = Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]));
    setLimit(pageSize);
    route(kept.length === 0 ? "/ekspor" : `/ekspor?${new URLSearchParams(kept)}`, true);
  }

  const month = monthOf(dayInZone(store().clock(), session().office.timeZone));
  const nameOf = (exporterId: string | undefined) =>
    isExporter || exporterId === undefined ? undefined : exporterNames?.get(exporterId);
  const corrections = new Map(drafts?.flatMap((draft) => (draft.corrects ? [[draft.corrects.entryId, draft]] : [])));
  const isNarrowed = status !== undefined || search !== "";
  const newDrafts = isNarrowed
    ? []
    : (drafts ?? []).filter((draft) => draft.kind === "shipment" && draft.corrects === undefined);
  const isEmpty = listed !== undefined && listed.rows.length === 0;

  return (
    <>
      <PageTitle title={text.list.title} />
      <SearchBox
        label={text.list.search}
        clearLabel={text.form.clearSearch}
        value={search}
        onInput={(cari) => narrow({ cari })}
      />
      <div class="row wrap">
        <StatusFilter status={status} counts={counts} onChange={(next) => narrow({ status: next })} />
        {isNarrowed && (
          <Button look="quiet" icon="x" onClick={() => narrow({ status: undefined, cari: "" })}>
            {words(common).list.clearFilters}
          </Button>
        )}
      </div>
      {newDrafts.length > 0 && (
        <section class="stack" aria-labelledby="drafts-heading">
          <h2 id="drafts-heading">{text.list.drafts}</h2>
          <EntryList>
            {newDrafts.map((draft) => (
              <DraftEntry key={draft.id} draft={draft} exporterName={nameOf(draft.values.exporterId)}>
                <DeleteDraft draft={draft} />
              </DraftEntry>
            ))}
          </EntryList>
        </section>
      )}
      {listed === undefined && <Skeleton label={text.form.loading} />}
      {listed !== undefined && listed.rows.length > 0 && (
        <section class="stack" aria-labelledby="entries-heading">
          <h2 id="entries-heading" class={newDrafts.length > 0 ? undefined : "unseen"}>
            {text.list.entries}
          </h2>
          <EntryList>
            {listed.rows.map((row) => (
              <ShipmentEntry
                key={row.id}
                row={row}
                correction={corrections.get(row.id)}
                exporterName={nameOf(row.exporterId)}
                short={row.delivery === "sent"}
              />
            ))}
          </EntryList>
        </section>
      )}
      {listed?.hasMore && (
        <Button look="line" wide onClick={() => setLimit(limit + pageSize)}>
          {text.list.more}
        </Button>
      )}
      {isEmpty && isNarrowed && (
        <EmptyState text={search === "" ? text.list.noneOfState : words(common).list.nothingMatches(search)} />
      )}
      {isEmpty && !isNarrowed && newDrafts.length === 0 && (
        <EmptyState
          heading={isExporter ? text.list.empty : text.list.emptyMentor}
          text={isExporter ? text.list.emptyNext : ""}
        >
          <ButtonLink icon="calendar-check" href={`/ekspor/nihil/${month}`}>
            {text.list.nilThisMonth}
          </ButtonLink>
        </EmptyState>
      )}
    </>
  );
}

interface StatusFilterProps {
  status: ListStatus | undefined;
  counts: Record<ListStatus, number> | undefined;
  onChange: (status: ListStatus | undefined) => void;
}

function StatusFilter({ status, counts, onChange }: StatusFilterProps) {
  const { list } = words(shipments);
  const { chips } = words(sync);
  const options = listStatuses.map((value) => ({
    value,
    label: counts === undefined ? chips[value].name : `${chips[value].name} (${counts[value]})`,
  }));
  return (
    <FilterSelect
      label={list.filter}
      value={status ?? "all"}
      on={status !== undefined}
      onChange={(value) => onChange(value === "all" ? undefined : value)}
      options={[{ value: "all", label: list.all }, ...options]}
    />
  );
}
