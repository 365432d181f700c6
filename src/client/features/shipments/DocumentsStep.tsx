import { Declaration } from "../../../domain/shipment.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { useLive } from "../../useLive.ts";
import { DraftDay, DraftText, type FormState, fieldProps, pickerWords } from "./DraftFields.tsx";

/** Step 1: whose shipment, which document, and when the goods left. */
export function DocumentsStep({ form }: { form: FormState }) {
  const text = words(shipments).form;
  const { declaration } = form.facts;
  return (
    <>
      {session().person.role !== "exporter" && <OnBehalf form={form} />}
      <RadioCards
        {...fieldProps({ form, field: "declaration", label: text.declaration })}
        value={declaration}
        onChange={(value) => form.set({ declaration: value }, "declaration")}
        choices={Declaration.options.map((value) => ({ value, ...text.declarations[value] }))}
      />
      <DraftDay form={form} field="exportedOn" hint={text.exportedOnHint} quick />
      {declaration === "peb" && (
        <>
          <DraftText form={form} field="pebRegistrationNumber" hint={text.pebHint} optional inputMode="numeric" />
          <DraftDay form={form} field="pebRegistrationDate" hint={text.pebDateHint} optional />
          <DraftText
            form={form}
            field="pebSubmissionNumber"
            hint={text.submissionHint}
            optional
            autoCapitalize="characters"
          />
          <DraftText form={form} field="customsOffice" hint={text.customsHint} optional autoCapitalize="words" />
        </>
      )}
      {declaration === "consignment-note" && (
        <DraftText
          form={form}
          field="consignmentNoteNumber"
          hint={text.noteHint}
          optional
          autoCapitalize="characters"
        />
      )}
      {declaration === "via-third-party" && (
        <DraftText form={form} field="thirdPartyName" hint={text.thirdPartyHint} autoCapitalize="words" />
      )}
      {declaration !== undefined && <DraftText form={form} field="invoiceNumber" optional />}
    </>
  );
}

/** Who the shipment is reported for, and who told of it, where its author isn't the exporter. */
function OnBehalf({ form }: { form: FormState }) {
  const text = words(shipments).form;
  const exporters = useLive(() => store().database.exporters.orderBy("name").toArray(), []);
  if (exporters?.length === 0) return <Notice tone="info">{text.noExporters}</Notice>;
  return (
    <>
      {!form.isCorrection && (
        <Picker
          {...fieldProps({ form, field: "exporterId", hint: text.exporterHint })}
          value={form.values.exporterId}
          items={exporters?.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(exporterId) => form.set({ exporterId }, "exporterId")}
          words={{ ...pickerWords(text.searchExporter), choose: text.chooseExporter }}
        />
      )}
      <RadioCards
        {...fieldProps({ form, field: "source", label: words(entries).source })}
        value={form.values.source}
        onChange={(source) => form.set({ source }, "source")}
        across
        choices={[
          { value: "visit", label: text.sources.visit },
          { value: "phone", label: text.sources.phone },
        ]}
      />
      <DraftText form={form} field="toldBy" hint={text.toldByHint} optional autoCapitalize="words" />
    </>
  );
}
