import { useEffect, useRef, useState } from "preact/hooks";
import { dayInZone } from "../../../domain/days.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import { session, store } from "../../current.ts";
import { type AnyEntryRow, entryTitle } from "../../entries/anyEntry.ts";
import { CorrectionMark } from "../../entries/EntryChip.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { review } from "../../language/indonesian/review.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { syncState } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { classes } from "../../ui/classes.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { FilterSelect } from "../../ui/SelectField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SearchBox } from "../../ui/TextField.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { ageOf } from "./age.ts";
import { isPending } from "./decisions.ts";
import { checksOf } from "./entryChecks.ts";
import type { QueueFilter } from "./queueFilter.ts";
import { RefusedDecisions } from "./RefusedDecisions.tsx";
import type { Queue } from "./useQueue.ts";
import "./QueueList.css";

interface QueueListProps {
  filter: QueueFilter;
  queue: Queue | undefined;
  exporters: readonly Exporter[] | undefined;
  nameOf: (row: AnyEntryRow) => string;
  onChange: (changed: Partial<QueueFilter>) => void;
  hrefOf: (id: string) => string;
  wide: boolean;
}

/** The entries of a state, with search, filter and order above. */
export function QueueList({ filter, queue, exporters, nameOf, onChange, hrefOf, wide }: QueueListProps) {
  const text = words(review);
  const { list, navigation } = words(common);
  const statuses = (["submitted", "approved", "returned", "rejected"] as const).map((value) => ({
    value,
    label: text.statuses[value],
  }));
  const kinds = (["all", "shipment", "visit"] as const).map((value) => ({ value, label: text.kinds[value] }));
  const isOffline = useIsOffline();
  const orders = (["oldest", "newest"] as const).map((value) => ({ value, label: text.orders[value] }));
  return (
    <div class="queue">
      <div class="queue-head">
        <h1 tabIndex={-1}>{navigation.queue}</h1>
        {queue !== undefined && <span class="meta">{text.waiting(queue.waiting)}</span>}
      </div>
      <div class="queue-filters">
        <Search search={filter.search} onSearch={(search) => onChange({ search })} hasKey={wide} />
        <div class="row wrap">
          <FilterSelect
            label={text.status}
            value={filter.status}
            options={statuses}
            on={filter.status !== "submitted"}
            onChange={(status) => onChange({ status })}
          />
          <FilterSelect
            label={text.kind}
            value={filter.kind}
            options={kinds}
            on={filter.kind !== "all"}
            onChange={(kind) => onChange({ kind })}
          />
          <FilterSelect
            label={text.order}
            value={filter.order}
            options={orders}
            on={filter.order !== "oldest"}
            onChange={(order) => onChange({ order })}
          />
        </div>
      </div>
      <div class="queue-rows">
        {(isOffline || syncState.value.trouble !== undefined) && (
          <Notice tone="info" icon="cloud-off">
            {words(sync).outbox.decisionsWait}
          </Notice>
        )}
        {queue !== undefined && <RefusedDecisions rows={queue.refused} nameOf={nameOf} hrefOf={hrefOf} />}
        {queue === undefined || exporters === undefined ? (
          <Skeleton label={navigation.queue} rows={6} />
        ) : queue.rows.length === 0 ? (
          <Nothing filter={filter} />
        ) : (
          <>
            {queue.newer > 0 && (
              <Button look="quiet" icon="arrow-up" wide onClick={queue.showNewer}>
                {text.newer(queue.newer)}
              </Button>
            )}
            <ul aria-label={text.entries}>
              {queue.rows.map((row) => (
                <li key={row.id}>
                  <Row row={row} name={nameOf(row)} href={hrefOf(row.id)} current={row.id === filter.selected} />
                </li>
              ))}
            </ul>
            {queue.more && (
              <Button look="quiet" wide onClick={queue.showMore}>
                {text.more}
              </Button>
            )}
          </>
        )}
      </div>
      {wide && (
        <p class="queue-keys small">
          <span>
            <Kbd>J</Kbd> <Kbd>K</Kbd> {text.keys.move}
          </span>
          <span>
            <Kbd>Enter</Kbd> {text.keys.open}
          </span>
          <span>
            <Kbd>/</Kbd> {text.keys.search}
          </span>
        </p>
      )}
    </div>
  );

  function Nothing({ filter }: { filter: QueueFilter }) {
    if (filter.search.trim() !== "") {
      return (
        <EmptyState text={list.nothingMatches(filter.search.trim())}>
          <Button look="line" onClick={() => onChange({ search: "" })}>
            {list.clearFilters}
          </Button>
        </EmptyState>
      );
    }
    if (filter.status !== "submitted") return <EmptyState text={text.none[filter.status]} />;
    const checkedAt = syncState.value.lastSyncedAt;
    return (
      <EmptyState
        text={
          checkedAt === undefined
            ? text.nothingHere
            : text.nothingWaiting(formatMoment(checkedAt, { withoutZone: true }))
        }
      >
        <ButtonLink look="line" href="/realisasi">
          {text.seeRealisation}
        </ButtonLink>
      </EmptyState>
    );
  }
}

function Search({ search, onSearch, hasKey }: { search: string; onSearch: (search: string) => void; hasKey: boolean }) {
  const text = words(review);
  const [typed, setTyped] = useState(search);
  // The address follows what is typed a little later; only a change from elsewhere goes back into the box.
  const told = useRef(search);
  useEffect(() => {
    if (search !== told.current) setTyped(search);
    told.current = search;
  }, [search]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed;
      onSearch(typed);
    }, 150);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return (
    <SearchBox
      id="queue-search"
      label={text.search}
      clearLabel={text.clearSearch}
      value={typed}
      onInput={setTyped}
      kbd={hasKey && <Kbd>/</Kbd>}
    />
  );
}

function Row({ row, name, href, current }: { row: AnyEntryRow; name: string; href: string; current: boolean }) {
  const now = store().clock();
  const today = dayInZone(now, session().office.timeZone);
  const pending = isPending(row) ? row.decision : undefined;
  const warnings = checksOf(row, today).filter((check) => check.found !== "good").length;
  const visitedBy = "visit" in row ? row.record?.authorName : undefined;
  const isFlagged = pending === undefined && warnings > 0 && row.state === "submitted";
  return (
    <a
      id={`row-${row.id}`}
      class={classes("queue-row", pending && "queue-decided")}
      href={href}
      aria-current={current ? "true" : undefined}
    >
      <Icon name={"visit" in row ? "map-pin" : "ship"} size={20} />
      <b>{name}</b>
      <span class="queue-age">{ageOf(row.receivedAt ?? row.savedAt, now)}</span>
      <span class={classes("meta", isFlagged && "queue-flagged")}>
        {[entryTitle(row), visitedBy].filter(Boolean).join(" · ")}
      </span>
      {isFlagged && (
        <span class="queue-flag">
          <Icon name="triangle-alert" size={16} />
          <span aria-hidden="true">{warnings}</span>
          <span class="unseen">{words(review).warnings(warnings)}</span>
        </span>
      )}
      {(pending !== undefined || row.decision?.refusal !== undefined || row.revision > 1) && (
        <span class="queue-chips">
          {pending !== undefined && (
            <Chip tone="queued" icon="clock">
              {words(review).pending[pending.decision]}
            </Chip>
          )}
          <CorrectionMark revision={row.revision} />
        </span>
      )}
    </a>
  );
}
