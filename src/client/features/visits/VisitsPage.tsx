import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { store } from "../../current.ts";
import { DeleteDraft } from "../../entries/DeleteDraft.tsx";
import { DraftEntry } from "../../entries/EntryCard.tsx";
import { chipOf } from "../../entries/entryLines.ts";
import { VisitEntry } from "../../entries/VisitEntry.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { followUps } from "../../language/indonesian/followUps.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { usePage } from "../../page.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList } from "../../ui/EntryRow.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { FilterSelect } from "../../ui/SelectField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SearchBox } from "../../ui/TextField.tsx";
import { useLive } from "../../useLive.ts";
import { mayRecordVisit } from "./mayRecordVisit.ts";

const pageSize = 50;
const statuses = ["queued", "refused", "returned", "sent", "approved", "rejected"] as const;
type Status = (typeof statuses)[number];

/** `/kunjungan?status=&cari=`: the visits on this device, drafts on top. */
export function VisitsPage() {
  const { route } = useLocation();
  const { query } = useRoute();
  const status = statuses.find((each) => each === query.status);
  const search = query.cari ?? "";
  const [limit, setLimit] = useState(pageSize);
  const text = words(visits);
  const mayRecord = mayRecordVisit();
  usePage({
    title: text.title,
    actions: mayRecord && (
      <ButtonLink look="main" wide icon="plus" href="/kunjungan/baru">
        {text.record}
      </ButtonLink>
    ),
  });
  const names = useLive(async () => {
    const exporters = await store().database.exporters.toArray();
    return new Map(exporters.map(({ id, name }) => [id, name]));
  }, []);
  const listed = useLive(
    async () => names && (await readVisits(names, { status, search, limit })),
    [names, status, search, limit],
  );
  const drafts = useLive(async () => {
    const all = await store().database.drafts.orderBy("updatedAt").reverse().toArray();
    return all.filter((draft) => draft.kind === "visit");
  }, []);
  const isNarrowed = status !== undefined || search !== "";
  const newDrafts = isNarrowed ? [] : (drafts ?? []).filter((draft) => draft.corrects === undefined);
  const corrections = new Map(drafts?.flatMap((draft) => (draft.corrects ? [[draft.corrects.entryId, draft]] : [])));

  function narrow(changed: { status?: Status | undefined; cari?: string }) {
    const next = { status, cari: search, ...changed };
    const kept = Object.entries(next).filter((entry): entry is [string, string] => Boolean(entry[1]));
    setLimit(pageSize);
    route(kept.length === 0 ? "/kunjungan" : `/kunjungan?${new URLSearchParams(kept)}`, true);
  }

  const { chips } = words(sync);
  return (
    <>
      <PageTitle
        title={text.title}
        aside={
          <a class="link" href="/tindak-lanjut">
            {words(followUps).title}
          </a>
        }
      />
      <SearchBox
        label={text.search}
        clearLabel={text.clearSearch}
        value={search}
        onInput={(cari) => narrow({ cari })}
      />
      <div class="row wrap">
        <FilterSelect
          label={text.stateFilter}
          value={status ?? "all"}
          on={status !== undefined}
          onChange={(value) => narrow({ status: value === "all" ? undefined : value })}
          options={[
            { value: "all", label: text.all },
            ...statuses.map((value) => ({ value, label: chips[value].name })),
          ]}
        />
        {isNarrowed && (
          <Button look="quiet" icon="x" onClick={() => narrow({ status: undefined, cari: "" })}>
            {words(common).list.clearFilters}
          </Button>
        )}
      </div>
      {newDrafts.length > 0 && (
        <section class="stack" aria-labelledby="drafts-heading">
          <h2 id="drafts-heading">{text.drafts}</h2>
          <EntryList>
            {newDrafts.map((draft) => (
              <DraftEntry key={draft.id} draft={draft} exporterName={names?.get(draft.values.exporterId ?? "")}>
                <DeleteDraft draft={draft} />
              </DraftEntry>
            ))}
          </EntryList>
        </section>
      )}
      {listed === undefined && <Skeleton label={text.loading} />}
      {listed !== undefined && listed.rows.length > 0 && (
        <section class="stack" aria-labelledby="visits-heading">
          <h2 id="visits-heading" class={newDrafts.length > 0 ? undefined : "unseen"}>
            {text.entries}
          </h2>
          <EntryList>
            {listed.rows.map((row) => (
              <VisitEntry
                key={row.id}
                row={row}
                correction={corrections.get(row.id)}
                exporterName={names?.get(row.exporterId)}
                short={row.delivery === "sent"}
              />
            ))}
          </EntryList>
        </section>
      )}
      {listed?.more && (
        <Button look="line" wide onClick={() => setLimit(limit + pageSize)}>
          {text.more}
        </Button>
      )}
      {listed?.rows.length === 0 && newDrafts.length === 0 && (
        <EmptyState
          text={
            search !== ""
              ? words(common).list.nothingMatches(search)
              : status !== undefined
                ? text.noneOfState
                : text.empty
          }
        />
      )}
    </>
  );
}

/** By the day of the visit, newest first. Reads no more than is shown where nothing narrows it. */
async function readVisits(
  names: ReadonlyMap<string, string>,
  { status, search, limit }: { status: Status | undefined; search: string; limit: number },
) {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = await store()
    .database.visits.orderBy("day")
    .reverse()
    .filter((row) => {
      const text = `${names.get(row.exporterId) ?? ""} ${row.number ?? ""}`.toLowerCase();
      if (!wanted.every((word) => text.includes(word))) return false;
      const chip = chipOf(row) === "sending" ? "queued" : chipOf(row);
      return status === undefined || chip === status;
    })
    .limit(limit + 1)
    .toArray();
  return { rows: found.slice(0, limit), more: found.length > limit };
}
