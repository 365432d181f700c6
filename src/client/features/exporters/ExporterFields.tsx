import type { ComponentChildren } from "preact";
import { LegalForm } from "../../../domain/exporter.ts";
import { areas } from "../../../domain/reference/areas.ts";
import { type SizeBasis, sizeClassOf } from "../../../domain/sizeClass.ts";
import { kelurahanName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoneyField } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { amountInWords } from "../../language/numberWords.ts";
import { parseAmount } from "../../language/parse.ts";
import { ChoiceChips } from "../../ui/ChoiceChips.tsx";
import { FieldGroup } from "../../ui/Field.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { ExporterFormField, FormProblem } from "./exporterForm.ts";
import { CommoditiesField, DestinationsField, listWords } from "./ListFields.tsx";
import type { FormValues } from "./useFormDraft.ts";
import "./ExporterFields.css";

export interface ExporterFieldsProps {
  values: FormValues;
  set: (values: FormValues) => void;
  size: SizeBasis | undefined;
  problems: readonly FormProblem<ExporterFormField>[];
  /** The words to show at a field: only after the person asked to save. */
  errorAt: (field: ExporterFormField) => string | undefined;
  afterName: ComponentChildren;
}

/** The fields of an exporter; the name alone is needed. */
export function ExporterFields(props: ExporterFieldsProps) {
  const { values, set, errorAt, afterName } = props;
  const text = words(exporters);
  const optional = words(common).optional;
  const typed = (field: ExporterFormField) => ({
    id: field,
    value: values[field] ?? "",
    onInput: (value: string) => set({ [field]: value }),
    error: errorAt(field),
  });
  const { fields } = text;
  return (
    <>
      <TextField {...typed("name")} label={fields.name} hint={text.form.nameHint} autoCapitalize="words" />
      {afterName}
      <FieldGroup id="legalForm" label={fields.legalForm} optional={optional}>
        <ChoiceChips
          label={fields.legalForm}
          choices={LegalForm.options.map((value) => ({ value, label: text.legalForms[value] }))}
          value={LegalForm.options.find((value) => value === values.legalForm)}
          onPick={(value) => set({ legalForm: value === values.legalForm ? "" : value })}
        />
      </FieldGroup>
      <CommoditiesField values={values} set={set} error={errorAt("commodities")} />
      <DestinationsField values={values} set={set} error={errorAt("destinations")} />
      <TextField {...typed("contactName")} label={fields.contactName} optional={optional} autoCapitalize="words" />
      <TextField
        {...typed("phone")}
        label={fields.phone}
        optional={optional}
        hint={text.form.phoneHint}
        type="tel"
        inputMode="tel"
      />
      <Kelurahan values={values} set={set} />
      <TextField
        {...typed("address")}
        label={fields.address}
        optional={optional}
        autoCapitalize="sentences"
        lines={2}
      />
      <SizeFields {...props} />
      <TextField
        {...typed("businessId")}
        label={fields.businessId}
        optional={optional}
        hint={text.form.businessIdHint}
        inputMode="numeric"
      />
      <TextField
        {...typed("taxId")}
        label={fields.taxId}
        optional={optional}
        hint={text.form.taxIdHint}
        inputMode="numeric"
      />
      <TextField
        {...typed("industryCode")}
        label={fields.industryCode}
        optional={optional}
        hint={text.form.industryCodeHint}
        inputMode="numeric"
      />
      {(values.industryCode ?? "").trim() !== "" && (
        <RadioCards
          id="edition"
          label={text.form.edition}
          error={errorAt("edition")}
          across
          value={values.edition === "2020" || values.edition === "2025" ? values.edition : undefined}
          onChange={(edition) => set({ edition })}
          choices={[
            { value: "2020", label: "2020" },
            { value: "2025", label: "2025" },
          ]}
        />
      )}
    </>
  );
}

function Kelurahan({ values, set }: Pick<ExporterFieldsProps, "values" | "set">) {
  const text = words(exporters);
  const chosen = values.kelurahan || undefined;
  const items = areas
    .filter((area) => area.level === "kelurahan")
    .map((area) => ({ value: area.code, label: area.name, detail: kelurahanName(area.parent) }))
    .sort((a, b) => a.label.localeCompare(b.label, "id"));
  return (
    <Picker
      id="kelurahan"
      label={text.fields.kelurahan}
      optional={words(common).optional}
      value={chosen}
      valueLabel={chosen && kelurahanName(chosen)}
      items={items}
      onPick={(kelurahan) => set({ kelurahan })}
      action={
        chosen && (
          <button type="button" class="exporter-clear" onClick={() => set({ kelurahan: "" })}>
            {text.form.clear}
            <span class="unseen"> {text.fields.kelurahan}</span>
          </button>
        )
      }
      words={listWords(text.form.choose, text.form.searchKelurahan)}
    />
  );
}

/** The size class is never typed: it follows at once from capital or sales. */
function SizeFields({ values, set, size, problems, errorAt }: ExporterFieldsProps) {
  const text = words(exporters);
  const basis = values.basis === "capital" || values.basis === "sales" ? values.basis : "unknown";
  const choices = problems.find((problem) => problem.field === "amount")?.choices;
  return (
    <>
      <RadioCards
        id="basis"
        label={text.form.basis}
        hint={text.form.basisHint}
        optional={words(common).optional}
        value={basis}
        onChange={(picked) => set({ basis: picked })}
        choices={(["sales", "capital", "unknown"] as const).map((value) => ({
          value,
          label: text.form.bases[value],
        }))}
      />
      {basis !== "unknown" && (
        <MoneyField
          id="amount"
          label={text.form.amount[basis]}
          error={errorAt("amount")}
          prefix="Rp"
          value={values.amount ?? ""}
          onInput={(amount) => set({ amount })}
          format={(amount) => {
            const parsed = parseAmount(amount, { decimals: 2, currency: "IDR" });
            return parsed.ok && parsed.prefix === undefined ? formatMoneyField(parsed.value, "IDR") : undefined;
          }}
          readback={
            size && (
              <>
                {words(common).readBack(amountInWords(size.idr, "IDR"))}.{" "}
                <b>{text.form.resultingClass(text.sizeClasses[sizeClassOf(size)])}</b>
              </>
            )
          }
          ask={
            choices && {
              question: problems.find((problem) => problem.field === "amount")?.text ?? "",
              choices,
              onPick: (amount) => set({ amount }),
            }
          }
        />
      )}
    </>
  );
}
