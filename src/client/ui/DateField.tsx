import { useRef } from "preact/hooks";
import { ChoiceChips } from "./ChoiceChips.tsx";
import "./DateField.css";
import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";

interface DateFieldProps extends FieldProps {
  /** As typed. */
  value: string;
  onInput: (value: string) => void;
  /** The person left the box: time to read it and show it in full. */
  onBlur?: (() => void) | undefined;
  /** The day the text means, YYYY-MM-DD, where it means one. */
  day?: string | undefined;
  /** A day was picked from the calendar or the chips, YYYY-MM-DD. */
  onPick: (day: string) => void;
  calendarLabel: string;
  shortcuts?: { label: string; choices: readonly { value: string; label: string }[] } | undefined;
  min?: string | undefined;
  max?: string | undefined;
}

export function DateField({
  value,
  onInput,
  onBlur,
  day,
  onPick,
  calendarLabel,
  shortcuts,
  min,
  max,
  ...field
}: DateFieldProps) {
  const calendar = useRef<HTMLInputElement>(null);
  return (
    <Field {...field}>
      {(control) => (
        <>
          <div class="date">
            <input
              {...control}
              type="text"
              class="box"
              inputMode="text"
              autoComplete="off"
              spellcheck={false}
              value={value}
              onInput={(event) => onInput(event.currentTarget.value)}
              onBlur={() => onBlur?.()}
            />
            <div class="date-calendar">
              {/* The browser's own calendar opens from this box; it has no look and no place in the tab order. */}
              <input
                ref={calendar}
                type="date"
                tabIndex={-1}
                aria-hidden="true"
                value={day ?? ""}
                min={min}
                max={max}
                onChange={(event) => event.currentTarget.value && onPick(event.currentTarget.value)}
              />
              <button type="button" aria-label={calendarLabel} onClick={() => open(calendar.current)}>
                <Icon name="calendar" />
              </button>
            </div>
          </div>
          {shortcuts && <ChoiceChips label={shortcuts.label} choices={shortcuts.choices} value={day} onPick={onPick} />}
        </>
      )}
    </Field>
  );
}

function open(calendar: HTMLInputElement | null) {
  if (!calendar) return;
  // Safari 16.4 has showPicker, but some Android web views refuse it: then focus opens theirs.
  try {
    calendar.showPicker();
  } catch {
    calendar.focus();
    calendar.click();
  }
}
