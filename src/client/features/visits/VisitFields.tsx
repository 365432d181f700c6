import type { ComponentChildren } from "preact";
import { type IsoDate, shiftDay } from "../../../domain/days.ts";
import { visitFieldLabel } from "../../entries/visitLabels.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { parseDay } from "../../language/parse.ts";
import { ChoiceChips } from "../../ui/ChoiceChips.tsx";
import { DateField } from "../../ui/DateField.tsx";
import { FieldGroup } from "../../ui/Field.tsx";
import type { PickerWords } from "../../ui/Picker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { codesIn, toggled, type VisitValues } from "./visitDraft.ts";

/** What the sections of the form share. */
export type VisitFormState = {
  values: VisitValues;
  today: IsoDate;
  errorAt: (field: string) => string | undefined;
  set: (values: Record<string, string | undefined>, touched?: string) => void;
  isCorrection: boolean;
};

interface VisitFieldProps {
  form: VisitFormState;
  field: string;
  /** Name of the field among the words, where it is a row's: `followUps.what`. */
  name?: string;
  hint?: ComponentChildren;
  optional?: boolean;
}

function propsOf({ form, field, name = field, hint, optional }: VisitFieldProps) {
  return {
    id: field,
    label: visitFieldLabel(name) ?? field,
    hint,
    optional: optional ? words(common).optional : undefined,
    error: form.errorAt(field),
  };
}

interface VisitTextProps extends VisitFieldProps {
  lines?: number;
  inputMode?: "numeric" | "text";
  autoCapitalize?: "off" | "words" | "sentences";
}

export function VisitText({ lines, inputMode, autoCapitalize, ...props }: VisitTextProps) {
  const { form, field } = props;
  return (
    <TextField
      {...propsOf(props)}
      value={form.values[field] ?? ""}
      onInput={(value) => form.set({ [field]: value }, field)}
      lines={lines}
      inputMode={inputMode}
      autoCapitalize={autoCapitalize}
    />
  );
}

/** @param upTo the last day that can be meant; left out for what is to come */
export function VisitDay({
  quick,
  upTo,
  ...props
}: VisitFieldProps & { quick: readonly { value: IsoDate; label: string }[]; upTo?: IsoDate }) {
  const { form, field } = props;
  const text = words(visits);
  const typed = form.values[field] ?? "";
  const parsed = parseDay(typed, form.today);
  const set = (value: string) => form.set({ [field]: value }, field);
  const { label } = propsOf(props);
  return (
    <DateField
      {...propsOf(props)}
      value={typed}
      onInput={set}
      onBlur={() => parsed.ok && formatDayField(parsed.day) !== typed && set(formatDayField(parsed.day))}
      day={parsed.ok ? parsed.day : undefined}
      onPick={(day) => set(formatDayField(day))}
      calendarLabel={`${text.openCalendar}: ${label}`}
      shortcuts={{ label: text.quickDays, choices: quick }}
      max={upTo}
    />
  );
}

/** Several of a list of codes. */
export function VisitCodes({
  codes,
  nameOf,
  ...props
}: VisitFieldProps & { codes: readonly string[]; nameOf: (code: string) => string }) {
  const { form, field } = props;
  const { label } = propsOf(props);
  return (
    <FieldGroup {...propsOf(props)}>
      <ChoiceChips
        label={label}
        choices={codes.map((code) => ({ value: code, label: nameOf(code) }))}
        value={codesIn(form.values[field])}
        onPick={(code) => form.set({ [field]: toggled(form.values[field], code) }, field)}
      />
    </FieldGroup>
  );
}

/** Days from a day on, for what is due. */
export function dueChoices(from: IsoDate): { value: IsoDate; label: string }[] {
  return Object.entries(words(visits).dueIn).map(([days, label]) => ({ value: shiftDay(from, Number(days)), label }));
}

export function pickerWords(choose: string, search: string): PickerWords {
  const { list, actions } = words(common);
  const text = words(visits);
  return {
    choose,
    search,
    clear: text.clearSearch,
    close: actions.close,
    recent: text.recentExporters,
    all: text.all,
    more: text.more,
    loading: text.loading,
    none: list.nothingMatches,
  };
}
