import type { ComponentChildren } from "preact";
import { ChoiceChips } from "./ChoiceChips.tsx";
import { Field, type FieldProps } from "./Field.tsx";
import { Notice } from "./Notice.tsx";

interface MoneyFieldProps extends FieldProps {
  /** Before the box, never in it: "US$". */
  prefix?: string | undefined;
  /** After the box: a unit. */
  suffix?: ComponentChildren;
  /** As typed. */
  value: string;
  onInput: (value: string) => void;
  /** Told when the person leaves the box; gives back the text to show, or nothing to leave it as typed. */
  format?: ((value: string) => string | undefined) | undefined;
  /** What the text was read as, in words. */
  readback?: ComponentChildren;
  /** What it may mean where it could be either. */
  ask?:
    | { question: string; choices: readonly { value: string; label: string }[]; onPick: (value: string) => void }
    | undefined;
}

/** Money and quantities: a text box with the digits' keyboard, so both 1.234,5 and 1234.5 can be typed. */
export function MoneyField({ prefix, suffix, value, onInput, format, readback, ask, ...field }: MoneyFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <>
          <div class="boxed">
            {prefix && <span class="unit">{prefix}</span>}
            <input
              {...control}
              type="text"
              class="box amount"
              inputMode="decimal"
              autoComplete="off"
              spellcheck={false}
              value={value}
              onInput={(event) => onInput(event.currentTarget.value)}
              onBlur={() => {
                const text = format?.(value);
                if (text !== undefined && text !== value) onInput(text);
              }}
            />
            {suffix && <span class="unit">{suffix}</span>}
          </div>
          {ask && <ChoiceChips label={ask.question} showLabel choices={ask.choices} onPick={ask.onPick} />}
          {readback && (
            <Notice tone="info" icon="check" class="readback" live>
              {readback}
            </Notice>
          )}
        </>
      )}
    </Field>
  );
}
