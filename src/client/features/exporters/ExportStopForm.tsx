import { useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { recordExportStop } from "../../../device/store/exportStops.ts";
import { dayInZone } from "../../../domain/days.ts";
import type { ExportStop } from "../../../domain/exportStop.ts";
import { newId } from "../../../domain/newId.ts";
import { session, store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { formatDayField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { usePage } from "../../page.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { NoExporter } from "./ExporterPage.tsx";
import { exporterName } from "./exporterText.ts";
import { FormSaveState, StartOver } from "./FormState.tsx";
import { mayHere } from "./permission.ts";
import { StopFields } from "./StopFields.tsx";
import { stopFromForm } from "./stopForm.ts";
import { type OpenForm, useFormDraft } from "./useFormDraft.ts";

/** `/eksportir/:id/berhenti?jenis=stop|resume`: that an exporter stopped exporting, or exports again. */
export function ExportStopForm() {
  const { params, query } = useRoute();
  const exporterId = params.id ?? "";
  const kind = query.jenis === "resume" ? "resume" : "stop";
  const form = useFormDraft(`${exporterId}/${kind}`, () => openStop(exporterId, kind));
  if (!mayHere("export-stop", "record")) return <NotAllowed />;
  if (form === "gone") return <NoExporter />;
  if (form === "loading") return <Loading kind={kind} />;
  return <OpenedForm key={form.id} form={form} exporterId={exporterId} kind={kind} />;
}

async function openStop(exporterId: string, kind: ExportStop["kind"]) {
  const { database, clock, randomBytes } = store();
  const id = `${exporterId}/${kind}`;
  const [exporter, draft] = await Promise.all([database.exporters.get(exporterId), database.drafts.get(id)]);
  if (exporter === undefined) return undefined;
  // The app ended between saving and clearing the form: it is there already, and the form begins anew.
  const isSaved = draft !== undefined && (await database.exportStops.get(draft.values.stopId ?? "")) !== undefined;
  const toldOn = formatDayField(dayInZone(clock(), session().office.timeZone));
  return {
    id,
    values: { stopId: newId(clock(), randomBytes), toldOn },
    draft: isSaved ? undefined : draft,
  };
}

function NotAllowed() {
  const text = words(exporters);
  usePage({ title: text.title, back: "/" });
  return (
    <>
      <PageTitle title={text.title} />
      <EmptyState text={text.notAllowed} />
    </>
  );
}

function Loading({ kind }: { kind: ExportStop["kind"] }) {
  const text = words(exporters);
  usePage({ title: kind === "stop" ? text.stop.stopTitle : text.stop.resumeTitle, hideNavigation: true });
  return <Skeleton label={text.form.loading} rows={4} />;
}

function OpenedForm({ form, exporterId, kind }: { form: OpenForm; exporterId: string; kind: ExportStop["kind"] }) {
  const { route } = useLocation();
  const [told, setTold] = useState<{ fields: readonly string[]; attempt: number }>({ fields: [], attempt: 0 });
  const [isNotSaved, setIsNotSaved] = useState(false);
  const isUnderWay = useRef(false);
  const { database, clock } = store();
  const exporter = useLive(() => database.exporters.get(exporterId), [database, exporterId]);
  const today = dayInZone(clock(), session().office.timeZone);
  const { values } = form;
  const reading = stopFromForm(values, { id: values.stopId ?? "", exporterId, kind, today });
  // A field leaves the summary as soon as it is right.
  const faults = reading.problems.filter((problem) => told.fields.includes(problem.field));
  const text = words(exporters).stop;
  const title = kind === "stop" ? text.stopTitle : text.resumeTitle;
  usePage({
    title: faults.length > 0 ? words(errors).titlePrefix + title : title,
    back: `/eksportir/${exporterId}`,
    hideNavigation: true,
    actions: (
      <Button look="main" type="submit" form="stop-form" icon="check">
        {text.save}
      </Button>
    ),
  });

  async function save(event: Event) {
    event.preventDefault();
    if (isUnderWay.current) return;
    if (reading.stop === undefined) {
      setTold({ fields: reading.problems.map((problem) => problem.field), attempt: told.attempt + 1 });
      return;
    }
    isUnderWay.current = true;
    try {
      await form.flush();
      await recordExportStop(store(), reading.stop);
      await form.end();
      requestSync();
      route(`/eksportir/${exporterId}?tab=kendala`, true);
    } catch {
      // Whatever ended the transaction, nothing of it is kept; what was typed is still in the draft.
      setIsNotSaved(true);
    }
    isUnderWay.current = false;
  }

  return (
    <>
      <PageTitle title={title} below={exporter && exporterName(exporter)} />
      <FormSaveState form={form} />
      <ErrorSummary
        heading={words(errors).summary(faults.length)}
        faults={faults.map((fault) => ({ fieldId: fault.field, text: fault.text }))}
        attempt={told.attempt}
      />
      {isNotSaved && <NotSavedNotice />}
      <form id="stop-form" class="stack exporter-form" noValidate onSubmit={(event) => void save(event)}>
        <StopFields
          values={values}
          set={form.set}
          kind={kind}
          today={today}
          errorAt={(field) => faults.find((fault) => fault.field === field)?.text}
        />
      </form>
      <StartOver form={form} />
    </>
  );
}
