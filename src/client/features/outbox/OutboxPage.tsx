import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { usePage } from "../../page.ts";
import { requestSync, syncState } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList } from "../../ui/EntryRow.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useLive } from "../../useLive.ts";
import { DraftRow } from "./DraftRow.tsx";
import { OutboxItemRow } from "./OutboxItemRow.tsx";
import { isHeldByOffice, isOfEntry, type Outbox, readOutbox, readSent } from "./outboxItems.ts";
import { SendingCard } from "./SendingCard.tsx";
import { SentItemRow } from "./SentItemRow.tsx";
import { TroubleNotice } from "./TroubleNotice.tsx";

const tabNames = ["draf", "menunggu", "terkirim"] as const;
type TabName = (typeof tabNames)[number];

const rowsAtOnce = 50;

/** `/kiriman?tab=draf|menunggu|terkirim`: what is on this device only, and what the server has. */
export function OutboxPage() {
  const { query } = useLocation();
  const { database } = store();
  const tab: TabName = tabNames.find((name) => name === query.tab) ?? "menunggu";
  const [limit, setLimit] = useState(rowsAtOnce);
  const unsent = useLive(() => readOutbox(database, limit), [database, limit]);
  const sent = useLive(() => readSent(database, limit), [database, limit]);
  const text = words(sync).outbox;
  const title = words(common).navigation.outbox;
  const isSending = syncState.value.phase === "sending";
  usePage({
    title,
    actions: tab === "menunggu" && unsent !== undefined && unsent.counts.waiting > 0 && (
      <Button look="main" wide icon="send" busy={isSending} onClick={() => requestSync("person-asked")}>
        {text.sendNow}
      </Button>
    ),
  });
  const counts = unsent?.counts;
  return (
    <>
      <PageTitle title={title} />
      <Tabs
        label={title}
        tabs={[
          tabOf("draf", text.drafts, counts?.drafts),
          tabOf("menunggu", text.waiting, counts && counts.waiting + counts.parked),
          tabOf("terkirim", text.sent, sent?.total),
        ]}
      />
      {panel()}
    </>
  );

  function tabOf(name: TabName, label: string, count: number | undefined) {
    return { href: `/kiriman?tab=${name}`, label, count, current: tab === name };
  }

  function panel() {
    if (unsent === undefined || sent === undefined) return <Skeleton label={title} />;
    if (tab === "draf") return <Drafts />;
    if (tab === "menunggu") {
      return <Waiting unsent={unsent} limit={limit} onMore={() => setLimit((before) => before + rowsAtOnce)} />;
    }
    if (sent.items.length === 0) return <EmptyState text={text.nothingSent} />;
    return (
      <>
        <p class="hint">{words(outbox).fromThisPhone}</p>
        <EntryList label={text.sent}>
          {sent.items.map((item) => (
            <SentItemRow key={item.command.id} item={item} />
          ))}
        </EntryList>
        {sent.items.length === limit && <MoreButton onMore={() => setLimit((before) => before + rowsAtOnce)} />}
      </>
    );
  }
}

function Drafts() {
  const { database } = store();
  const drafts = useLive(() => database.drafts.orderBy("updatedAt").reverse().filter(isOfEntry).toArray(), [database]);
  const text = words(sync).outbox;
  if (drafts === undefined) return <Skeleton label={text.drafts} />;
  if (drafts.length === 0) return <EmptyState text={text.noDrafts} />;
  return (
    <EntryList label={text.drafts}>
      {drafts.map((draft) => (
        <DraftRow key={draft.id} draft={draft} />
      ))}
    </EntryList>
  );
}

function Waiting({ unsent, limit, onMore }: { unsent: Outbox; limit: number; onMore: () => void }) {
  const { parked, counts, attempted } = unsent;
  const held = unsent.waiting.filter(({ command }) => isHeldByOffice(command));
  const waiting = unsent.waiting.filter(({ command }) => !isHeldByOffice(command));
  const text = words(outbox);
  const isReviewer = session().person.role === "supervisor" || session().person.role === "admin";
  if (parked.length + unsent.waiting.length === 0) return <EmptyState text={words(sync).outbox.nothingWaiting} />;
  return (
    <>
      <SendingCard />
      {counts.waiting > 0 && <TroubleNotice />}
      {parked.length > 0 && (
        <>
          <h2>{text.needsAttention}</h2>
          <EntryList label={text.needsAttention}>
            {parked.map((item) => (
              <OutboxItemRow key={item.command.id} item={item} mayRetract={false} />
            ))}
          </EntryList>
        </>
      )}
      {held.length > 0 && (
        <>
          <h2>{text.inQuarantine}</h2>
          <EntryList label={text.inQuarantine}>
            {held.map((item) => (
              <OutboxItemRow key={item.command.id} item={item} mayRetract={false} />
            ))}
          </EntryList>
        </>
      )}
      {waiting.length > 0 && (
        <>
          {parked.length + held.length > 0 && <h2>{text.waiting}</h2>}
          {isReviewer && <p class="hint">{words(sync).outbox.decisionsWait}</p>}
          <EntryList label={text.waiting}>
            {waiting.map((item) => (
              <OutboxItemRow key={item.command.id} item={item} mayRetract={!attempted.has(item.command.id)} />
            ))}
          </EntryList>
        </>
      )}
      {(parked.length === limit || unsent.waiting.length === limit) && <MoreButton onMore={onMore} />}
    </>
  );
}

function MoreButton({ onMore }: { onMore: () => void }) {
  return (
    <Button wide icon="chevron-down" onClick={onMore}>
      {words(outbox).showMore}
    </Button>
  );
}
