import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { dayInZone } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { formSteps } from "../../entries/draftFacts.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { type FormField, formFields, isFormField, type Step, stepOf, steps } from "../../entries/shipmentFields.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { sync } from "../../language/indonesian/sync.ts";
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
import { DocumentsStep } from "./DocumentsStep.tsx";
import type { FormState } from "./DraftFields.tsx";
import { focusField } from "./focusField.ts";
import { GoodsStep } from "./GoodsStep.tsx";
import { mayReport } from "./mayReport.ts";
import { draftToShipment } from "./shipmentDraft.ts";
import "./ShipmentForm.css";
import type { OpenDraft } from "../../entries/useDraft.ts";
import { useHs } from "./useHs.ts";
import { useLastUsed } from "./useLastUsed.ts";
import { useShipmentDraft } from "./useShipmentDraft.ts";
import { ValueStep } from "./ValueStep.tsx";

/** `/ekspor/:id/isi/:step`: the form of a shipment, one step at a time. */
export function ShipmentForm() {
  const { params, query } = useRoute();
  const id = params.id ?? "";
  const step = steps.find((each) => String(each) === params.step);
  const outcome = useShipmentDraft(id, query.eksportir);
  if (!mayReport()) return <NotAllowed />;
  if (step === undefined) return <Redirect to={`/ekspor/${id}/isi/1`} />;
  if (outcome === "gone") return <Redirect to={`/ekspor/${id}`} />;
  if (outcome === "loading") return <Loading />;
  return <OpenForm key={id} id={id} step={step} open={outcome} />;
}

function Loading() {
  usePage({ title: "", hideNavigation: true });
  return <Skeleton label={words(shipments).form.loading} rows={4} />;
}

export function NotAllowed() {
  const { report, notAllowed } = words(shipments);
  usePage({ title: report, back: "/" });
  return (
    <>
      <PageTitle title={report} />
      <EmptyState text={notAllowed} />
    </>
  );
}

function OpenForm({ id, step, open }: { id: string; step: Step; open: OpenDraft }) {
  const { route } = useLocation();
  const { query } = useRoute();
  const { draft } = open;
  const { values } = draft;
  const cameFromCheck = query.dari === "periksa";
  const corrects = draft.corrects;
  const corrected = useLive(
    async () => ({ row: corrects && (await store().database.shipments.get(corrects.entryId)) }),
    [corrects?.entryId],
  );
  const lastUsed = useLastUsed(values.exporterId);
  const hs = useHs(step === 2);
  const today = dayInZone(store().clock(), session().office.timeZone);
  const reading = draftToShipment(values, {
    id,
    today,
    regionCode: session().office.regionCode,
    isHsCode: typeof hs === "object" ? hs.isHsCode : undefined,
    corrects: corrected?.row?.shipment,
  });

  // What was wrong when the person last asked to go on; a field leaves as soon as it is right.
  const [told, setTold] = useState<{ step: Step; fields: readonly FormField[]; attempt: number }>();
  const problems = reading.problems.filter((problem) => formFields[problem.field] === step);
  const faults = told?.step === step ? problems.filter((problem) => told.fields.includes(problem.field)) : [];
  const tellProblems = () =>
    setTold((before) => ({
      step,
      fields: problems.map((problem) => problem.field),
      attempt: (before?.attempt ?? 0) + 1,
    }));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what was arrived at
  useEffect(() => {
    if (open.savedAt !== undefined) open.moveTo(step);
  }, [step]);
  useFieldOnArrival(step, draft.field, query.ke, tellProblems);

  const text = words(shipments);
  const title = { 1: text.steps.documents, 2: text.steps.goods, 3: text.steps.value }[step];
  const check = `/ekspor/${id}/periksa`;
  const start = corrects === undefined ? "/ekspor" : `/ekspor/${id}`;
  usePage({
    title: faults.length > 0 ? words(errors).titlePrefix + title : title,
    back: cameFromCheck ? check : step === 1 ? start : `/ekspor/${id}/isi/${step - 1}`,
    hideNavigation: true,
    actions: (
      <Button look="main" wide type="submit" form="shipment-form" iconAfter="arrow-right">
        {cameFromCheck ? text.form.backToCheck : text.form.next[step]}
      </Button>
    ),
  });

  async function goOn(event: Event) {
    event.preventDefault();
    if (problems.length > 0) {
      tellProblems();
      return;
    }
    // Where it can't be written, the page says so; the next step would read an older draft.
    if (!(await open.flush())) return;
    route(cameFromCheck || step === formSteps ? check : `/ekspor/${id}/isi/${step + 1}`);
  }

  const form: FormState = {
    values,
    facts: reading.facts,
    problems,
    errorAt: (field) => faults.find((fault) => fault.field === field)?.text,
    set: open.set,
    today,
    isCorrection: corrects !== undefined,
  };
  return (
    <>
      <PageTitle
        above={
          <Steps
            steps={steps.map((each) => (each < step ? "done" : each === step ? "now" : "todo"))}
            text={text.step({ number: step, of: formSteps })}
          />
        }
        title={title}
      />
      <SaveState open={open} />
      <ErrorSummary
        heading={words(errors).summary(faults.length)}
        faults={faults.map((fault) => ({ fieldId: fault.field, text: fault.text }))}
        attempt={told?.attempt ?? 0}
      />
      {corrected?.row?.record?.comment !== undefined && corrected.row.state === "returned" && (
        <Notice tone="comment">
          <b>{words(entries).toCorrect}</b> {corrected.row.record.comment}
        </Notice>
      )}
      <form id="shipment-form" class="stack form-fields" noValidate onSubmit={goOn}>
        {step === 1 && <DocumentsStep form={form} />}
        {step === 2 && <GoodsStep form={form} lastUsed={lastUsed} hs={hs} />}
        {step === 3 && <ValueStep form={form} lastUsed={lastUsed} />}
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

/**
 * Puts the focus where the person left off, or where a link leads: a problem of the check page (`?ke=fobValue`)
 * is told at its field at once.
 */
function useFieldOnArrival(step: Step, leftAt: string | undefined, led: string | undefined, tellProblems: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: on arrival alone, not while the person types
  useEffect(() => {
    if (led !== undefined && stepOf(led) === step) {
      tellProblems();
      // After the summary has taken the focus.
      const timer = setTimeout(() => focusField(led), 0);
      return () => clearTimeout(timer);
    }
    if (leftAt !== undefined && isFormField(leftAt) && formFields[leftAt] === step) focusField(leftAt);
  }, [led]);
}
