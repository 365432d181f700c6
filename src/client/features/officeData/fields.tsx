import type { ComponentChildren } from "preact";
import type { IsoDate } from "../../../domain/days.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField, formatMoneyField, formatQuantityField } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { parseAmount, parseDay } from "../../language/parse.ts";
import { DateField } from "../../ui/DateField.tsx";
import type { FieldFault } from "../../ui/ErrorSummary.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import type { PickerWords } from "../../ui/Picker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { Values } from "./fieldReader.ts";

/** A form's typed values, its labels, and what is wrong at which field. */
export type FormValues = {
  values: Values;
  labels: Record<string, string>;
  faults: readonly FieldFault[];
  set: (changed: Values) => void;
  today: IsoDate;
};

interface DataFieldProps {
  form: FormValues;
  field: string;
  optional?: boolean | undefined;
  hint?: ComponentChildren;
}

/** A field's name, words and error, as every part of `ui` takes them. */
export function fieldProps({ form, field, optional, hint }: DataFieldProps) {
  return {
    id: field,
    label: form.labels[field] ?? field,
    hint,
    optional: optional ? words(common).optional : undefined,
    error: form.faults.find((fault) => fault.fieldId === field)?.text,
  };
}

interface DataTextProps extends DataFieldProps {
  inputMode?: "numeric" | "decimal" | "url" | "tel" | undefined;
  lines?: number | undefined;
}

export function DataText({ inputMode, lines, ...props }: DataTextProps) {
  const { form, field } = props;
  return (
    <TextField
      {...fieldProps(props)}
      value={form.values[field] ?? ""}
      onInput={(value) => form.set({ [field]: value })}
      inputMode={inputMode}
      lines={lines}
    />
  );
}

/** @param currency of the amount; without, a rate with four decimals */
export function DataAmount({ currency, suffix, ...props }: DataFieldProps & { currency?: string; suffix?: string }) {
  const { form, field } = props;
  return (
    <MoneyField
      {...fieldProps(props)}
      prefix={currency === "USD" ? "US$" : "Rp"}
      suffix={suffix}
      value={form.values[field] ?? ""}
      onInput={(value) => form.set({ [field]: value })}
      format={(typed) => {
        const parsed = parseAmount(typed, { decimals: currency === undefined ? 4 : 2, currency: currency ?? "IDR" });
        if (!parsed.ok || parsed.prefix !== undefined) return undefined;
        return currency === undefined ? formatQuantityField(parsed.value) : formatMoneyField(parsed.value, currency);
      }}
    />
  );
}

export function DataDay(props: DataFieldProps) {
  const { form, field } = props;
  const typed = form.values[field] ?? "";
  const parsed = parseDay(typed, form.today);
  const set = (value: string) => form.set({ [field]: value });
  return (
    <DateField
      {...fieldProps(props)}
      value={typed}
      onInput={set}
      onBlur={() => parsed.ok && formatDayField(parsed.day) !== typed && set(formatDayField(parsed.day))}
      day={parsed.ok ? parsed.day : undefined}
      onPick={(day) => set(formatDayField(day))}
      calendarLabel={`${words(officeData).openCalendar}: ${form.labels[field]}`}
    />
  );
}

export function pickerWords(search: string): PickerWords {
  const text = words(officeData);
  const { actions, list } = words(common);
  return {
    choose: text.choose,
    search,
    clear: text.clear,
    close: actions.close,
    recent: text.recent,
    all: text.all,
    more: text.more,
    loading: text.loading,
    none: list.nothingMatches,
  };
}
