import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Draft } from "../../../device/database.ts";
import { saveDraft } from "../../../device/store/drafts.ts";
import { recordVisit, reviseVisit } from "../../../device/store/visits.ts";
import { dayInZone } from "../../../domain/days.ts";
import type { Visit } from "../../../domain/visit.ts";
import { session, store } from "../../current.ts";
import { visitSections } from "../../entries/draftFacts.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { VisitSummary } from "../../entries/VisitSummary.tsx";
import { words } from "../../language/dictionary.ts";
import { formatClock } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { usePage } from "../../page.ts";
import { Redirect } from "../../Redirect.tsx";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle, SaveLine } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { mayRecordVisit } from "./mayRecordVisit.ts";
import { NotAllowed } from "./VisitForm.tsx";
import { readVisitDraft, sectionOf } from "./visitDraft.ts";

/** `/kunjungan/:id/periksa`: what is about to be sent. */
export function VisitCheck() {
  const id = useRoute().params.id ?? "";
  const opened = useLive(async () => {
    const { database } = store();
    const draft = await database.drafts.get(id);
    const exporterId = draft?.values.exporterId;
    const exporter = exporterId === undefined ? undefined : await database.exporters.get(exporterId);
    return { draft, exporterName: exporter?.name };
  }, [id]);
  const hadDraft = useRef(false);
  if (!mayRecordVisit()) return <NotAllowed />;
  if (opened === undefined) return <Loading />;
  if (opened.draft === undefined) {
    // Gone before these eyes: it was handed in, here or in another tab.
    return <Redirect to={hadDraft.current ? `/kunjungan/${id}?baru=1` : `/kunjungan/${id}`} />;
  }
  hadDraft.current = true;
  return <Check draft={opened.draft} exporterName={opened.exporterName} />;
}

function Loading() {
  usePage({ title: "", hideNavigation: true });
  return <Skeleton label={words(visits).loading} rows={4} />;
}

function Check({ draft, exporterName }: { draft: Draft; exporterName: string | undefined }) {
  const { id, values } = draft;
  const today = dayInZone(store().clock(), session().office.timeZone);
  const { facts, faults, followUpRows, visit } = readVisitDraft(values, { id, today });
  const [attempt, setAttempt] = useState(0);
  const told = attempt > 0 ? faults : [];
  const sending = useSending(draft);

  useEffect(() => {
    // Opened again, the draft leads back here.
    if (draft.step <= visitSections) void saveDraft(store(), { ...draft, step: visitSections + 1, field: undefined });
  }, [draft]);

  const text = words(visits);
  const hrefOf = (field: string) => `/kunjungan/${id}/isi/${sectionOf(field)}?dari=periksa&ke=${field}`;
  usePage({
    title: told.length > 0 ? words(errors).titlePrefix + text.checkTitle : text.checkTitle,
    back: `/kunjungan/${id}/isi/${visitSections}`,
    hideNavigation: true,
    actions: (
      <>
        <p class="check-later meta">
          <Icon name="clock" size={16} />
          {words(sync).outbox.sentAutomatically}
        </p>
        <Button
          look="main"
          wide
          icon="send"
          busy={sending.isBusy}
          onClick={() => (visit === undefined ? setAttempt(attempt + 1) : void sending.begin(visit))}
        >
          {draft.corrects === undefined ? text.send : text.sendCorrection}
        </Button>
      </>
    ),
  });
  const hasNoFollowUp = facts.obstacles?.length !== 0 && followUpRows.length === 0;
  return (
    <>
      <PageTitle title={text.checkTitle} />
      <SaveLine text={words(sync).saveLine.draftSaved(formatClock(draft.updatedAt))} saved />
      {sending.failure === "not-saved" && <NotSavedNotice />}
      {sending.failure === "waiting" && (
        <Notice tone="error" live>
          {text.cannotSendYet}
        </Notice>
      )}
      <ErrorSummary
        heading={words(errors).summary(told.length)}
        faults={told.map(({ field, text: fault }) => ({ text: fault, href: hrefOf(field) }))}
        attempt={attempt}
      />
      {hasNoFollowUp && (
        <Notice tone="warn" actions={<a href={`/kunjungan/${id}/isi/3?dari=periksa`}>{text.addFollowUp}</a>}>
          {text.noFollowUpYet}
        </Notice>
      )}
      <VisitSummary
        visit={facts}
        followUpRows={followUpRows}
        exporterName={exporterName}
        errorAt={(field) => faults.find((fault) => fault.field === field || fault.field.startsWith(`${field}.`))?.text}
        typedAt={(field) => values[field]}
        changeHref={(section) => `/kunjungan/${id}/isi/${section}?dari=periksa`}
      />
    </>
  );
}

/** Handing in as the page sees it: one at a time, and what failed. */
function useSending(draft: Draft) {
  const { route } = useLocation();
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<"waiting" | "not-saved">();
  // State comes too late for the second tap of a double tap.
  const isUnderWay = useRef(false);

  async function begin(visit: Visit) {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setIsBusy(true);
    setFailure(undefined);
    const outcome = await handIn(visit, draft);
    isUnderWay.current = false;
    if (outcome === "saved") {
      requestSync();
      route(`/kunjungan/${visit.id}?baru=1`, true);
      return;
    }
    setIsBusy(false);
    setFailure(outcome);
    window.scrollTo({ top: 0 });
  }

  return { isBusy, failure, begin };
}

/** saved: also where another tab was quicker; waiting: an earlier change of the same visit isn't confirmed yet. */
async function handIn(visit: Visit, { corrects }: Draft): Promise<"saved" | "waiting" | "not-saved"> {
  try {
    if (corrects !== undefined) return (await reviseVisit(store(), visit)) ? "saved" : "waiting";
    await recordVisit(store(), visit);
    return "saved";
  } catch {
    // Whatever ended the transaction, nothing of it is kept.
    const isHere = await store()
      .database.visits.get(visit.id)
      .catch(() => undefined);
    return corrects === undefined && isHere !== undefined ? "saved" : "not-saved";
  }
}
