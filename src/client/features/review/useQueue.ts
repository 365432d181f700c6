import { useEffect, useState } from "preact/hooks";
import { store } from "../../current.ts";
import { isLongRound } from "../../sync.ts";
import { useLive } from "../../useLive.ts";
import type { QueueFilter } from "./queueFilter.ts";
import { countQueue, matcher, type QueueRows, readDecisions, readQueue } from "./queueRows.ts";

const pageSize = 50;

export type Queue = QueueRows & {
  /** False while the rows of the filter before are still shown. */
  isCurrent: boolean;
  /** Undecided entries, without those this device has decided but not sent. */
  waiting: number;
  refused: Awaited<ReturnType<typeof readDecisions>>["refused"];
  showMore: () => void;
  /** Newest first: entries that came after the list was opened. */
  newer: number;
  showNewer: () => void;
};

/** The list for a filter, kept up to date; undefined until it was read. */
export function useQueue(filter: QueueFilter): Queue | undefined {
  const { status, kind, order, search } = filter;
  const [limit, setLimit] = useState(pageSize);
  const [upTo, setUpTo] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first page
  useEffect(() => {
    setLimit(pageSize);
    setUpTo(undefined);
  }, [status, kind, order, search]);

  const rows = useLive(
    async () => {
      const { database } = store();
      const matches = search.trim() === "" ? undefined : matcher(search, await database.exporters.toArray());
      return {
        status,
        kind,
        order,
        search,
        ...(await readQueue(database, { status, kind, order, matches, limit, upTo })),
      };
    },
    [status, kind, order, search, limit, upTo],
    isLongRound.value,
  );
  const isAnchored = order === "newest" && search.trim() === "";
  const newest =
    isAnchored && rows?.order === "newest" && rows.status === status && rows.kind === kind
      ? rows.rows[0]?.receivedAt
      : undefined;
  useEffect(() => {
    if (upTo === undefined && newest !== undefined) setUpTo(newest);
  }, [upTo, newest]);
  const newer = useLive(
    async () => (upTo === undefined ? 0 : await countQueue(store().database, { status, kind, after: upTo })),
    [status, kind, upTo],
    isLongRound.value,
  );
  const submitted = useLive(
    () => countQueue(store().database, { status: "submitted", kind: "all" }),
    [],
    isLongRound.value,
  );
  const decisions = useLive(() => readDecisions(store().database), [], isLongRound.value);

  if (rows === undefined) return undefined;
  return {
    rows: rows.rows,
    more: rows.more,
    isCurrent: rows.status === status && rows.kind === kind && rows.order === order && rows.search === search,
    waiting: Math.max(0, (submitted ?? 0) - (decisions?.pending ?? 0)),
    refused: decisions?.refused ?? [],
    showMore: () => setLimit(limit + pageSize),
    newer: newer ?? 0,
    showNewer: () => setUpTo(undefined),
  };
}
