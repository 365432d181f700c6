import { useState } from "preact/hooks";
import { dayInZone } from "../../../domain/days.ts";
import type { ExchangeRate, RateSeries } from "../../../domain/exchangeRate.ts";
import { newId } from "../../../domain/newId.ts";
import { currencies, currencyByCode } from "../../../domain/reference/currencies.ts";
import { session, store } from "../../current.ts";
import { currencyName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { saveRates } from "../../online.ts";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { DataAmount, DataDay, DataText, fieldProps, pickerWords } from "./fields.tsx";
import { rateLabels, rateValues, readRate } from "./rateFields.ts";
import { useFigureForm } from "./useFigureForm.ts";

interface RateFormProps {
  rate: ExchangeRate | undefined;
  series: RateSeries;
  present: readonly ExchangeRate[];
  onClose: () => void;
  /** @param converted how many entries got their value */
  onSaved: (converted: number) => void;
}

/** One rate of a series. */
export function RateForm({ rate, series, present, onClose, onSaved }: RateFormProps) {
  const { clock, randomBytes } = store();
  const { rates: text } = words(officeData);
  const today = dayInZone(clock(), session().office.timeZone);
  const [id] = useState(() => rate?.id ?? newId(clock(), randomBytes));
  const { form, dialog } = useFigureForm({
    start: rateValues(rate, series, today),
    labels: rateLabels(),
    today,
    read: (values) => readRate(values, { id, series, present, today }),
    send: (content) => saveRates([content]),
    onSaved: ({ converted }) => onSaved(converted),
  });
  const { currency = "" } = form.values;
  return (
    <FormDialog
      {...dialog}
      title={`${rate ? text.one(rate.currency) : text.add} · ${text.names[series]}`}
      onClose={onClose}
    >
      <Picker
        {...fieldProps({ form, field: "currency" })}
        value={currency === "" ? undefined : currency}
        items={currencies
          .filter(({ code }) => code !== "IDR")
          .map(({ code, nameEn, nameId }) => ({
            value: code,
            label: `${code} · ${currencyName(code)}`,
            keywords: `${nameEn} ${nameId}`,
          }))}
        onPick={(code) => form.set({ currency: code, per: String(currencyByCode(code)?.kmkQuotedPer ?? 1) })}
        words={pickerWords(text.searchCurrency)}
      />
      <RadioCards
        {...fieldProps({ form, field: "per" })}
        across
        value={form.values.per === "100" ? "100" : "1"}
        onChange={(per) => form.set({ per })}
        choices={(["1", "100"] as const).map((value) => ({ value, label: `${value} ${currency}`.trim() }))}
      />
      <DataAmount form={form} field="rupiah" />
      <DataDay form={form} field="validFrom" />
      <DataDay form={form} field="validTo" />
      <DataText form={form} field="source" />
      <DataText form={form} field="documentNumber" optional />
    </FormDialog>
  );
}
