import { useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { addExporter, reviseExporter } from "../../../device/store/exporters.ts";
import { type Exporter, exporterOf } from "../../../domain/exporter.ts";
import { newId } from "../../../domain/newId.ts";
import { store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { usePage } from "../../page.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { ExporterFields } from "./ExporterFields.tsx";
import { NoExporter } from "./ExporterPage.tsx";
import { exporterFromForm, formOfExporter } from "./exporterForm.ts";
import { exporterName } from "./exporterText.ts";
import { FormSaveState, StartOver } from "./FormState.tsx";
import { mayHere } from "./permission.ts";
import { isLikelySameName } from "./similarNames.ts";
import { type FormValues, type OpenForm, useFormDraft } from "./useFormDraft.ts";

/** `/eksportir/baru`: an exporter found in the field. One that was begun and not saved is gone on with. */
export function NewExporter() {
  const form = useFormDraft("new", openNew);
  return mayHere("exporter", "record") ? <Form form={form} isNew /> : <NotAllowed />;
}

/** `/eksportir/:id/ubah` */
export function ChangeExporter() {
  const id = useRoute().params.id ?? "";
  const form = useFormDraft(id, () => openChange(id));
  return mayHere("exporter", "revise") ? <Form form={form} isNew={false} /> : <NotAllowed />;
}

async function openNew() {
  const { database, clock, randomBytes } = store();
  const drafts = await database.drafts
    .filter((draft) => draft.kind === "exporter" && !draft.id.includes("/"))
    .toArray();
  const known = await database.exporters.bulkGet(drafts.map((draft) => draft.id));
  const draft = drafts.find((_, index) => known[index] === undefined);
  return { id: draft?.id ?? newId(clock(), randomBytes), values: {}, draft };
}

async function openChange(id: string) {
  const { database } = store();
  const [row, draft] = await Promise.all([database.exporters.get(id), database.drafts.get(id)]);
  if (row === undefined) return undefined;
  const before = exporterOf(row);
  // What the person had before them: others may change the exporter before this is saved.
  return { id, values: { ...formOfExporter(before), before: JSON.stringify(before) }, draft };
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

function Form({ form, isNew }: { form: ReturnType<typeof useFormDraft>; isNew: boolean }) {
  if (form === "gone") return <NoExporter />;
  if (form === "loading") return <Loading isNew={isNew} />;
  return <OpenedForm key={form.id} form={form} isNew={isNew} />;
}

function Loading({ isNew }: { isNew: boolean }) {
  const text = words(exporters).form;
  usePage({ title: isNew ? text.addTitle : text.changeTitle, hideNavigation: true });
  return <Skeleton label={text.loading} rows={4} />;
}

function OpenedForm({ form, isNew }: { form: OpenForm; isNew: boolean }) {
  const { route } = useLocation();
  const [told, setTold] = useState<{ fields: readonly string[]; attempt: number }>({ fields: [], attempt: 0 });
  const [outcome, setOutcome] = useState<"nothing-changed" | "not-saved">();
  const isUnderWay = useRef(false);
  const { id, values } = form;
  const reading = exporterFromForm(values, id);
  // A field leaves the summary as soon as it is right.
  const faults = reading.problems.filter((problem) => told.fields.includes(problem.field));
  const text = words(exporters).form;
  const title = isNew ? text.addTitle : text.changeTitle;
  const profile = `/eksportir/${id}`;
  usePage({
    title: faults.length > 0 ? words(errors).titlePrefix + title : title,
    back: isNew ? "/eksportir" : profile,
    hideNavigation: true,
    actions: (
      <Button look="main" type="submit" form="exporter-form" icon="check">
        {isNew ? text.saveNew : text.save}
      </Button>
    ),
  });

  async function save(event: Event) {
    event.preventDefault();
    if (isUnderWay.current) return;
    setOutcome(undefined);
    const { exporter, problems } = reading;
    if (exporter === undefined) {
      setTold({ fields: problems.map((problem) => problem.field), attempt: told.attempt + 1 });
      return;
    }
    isUnderWay.current = true;
    try {
      await form.flush();
      if (isNew) await addExporter(store(), exporter);
      else if (!(await reviseExporter(store(), exporter, beforeOf(values) ?? exporter))) {
        setOutcome("nothing-changed");
        isUnderWay.current = false;
        return;
      }
      await form.end();
      requestSync();
      route(profile, true);
    } catch {
      // Whatever ended the transaction, nothing of it is kept; what was typed is still in the draft.
      setOutcome("not-saved");
    }
    isUnderWay.current = false;
  }

  return (
    <>
      <PageTitle title={title} />
      <FormSaveState form={form} />
      <ErrorSummary
        heading={words(errors).summary(faults.length)}
        faults={faults.map((fault) => ({ fieldId: fault.field, text: fault.text }))}
        attempt={told.attempt}
      />
      {outcome === "not-saved" && <NotSavedNotice />}
      {outcome === "nothing-changed" && (
        <Notice tone="info" live>
          {text.nothingChanged}
        </Notice>
      )}
      <form id="exporter-form" class="stack exporter-form" noValidate onSubmit={(event) => void save(event)}>
        <ExporterFields
          values={values}
          set={form.set}
          size={reading.size}
          problems={reading.problems}
          errorAt={(field) => faults.find((fault) => fault.field === field)?.text}
          afterName={<SameName id={id} name={values.name ?? ""} />}
        />
      </form>
      <StartOver form={form} />
    </>
  );
}

function beforeOf(values: FormValues): Exporter | undefined {
  return values.before === undefined ? undefined : (JSON.parse(values.before) as Exporter);
}

/** Exporters of nearly the same name; another business may still have it. */
function SameName({ id, name }: { id: string; name: string }) {
  const { database } = store();
  const all = useLive(() => database.exporters.toArray(), [database]);
  const alike = (all ?? []).filter((row) => row.id !== id && isLikelySameName(row.name, name));
  if (alike.length === 0) return null;
  const text = words(exporters).form;
  return (
    <Notice
      tone="warn"
      live
      heading={text.sameName}
      actions={alike.slice(0, 3).map((row) => (
        <a key={row.id} href={`/eksportir/${row.id}`}>
          {exporterName(row)}
        </a>
      ))}
    >
      {text.sameNameNext}
    </Notice>
  );
}
