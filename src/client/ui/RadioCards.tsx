import { classes } from "./classes.ts";
import { FieldGroup, type FieldProps } from "./Field.tsx";
import "./RadioCards.css";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  detail?: string | undefined;
}

interface RadioCardsProps<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[];
  /** Short answers side by side. */
  across?: boolean | undefined;
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** Up to seven choices, one of them; more belong in a Picker. */
export function RadioCards<Value extends string>({
  value,
  onChange,
  choices,
  across,
  ...field
}: RadioCardsProps<Value>) {
  return (
    <FieldGroup {...field}>
      <div class={classes("options", across && "across")}>
        {choices.map((choice) => (
          <label key={choice.value} class="option">
            <input
              type="radio"
              name={field.id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <Words {...choice} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

function Words({ label, detail }: { label: string; detail?: string | undefined }) {
  return (
    <span>
      {label}
      {detail && <small>{detail}</small>}
    </span>
  );
}
