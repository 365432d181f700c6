import { Field, type FieldProps } from "./Field.tsx";
import { Icon } from "./Icon.tsx";

interface SelectFieldProps<Value extends string> extends FieldProps {
  value: Value | "";
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  /** Shown, and not to be chosen again, while nothing is. */
  none?: string | undefined;
  /** For filters above a list: smaller on laptops. */
  compact?: boolean | undefined;
}

/** The phone's own list, for months, years and filters. */
export function SelectField<Value extends string>({
  value,
  onChange,
  options,
  none,
  compact,
  ...field
}: SelectFieldProps<Value>) {
  return (
    <Field {...field} class={compact ? "field-compact" : field.class}>
      {(control) => (
        <div class="selectable whole">
          <select
            {...control}
            class="box"
            value={value}
            onChange={(event) => onChange(event.currentTarget.value as Value)}
          >
            {none !== undefined && (
              <option value="" disabled>
                {none}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size={20} />
        </div>
      )}
    </Field>
  );
}

interface FilterSelectProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string }[];
  /** Drawn as chosen, so a filter in force shows. */
  on?: boolean | undefined;
  id?: string | undefined;
}

/** A filter in the shape of a chip; its label is for screen readers, the chosen words say the rest. */
export function FilterSelect<Value extends string>({
  label,
  value,
  onChange,
  options,
  on,
  id,
}: FilterSelectProps<Value>) {
  return (
    <span class="selectable">
      <select
        id={id}
        class={on ? "filter on" : "filter"}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={16} />
    </span>
  );
}
