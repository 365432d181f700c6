import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { dayInZone } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { type OpenDraft, useDraft } from "../../entries/useDraft.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { usePage } from "../../page.ts";
import { Redirect } from "../../Redirect.tsx";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle, SaveLine } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Steps } from "../../ui/Steps.tsx";
import { useLive } from "../../useLive.ts";
import { FollowUpsSection } from "./FollowUpsSection.tsx";
import { mayRecordVisit } from "./mayRecordVisit.ts";
import { OutcomeSection } from "./OutcomeSection.tsx";
import { SectionList } from "./SectionList.tsx";
import type { VisitFormState } from "./VisitFields.tsx";
import "./VisitForm.css";
import { readVisitDraft, type Section, sectionOf, sections } from "./visitDraft.ts";
import { WhoSection } from "./WhoSection.tsx";

/** `/kunjungan/:id/isi/:bagian`: the form of a visit, its sections in any order. */
export function VisitForm() {
  const { params } = useRoute();
  const id = params.id ?? "";
  const section = sections.find((each) => String(each) === params.section);
  const outcome = useDraft(id, async (each) => {
    const draft = await store().database.drafts.get(each);
    return draft && { draft, savedAt: draft.updatedAt };
  });
  if (!mayRecordVisit()) return <NotAllowed />;
  if (section === undefined) return <Redirect to={`/kunjungan/${id}/isi/1`} />;
  if (outcome === "gone") return <Redirect to={`/kunjungan/${id}`} />;
  if (outcome === "loading") return <Loading />;
  return <OpenForm key={id} id={id} section={section} open={outcome} />;
}

function Loading() {
  usePage({ title: "", hideNavigation: true });
  return <Skeleton label={words(visits).loading} rows={4} />;
}

export function NotAllowed() {
  const { title, notAllowed } = words(visits);
  usePage({ title, back: "/" });
  return (
    <>
      <PageTitle title={title} />
      <EmptyState text={notAllowed} />
    </>
  );
}

function OpenForm({ id, section, open }: { id: string; section: Section; open: OpenDraft }) {
  const { route } = useLocation();
  const { query } = useRoute();
  const { draft } = open;
  const { values, corrects } = draft;
  const cameFromCheck = query.dari === "periksa";
  const corrected = useLive(
    async () => ({ row: corrects && (await store().database.visits.get(corrects.entryId)) }),
    [corrects?.entryId],
  );
  const today = dayInZone(store().clock(), session().office.timeZone);
  const { faults } = readVisitDraft(values, { id, today });

  // What was wrong when the person last asked to go on; a field leaves as soon as it is right.
  const [told, setTold] = useState<{ section: Section; fields: readonly string[]; attempt: number }>();
  const here = faults.filter((fault) => sectionOf(fault.field) === section);
  const shown = told?.section === section ? here.filter((fault) => told.fields.includes(fault.field)) : [];
  const tell = () =>
    setTold((before) => ({
      section,
      fields: here.map((fault) => fault.field),
      attempt: (before?.attempt ?? 0) + 1,
    }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the section is what was arrived at
  useEffect(() => {
    open.moveTo(section);
    if (query.ke !== undefined && sectionOf(query.ke) === section) tell();
  }, [section, query.ke]);

  const text = words(visits);
  const titles = { 1: text.sections.who, 2: text.sections.outcome, 3: text.sections.followUps };
  const title = titles[section];
  const check = `/kunjungan/${id}/periksa`;
  const start = corrects === undefined ? "/kunjungan" : `/kunjungan/${id}`;
  usePage({
    title: shown.length > 0 ? words(errors).titlePrefix + title : title,
    back: cameFromCheck ? check : section === 1 ? start : `/kunjungan/${id}/isi/${section - 1}`,
    hideNavigation: true,
    actions: (
      <Button look="main" wide type="submit" form="visit-form" iconAfter="arrow-right">
        {cameFromCheck ? text.backToCheck : text.next[section]}
      </Button>
    ),
  });

  async function goOn(event: Event) {
    event.preventDefault();
    if (here.length > 0) {
      tell();
      return;
    }
    // Where it can't be written, the page says so; the next section would read an older draft.
    if (!(await open.flush())) return;
    route(cameFromCheck || section === 3 ? check : `/kunjungan/${id}/isi/${section + 1}`);
  }

  const form: VisitFormState = {
    values,
    today,
    errorAt: (field) => shown.find((fault) => fault.field === field)?.text,
    set: open.set,
    isCorrection: corrects !== undefined,
  };
  return (
    <>
      <PageTitle
        above={
          <Steps
            steps={sections.map((each) => (each < section ? "done" : each === section ? "now" : "todo"))}
            text={text.section({ number: section, of: sections.length })}
          />
        }
        title={title}
      />
      <SaveState open={open} />
      <SectionList id={id} current={section} values={values} faults={faults} onLeave={() => open.flush()} />
      <ErrorSummary
        heading={words(errors).summary(shown.length)}
        faults={shown.map((fault) => ({ fieldId: fault.field, text: fault.text }))}
        attempt={told?.attempt ?? 0}
      />
      {corrected?.row?.record?.comment !== undefined && corrected.row.state === "returned" && (
        <Notice tone="comment">
          <b>{words(entries).toCorrect}</b> {corrected.row.record.comment}
        </Notice>
      )}
      <form id="visit-form" class="stack form-fields" noValidate onSubmit={goOn}>
        {section === 1 && <WhoSection form={form} />}
        {section === 2 && <OutcomeSection form={form} />}
        {section === 3 && <FollowUpsSection form={form} visitId={id} />}
      </form>
    </>
  );
}

/** "Draf tersimpan 09.12"; "Tersimpan di HP ini" is said only of what was handed in. */
function SaveState({ open }: { open: OpenDraft }) {
  if (open.isNotSaved) {
    return (
      <NotSavedNotice
        actions={
          <button type="button" onClick={() => void open.flush()}>
            {words(common).actions.tryAgain}
          </button>
        }
      />
    );
  }
  const text = open.savedAt === undefined ? "" : words(sync).saveLine.draftSaved(formatClock(open.savedAt));
  return <SaveLine text={text} saved={text !== ""} />;
}
