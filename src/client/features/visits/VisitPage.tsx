import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Draft, FollowUpRow, VisitRow } from "../../../device/database.ts";
import { discardRefusedVisitChange } from "../../../device/store/visits.ts";
import { session, store } from "../../current.ts";
import { entryTitle } from "../../entries/anyEntry.ts";
import { draftHref } from "../../entries/draftFacts.ts";
import { ReturnedComment } from "../../entries/EntryCard.tsx";
import { CorrectionMark, EntryChip } from "../../entries/EntryChip.tsx";
import { EntryTimeline } from "../../entries/EntryTimeline.tsx";
import { chipOf, draftLine, entryLine, refusalWords } from "../../entries/entryLines.ts";
import { FollowUpState } from "../../entries/FollowUpState.tsx";
import { VisitSummary } from "../../entries/VisitSummary.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { usePage } from "../../page.ts";
import { Redirect } from "../../Redirect.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { useLive } from "../../useLive.ts";
import { openVisitCorrection } from "./beginVisit.ts";
import { mayRecordVisit } from "./mayRecordVisit.ts";
import { retractToDraft, type VisitActions, visitActionsFor } from "./visitActions.ts";

/** `/kunjungan/:id`: one visit, where it is, what was agreed on, and what can be done about it. */
export function VisitPage() {
  const id = useRoute().params.id ?? "";
  const opened = useLive(async () => {
    const { database } = store();
    const [row, draft] = await Promise.all([database.visits.get(id), database.drafts.get(id)]);
    if (row === undefined) return { row, draft };
    const [exporter, actions, followUps] = await Promise.all([
      database.exporters.get(row.exporterId),
      visitActionsFor(store(), row),
      database.followUps.where("visitId").equals(id).sortBy("dueOn"),
    ]);
    return { row, draft, exporterName: exporter?.name, actions, followUps };
  }, [id]);
  if (opened === undefined) return <Loading />;
  const { row, draft } = opened;
  if (row !== undefined && "actions" in opened) {
    const { exporterName, actions, followUps } = opened;
    return <OpenVisit key={id} {...{ row, draft, exporterName, actions, followUps }} />;
  }
  return draft === undefined ? <NotHere /> : <Redirect to={draftHref(draft)} />;
}

/** Supervisors come from the queue or a profile, mentors from their visits. */
function backOf(row: VisitRow | undefined): string {
  if (mayRecordVisit()) return "/kunjungan";
  return row === undefined ? "/antrean" : `/eksportir/${row.exporterId}?tab=kunjungan`;
}

function Loading() {
  usePage({ title: "", back: backOf(undefined) });
  return <Skeleton label={words(visits).loading} rows={4} />;
}

function NotHere() {
  const { page } = words(visits);
  usePage({ title: page.title, back: backOf(undefined) });
  return (
    <>
      <PageTitle title={page.title} />
      <EmptyState heading={page.notFound} text={page.notFoundNext} />
    </>
  );
}

interface OpenVisitProps {
  row: VisitRow;
  draft: Draft | undefined;
  exporterName: string | undefined;
  actions: VisitActions;
  followUps: readonly FollowUpRow[];
}

function OpenVisit({ row, draft, exporterName, actions, followUps }: OpenVisitProps) {
  const isNew = useRoute().query.baru !== undefined;
  const chip = chipOf(row);
  const { page, sections } = words(visits);
  const title = exporterName ?? entryTitle(row);
  usePage({
    title: isNew ? `${page.saved} – ${title}` : title,
    back: backOf(row),
    actions: <Actions row={row} draft={draft} actions={actions} />,
  });
  return (
    <>
      {isNew && (
        <Notice tone="good" heading={page.saved} live>
          {row.number !== undefined && <p>{page.savedNumber(row.number)}</p>}
          <p>{page.savedNext}</p>
        </Notice>
      )}
      <PageTitle
        title={title}
        above={
          <div class="row wrap tight">
            <EntryChip chip={chip} />
            <CorrectionMark revision={row.revision} />
          </div>
        }
        below={[entryTitle(row), row.number].filter(Boolean).join(" · ")}
      />
      {chip === "returned" && row.record?.comment !== undefined ? (
        <ReturnedComment comment={row.record.comment} />
      ) : chip === "refused" && row.refusal !== undefined ? (
        <Notice tone="error" heading={refusalWords(row.refusal).what}>
          {refusalWords(row.refusal).next}
        </Notice>
      ) : (
        <p class="meta">{entryLine(row)}</p>
      )}
      {draft !== undefined && <p class="hint">{draftLine(draft, store().clock())}</p>}
      <VisitSummary visit={row.visit} />
      {followUps.length > 0 && (
        <Card heading={sections.followUps}>
          <ul class="stack">
            {followUps.map((followUp) => (
              <li key={followUp.id}>
                <FollowUpState row={followUp} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      <SummaryList
        heading={page.about}
        rows={[
          { term: page.number, value: row.number },
          { term: page.by, value: row.record?.authorName ?? session().person.name },
          { term: page.deviceTime, value: formatMoment(row.savedAt) },
          { term: page.serverTime, value: row.receivedAt && formatMoment(row.receivedAt) },
        ]}
        none={page.notYet}
      />
      <Card heading={page.history}>
        <EntryTimeline row={row} />
      </Card>
    </>
  );
}

function Actions({ row, draft, actions }: Pick<OpenVisitProps, "row" | "draft" | "actions">) {
  const { route } = useLocation();
  const [isTooLate, setIsTooLate] = useState(false);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { page } = words(visits);
  const { correct, change, retract, close, cancel } = words(common).actions;
  if (!actions.change && !actions.discard && !actions.retract) return null;

  async function open() {
    route(draftHref(await openVisitCorrection(store(), row)));
  }
  async function retractIt() {
    const address = await retractToDraft(store(), row);
    if (address === undefined) setIsTooLate(true);
    else route(address);
  }
  async function discard() {
    setIsDiscarding(false);
    await discardRefusedVisitChange(store(), row.id);
  }

  return (
    <>
      {isTooLate && (
        <Notice tone="warn" live>
          {words(entries).tooLateToRetract}
        </Notice>
      )}
      {actions.change && (
        <Button look={row.state === "submitted" ? "line" : "main"} wide icon="pencil" onClick={() => void open()}>
          {draft !== undefined ? page.goOn : row.state === "returned" ? correct : change}
        </Button>
      )}
      {actions.discard && (
        <Button look="line" wide icon="undo-2" onClick={() => setIsDiscarding(true)}>
          {page.discardChange}
        </Button>
      )}
      {actions.retract && (
        <Button look="line" wide icon="undo-2" onClick={() => void retractIt()}>
          {retract}
        </Button>
      )}
      <Dialog
        open={isDiscarding}
        onClose={() => setIsDiscarding(false)}
        title={page.discardQuestion}
        closeLabel={close}
        actions={
          <>
            <Button onClick={() => setIsDiscarding(false)}>{cancel}</Button>
            <Button look="reject" onClick={() => void discard()}>
              {page.discardChange}
            </Button>
          </>
        }
      >
        <p>{page.discardExplained}</p>
      </Dialog>
    </>
  );
}
