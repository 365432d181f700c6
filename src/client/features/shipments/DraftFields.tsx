import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type IsoDate, shiftDay } from "../../../domain/days.ts";
import type { ShipmentFacts } from "../../entries/ShipmentSummary.tsx";
import type { DraftValues, FormField } from "../../entries/shipmentFields.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField, formatQuantityField } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { parseAmount, parseDay } from "../../language/parse.ts";
import { DateField } from "../../ui/DateField.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import type { PickerWords } from "../../ui/Picker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { type FieldProblem, labelOf } from "./draftReader.ts";
import { focusField } from "./focusField.ts";

/** What the steps of the form share: the values as typed, what they were read as, and what is wrong with them. */
export type FormState = {
  values: DraftValues;
  facts: ShipmentFacts;
  /** Everything wrong at present, told or not. */
  problems: readonly FieldProblem[];
  /** The words to show at a field: only after the person asked to go on. */
  errorAt: (field: FormField) => string | undefined;
  set: (values: DraftValues, touched?: FormField) => void;
  today: IsoDate;
  /** The exporter can't be changed any more. */
  isCorrection: boolean;
};

interface DraftFieldProps {
  form: FormState;
  field: FormField;
  label?: string | undefined;
  hint?: ComponentChildren;
  optional?: boolean | undefined;
}

/** A field's name, words and error, as every part of `ui` takes them. */
export function fieldProps({ form, field, label, hint, optional }: DraftFieldProps) {
  return {
    id: field,
    label: label ?? labelOf(field),
    hint,
    optional: optional ? words(common).optional : undefined,
    error: form.errorAt(field),
  };
}

interface DraftTextProps extends DraftFieldProps {
  inputMode?: "numeric" | "text" | undefined;
  autoCapitalize?: "off" | "words" | "characters" | "sentences" | undefined;
  lines?: number | undefined;
}

export function DraftText({ inputMode, autoCapitalize, lines, ...props }: DraftTextProps) {
  const { form, field } = props;
  return (
    <TextField
      {...fieldProps(props)}
      value={form.values[field] ?? ""}
      onInput={(value) => form.set({ [field]: value }, field)}
      inputMode={inputMode}
      autoCapitalize={autoCapitalize}
      lines={lines}
    />
  );
}

export function DraftDay({ quick, ...props }: DraftFieldProps & { quick?: boolean }) {
  const { form, field } = props;
  const { today } = form;
  const typed = form.values[field] ?? "";
  const parsed = parseDay(typed, today);
  const text = words(shipments).form;
  const names = words(common);
  const set = (value: string) => form.set({ [field]: value }, field);
  return (
    <DateField
      {...fieldProps(props)}
      value={typed}
      onInput={set}
      onBlur={() => parsed.ok && formatDayField(parsed.day) !== typed && set(formatDayField(parsed.day))}
      day={parsed.ok ? parsed.day : undefined}
      onPick={(day) => set(formatDayField(day))}
      calendarLabel={`${text.openCalendar}: ${props.label ?? labelOf(field)}`}
      shortcuts={
        quick
          ? {
              label: text.quickDays,
              choices: [
                { value: today, label: names.today },
                { value: shiftDay(today, -1), label: names.yesterday },
              ],
            }
          : undefined
      }
      max={today}
    />
  );
}

export function DraftQuantity({ suffix, ...props }: DraftFieldProps & { suffix?: string | undefined }) {
  const { form, field } = props;
  const { ask, onLeave, onInput } = useMeanings(form, field);
  return (
    <MoneyField
      {...fieldProps(props)}
      value={form.values[field] ?? ""}
      onInput={onInput}
      suffix={suffix}
      ask={ask}
      format={(typed) => {
        onLeave();
        const parsed = parseAmount(typed, { decimals: 4 });
        return parsed.ok && parsed.prefix === undefined ? formatQuantityField(parsed.value) : undefined;
      }}
    />
  );
}

/** What a number may mean, asked once the person has left its field. */
export function useMeanings(form: FormState, field: FormField) {
  const [hasLeft, setHasLeft] = useState(false);
  const problem = form.problems.find((each) => each.field === field && each.choices !== undefined);
  const isTold = form.errorAt(field) !== undefined;
  const ask =
    problem?.choices === undefined || !(hasLeft || isTold)
      ? undefined
      : {
          question: isTold ? words(shipments).form.whichOne : problem.text,
          choices: problem.choices.map(({ label }) => ({ value: label, label })),
          onPick: (label: string) => {
            const values = problem.choices?.find((choice) => choice.label === label)?.values ?? {};
            form.set(values, field);
            if (Object.keys(values).length === 0) focusField(field);
          },
        };
  return {
    ask,
    onLeave: () => setHasLeft(true),
    onInput: (value: string) => {
      setHasLeft(false);
      form.set({ [field]: value }, field);
    },
  };
}

export function pickerWords(search: string, recent?: string): PickerWords {
  const { form, lastUsed, list } = words(shipments);
  return {
    choose: form.choose,
    search,
    clear: form.clearSearch,
    close: words(common).actions.close,
    recent: recent ?? lastUsed,
    all: form.all,
    more: list.more,
    loading: form.loading,
    none: words(common).list.nothingMatches,
  };
}
