import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import type { Decision } from "../../../domain/review.ts";
import { store } from "../../current.ts";
import { type AnyEntryRow, kindOf } from "../../entries/anyEntry.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { review } from "../../language/indonesian/review.ts";
import { usePage } from "../../page.ts";
import { useLive } from "../../useLive.ts";
import { useMediaQuery } from "../../useMediaQuery.ts";
import { CommentDialog } from "./CommentDialog.tsx";
import { DecisionBar } from "./DecisionBar.tsx";
import { DecisionToast } from "./DecisionToast.tsx";
import { decisionsOf, isPending } from "./decisions.ts";
import { EntryDetail } from "./EntryDetail.tsx";
import { decideEntry, lastDecision, undoEntryDecision } from "./lastDecision.ts";
import { QueueList } from "./QueueList.tsx";
import "./QueuePage.css";
import { type QueueFilter, queueFilterOf, queueHref } from "./queueFilter.ts";
import { useQueue } from "./useQueue.ts";
import { useShownEntry } from "./useShownEntry.ts";

/** The supervisor's desk: what waits on the left, the open entry on the right; one after the other on phones. */
export function QueuePage() {
  const { path, query, route } = useLocation();
  const text = words(review);
  const wide = useMediaQuery("(min-width: 64rem)");
  const filter = queueFilterOf(query);
  const queue = useQueue(filter);
  const exporters = useLive(() => store().database.exporters.toArray(), []);
  const exporterNames = new Map(exporters?.map((exporter) => [exporter.id, exporter.name]));
  const nameOf = (row: AnyEntryRow) => exporterNames.get(row.exporterId) ?? "";
  const { row, isRead, hasNewer, seeNewer } = useShownEntry(filter.selected);
  const [asking, setAsking] = useState<Exclude<Decision, "approve">>();
  const region = useRef<HTMLElement>(null);

  // By the address as it is by then: two changes may come before the page is drawn anew for the first.
  const filterNow = () => queueFilterOf(Object.fromEntries(new URLSearchParams(location.search)));
  const open = (selected: string | undefined, replace = true) =>
    route(queueHref({ ...filterNow(), selected }), replace);
  const change = (changed: Partial<QueueFilter>) => {
    const filter = filterNow();
    route(queueHref({ ...filter, ...changed, selected: wide ? undefined : filter.selected }), true);
  };

  const firstId = queue?.isCurrent ? queue.rows[0]?.id : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` goes by the same address
  useEffect(() => {
    // Somebody who goes on to another page still sees this one until that page's code is there.
    if (path !== "/antrean") return;
    if (wide && filter.selected === undefined && firstId !== undefined) open(firstId);
  }, [path, wide, filter.selected, firstId]);

  // What had focus may have gone with the last entry or its buttons, and keys reach the desk only while focus is in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of these can take a focused button away
  useEffect(() => {
    if (document.activeElement === document.body) region.current?.focus({ preventScroll: true });
  }, [filter.selected, hasNewer, row?.state, row?.decision?.commandId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row of another entry may be out of sight
  useEffect(() => {
    region.current?.querySelector(".queue-row[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [filter.selected]);

  const allowed = row === undefined || hasNewer ? [] : decisionsOf(row);

  async function decide(decision: Decision, comment?: string) {
    if (row === undefined) return;
    const decided = { decision, exporterName: nameOf(row), ...(comment === undefined ? {} : { comment }) };
    const isKept = await decideEntry(row, decided);
    // Not before it is on the device: what was typed in the dialog would go with a page that is closed right then.
    setAsking(undefined);
    if (!isKept) return;
    const next = nextUndecided(queue?.rows ?? [], row.id);
    if (next !== undefined || !wide) open(next);
  }

  function ask(decision: Decision) {
    if (!allowed.some((each) => each.decision === decision && each.possible)) return;
    if (decision === "approve") void decide(decision);
    else setAsking(decision);
  }

  /** What the toast offers to take back. */
  async function undo() {
    const last = lastDecision.value;
    if (last?.kind !== "decided") return;
    if (await undoEntryDecision(last.entry, last.exporterName)) open(last.entry.id);
  }

  function move(step: 1 | -1) {
    const rows = queue?.rows ?? [];
    const at = rows.findIndex((each) => each.id === filter.selected);
    const next = rows[at < 0 ? 0 : at + step];
    if (next === undefined) {
      if (step === 1 && queue?.more) queue.showMore();
      return;
    }
    const isInList = document.activeElement?.closest(".queue-rows") !== null;
    open(next.id);
    if (isInList) document.getElementById(`row-${next.id}`)?.focus();
  }

  function close() {
    if (!wide) open(undefined);
    else if (filter.selected !== undefined) document.getElementById(`row-${filter.selected}`)?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    if (event.key === "Escape" && target.id === "queue-search") region.current?.focus();
    if (event.ctrlKey || event.altKey || event.metaKey || target.closest("input, textarea, select, dialog")) return;
    const isInDetail = target.closest(".review-scroll") !== null;
    const act = actionOf(event.key, isInDetail, target);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  function actionOf(key: string, isInDetail: boolean, target: HTMLElement): (() => void) | undefined {
    switch (key.length === 1 ? key.toLowerCase() : key) {
      case "j":
        return () => move(1);
      case "k":
        return () => move(-1);
      // In the open entry the arrows scroll.
      case "ArrowDown":
        return isInDetail ? undefined : () => move(1);
      case "ArrowUp":
        return isInDetail ? undefined : () => move(-1);
      case "1":
        return () => ask("approve");
      case "2":
        return () => ask("return");
      case "3":
        return () => ask("reject");
      case "z":
        return () => void undo();
      case "/":
        return () => document.getElementById("queue-search")?.focus();
      case "Escape":
        return close;
      case "Enter": {
        // A link or button has its own Enter; only the row that is already open leads into the entry.
        const control = target.closest("a, button, summary");
        if (control !== null && control.getAttribute("aria-current") === null) return undefined;
        return () => region.current?.querySelector<HTMLElement>(".review-scroll")?.focus();
      }
      default:
        return undefined;
    }
  }

  const bar = row !== undefined && (hasNewer || isPending(row) || allowed.length > 0) && (
    <DecisionBar
      row={row}
      hasNewer={hasNewer}
      onSeeNewer={seeNewer}
      decisions={allowed}
      onDecide={ask}
      onUndo={() => void undoEntryDecision({ kind: kindOf(row), id: row.id }, nameOf(row))}
    />
  );
  const toast = <DecisionToast onUndo={() => void undo()} hasKey={wide} />;
  const isListShown = wide || filter.selected === undefined;
  usePage({
    title: row === undefined || wide ? words(common).navigation.queue : nameOf(row),
    back: isListShown ? undefined : queueHref({ ...filter, selected: undefined }),
    wide: true,
    bare: wide,
    ...(wide ? {} : { toast, actions: bar }),
  });

  return (
    <section
      class={wide ? "review desk" : "review"}
      ref={region}
      tabIndex={-1}
      aria-label={words(common).navigation.queue}
      onKeyDown={onKeyDown}
    >
      {isListShown && (
        <QueueList
          filter={filter}
          queue={queue}
          exporters={exporters}
          nameOf={nameOf}
          onChange={change}
          hrefOf={(id) => queueHref({ ...filter, selected: id })}
          wide={wide}
        />
      )}
      {(wide || filter.selected !== undefined) && (
        <div class="review-detail">
          <EntryDetail
            key={filter.selected}
            id={filter.selected}
            row={row}
            isRead={isRead}
            name={row === undefined ? "" : nameOf(row)}
            isPage={!wide}
            hasNewer={hasNewer}
            onSeeNewer={seeNewer}
          />
          {wide && (
            <>
              <div class="review-toast" role="status">
                {toast}
              </div>
              {bar && <div class="review-bar">{bar}</div>}
            </>
          )}
        </div>
      )}
      {row !== undefined && asking !== undefined && (
        <CommentDialog
          decision={asking}
          kind={kindOf(row)}
          exporterName={nameOf(row)}
          onClose={() => setAsking(undefined)}
          onDecide={(comment) => void decide(asking, comment)}
        />
      )}
      <p class="unseen" role="status">
        {queue === undefined || filter.status !== "submitted" ? "" : text.waiting(queue.waiting)}
      </p>
    </section>
  );
}

/** The next entry that still waits for a decision: below, else the first above. */
function nextUndecided(rows: readonly AnyEntryRow[], id: string): string | undefined {
  const at = rows.findIndex((row) => row.id === id);
  const order = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return order.find((row) => row.decision === undefined || row.decision.refusal !== undefined)?.id;
}
