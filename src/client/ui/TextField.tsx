import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";

interface TextFieldProps extends FieldProps {
  value: string;
  onInput: (value: string) => void;
  onBlur?: (() => void) | undefined;
  type?: "text" | "email" | "tel" | "url" | "search" | "password" | undefined;
  inputMode?: "text" | "decimal" | "numeric" | "tel" | "email" | "url" | undefined;
  autoComplete?: string | undefined;
  autoCapitalize?: "off" | "words" | "characters" | "sentences" | undefined;
  /** Several lines; the box grows with the text. */
  lines?: number | undefined;
  maxLength?: number | undefined;
  readOnly?: boolean | undefined;
  /** Takes focus when the dialog around it opens. */
  autoFocus?: boolean | undefined;
  /** After the box, such as a unit. */
  suffix?: ComponentChildren;
  /** Below the box. */
  below?: ComponentChildren;
}

export function TextField({ value, onInput, onBlur, type = "text", lines, suffix, below, ...props }: TextFieldProps) {
  const { inputMode, autoComplete = "off", autoCapitalize, maxLength, readOnly, autoFocus, ...field } = props;
  return (
    <Field {...field}>
      {(control) => {
        const shared = {
          ...control,
          class: "box",
          value,
          onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
          onBlur: () => onBlur?.(),
          autoComplete,
          autoCapitalize,
          maxLength,
          readOnly,
          autoFocus,
        };
        // Spread, since Preact types each input type apart.
        const typed = { type, inputMode, ...shared } as InputHTMLAttributes<HTMLInputElement>;
        return (
          <>
            <div class="boxed">
              {lines ? <textarea {...shared} rows={lines} /> : <input {...typed} />}
              {suffix && <span class="unit">{suffix}</span>}
            </div>
            {below}
          </>
        );
      }}
    </Field>
  );
}

interface SearchBoxProps {
  label: string;
  value: string;
  onInput: (value: string) => void;
  clearLabel: string;
  id?: string | undefined;
  autoFocus?: boolean | undefined;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** The key that brings focus here. */
  kbd?: ComponentChildren;
  /** Where the box steers a list: its id, and the id of the option the arrows are at. */
  combobox?: { listId: string; activeId: string | undefined } | undefined;
}

/** A search without a visible label: the magnifier and the words in the box say what it is. */
export function SearchBox({
  label,
  value,
  onInput,
  clearLabel,
  id,
  autoFocus,
  onKeyDown,
  kbd,
  combobox,
}: SearchBoxProps) {
  // A combobox may only stand on a plain text box.
  const steering = combobox
    ? ({
        role: "combobox",
        "aria-expanded": true,
        "aria-autocomplete": "list",
        "aria-controls": combobox.listId,
        "aria-activedescendant": combobox.activeId,
      } as const)
    : ({ role: "searchbox" } as const);
  return (
    <div class="search">
      <Icon name="search" size={20} />
      <input
        {...steering}
        id={id}
        // biome-ignore lint/a11y/noAutofocus: asked for by a dialog, which is where focus belongs
        autoFocus={autoFocus}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        spellcheck={false}
        aria-label={label}
        placeholder={label}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {value ? (
        <button type="button" aria-label={clearLabel} onClick={() => onInput("")}>
          <Icon name="x" size={20} />
        </button>
      ) : (
        kbd
      )}
    </div>
  );
}
