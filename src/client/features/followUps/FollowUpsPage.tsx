import { useState } from "preact/hooks";
import type { FollowUpRow } from "../../../device/database.ts";
import {
  completeFollowUp,
  completionHeldFor,
  dismissFollowUpRefusal,
  reopenFollowUp,
} from "../../../device/store/followUps.ts";
import { dayInZone } from "../../../domain/days.ts";
import { type FollowUpGroup, followUpGroup } from "../../../domain/followUp.ts";
import { session, store } from "../../current.ts";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { refusalWords } from "../../entries/entryLines.ts";
import { FollowUpChip, followUpLine } from "../../entries/FollowUpState.tsx";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { followUps } from "../../language/indonesian/followUps.ts";
import { usePage } from "../../page.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Toast } from "../../ui/Toast.tsx";
import { useLive } from "../../useLive.ts";

const order: readonly FollowUpGroup[] = ["late", "this-week", "later", "done"];

/** Of those that are done, the last ones; there may be hundreds. */
const doneAtOnce = 10;

type Done = { id: string; what: string; endsAt: number };

/** `/tindak-lanjut`: what was agreed on in visits, the latest first, done with one tap. */
export function FollowUpsPage() {
  const text = words(followUps);
  const [last, setLast] = useState<Done>();
  const [noting, setNoting] = useState<FollowUpRow>();
  const [isNotSaved, setIsNotSaved] = useState(false);
  const [doneShown, setDoneShown] = useState(doneAtOnce);
  const today = dayInZone(store().clock(), session().office.timeZone);
  const read = useLive(async () => {
    const { database } = store();
    const [rows, exporters] = await Promise.all([
      database.followUps.orderBy("dueOn").toArray(),
      database.exporters.toArray(),
    ]);
    return { rows, names: new Map(exporters.map(({ id, name }) => [id, name])) };
  }, []);
  usePage({
    title: text.title,
    back: "/",
    toast: last && (
      <Toast
        text={text.doneNow(last.what)}
        icon="check"
        action={{ label: words(common).actions.undo, onAction: () => void reopen(last.id) }}
        endsAt={last.endsAt}
        onEnd={endToast}
      />
    ),
  });

  function endToast() {
    setLast(undefined);
    // One that was held back until now may leave.
    requestSync();
  }

  async function change(make: () => Promise<boolean>): Promise<boolean> {
    setIsNotSaved(false);
    try {
      const isDone = await make();
      requestSync();
      return isDone;
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setIsNotSaved(true);
      return false;
    }
  }

  async function complete(row: FollowUpRow, note?: string) {
    setNoting(undefined);
    const completion = { id: row.id, doneOn: today, ...(note === undefined ? {} : { note }) };
    if (await change(() => completeFollowUp(store(), completion))) {
      setLast({ id: row.id, what: row.what, endsAt: store().clock() + completionHeldFor });
    }
  }

  async function reopen(id: string) {
    setLast(undefined);
    await change(() => reopenFollowUp(store(), id));
  }

  if (read === undefined) return <Skeleton label={text.title} rows={4} />;
  const groups = order.map((group) => {
    const rows = read.rows.filter((row) => followUpGroup(row, today) === group);
    return { group, rows: group === "done" ? rows.reverse() : rows };
  });
  return (
    <>
      <PageTitle title={text.title} />
      {isNotSaved && <NotSavedNotice />}
      {read.rows.length === 0 && <EmptyState text={text.empty} />}
      {groups.map(
        ({ group, rows }) =>
          rows.length > 0 && (
            <section key={group} class="stack" aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>
                {text.groups[group]} <span class="meta">{rows.length}</span>
              </h2>
              <EntryList>
                {(group === "done" ? rows.slice(0, doneShown) : rows).map((row) => (
                  <Row
                    key={row.id}
                    row={row}
                    exporterName={read.names.get(row.exporterId)}
                    onDone={() => void complete(row)}
                    onNote={() => setNoting(row)}
                    onReopen={() => void reopen(row.id)}
                    onDismiss={() => void change(() => dismissFollowUpRefusal(store(), row.id))}
                  />
                ))}
              </EntryList>
              {group === "done" && rows.length > doneShown && (
                <Button look="line" wide onClick={() => setDoneShown(doneShown + 50)}>
                  {text.more(rows.length - doneShown)}
                </Button>
              )}
            </section>
          ),
      )}
      {noting !== undefined && (
        <NoteDialog row={noting} onClose={() => setNoting(undefined)} onDone={(note) => void complete(noting, note)} />
      )}
    </>
  );
}

interface RowProps {
  row: FollowUpRow;
  exporterName: string | undefined;
  onDone: () => void;
  onNote: () => void;
  onReopen: () => void;
  onDismiss: () => void;
}

function Row({ row, exporterName, onDone, onNote, onReopen, onDismiss }: RowProps) {
  const text = words(followUps);
  const isDone = row.doneOn !== undefined;
  const refusal = row.refusal && refusalWords(row.refusal);
  return (
    <EntryRow
      chip={
        <span class="row wrap tight">
          <FollowUpChip row={row} />
          {row.delivery !== "sent" && <EntryChip chip={row.delivery} />}
        </span>
      }
      level={3}
      title={row.what}
      href={`/kunjungan/${row.visitId}`}
      meta={[exporterName, followUpLine(row)].filter(Boolean).join(" · ")}
      hint={row.doneNote}
    >
      {refusal && (
        <Notice
          tone="error"
          heading={refusal.what}
          actions={
            <button type="button" onClick={onDismiss}>
              {words(common).actions.close}
            </button>
          }
        >
          {refusal.next}
        </Notice>
      )}
      <div class="row wrap">
        {isDone ? (
          <Button look="quiet" icon="undo-2" onClick={onReopen}>
            {text.reopen}
            <span class="unseen"> {row.what}</span>
          </Button>
        ) : (
          <>
            <Button look="line" icon="check" onClick={onDone}>
              {text.done}
              <span class="unseen"> {row.what}</span>
            </Button>
            <Button look="quiet" icon="pencil" onClick={onNote}>
              {text.addNote}
            </Button>
          </>
        )}
      </div>
    </EntryRow>
  );
}

function NoteDialog({
  row,
  onClose,
  onDone,
}: {
  row: FollowUpRow;
  onClose: () => void;
  onDone: (note: string | undefined) => void;
}) {
  const text = words(followUps);
  const { close, cancel } = words(common).actions;
  const [note, setNote] = useState("");
  return (
    <Dialog
      open
      onClose={onClose}
      title={row.what}
      closeLabel={close}
      actions={
        <>
          <Button onClick={onClose}>{cancel}</Button>
          <Button look="main" icon="check" onClick={() => onDone(note.trim() || undefined)}>
            {text.done}
          </Button>
        </>
      }
    >
      <TextField
        id="follow-up-note"
        label={text.note}
        hint={text.noteHint}
        lines={3}
        maxLength={500}
        autoCapitalize="sentences"
        value={note}
        onInput={setNote}
      />
    </Dialog>
  );
}
