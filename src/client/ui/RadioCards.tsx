import { classes } from "./classes.ts";
import { FieldGroup, type FieldProps } from "./Field.tsx";
import "./RadioCards.css";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  detail?: string | undefined;
}

interface Shared<Value extends string> extends FieldProps {
  choices: readonly Choice<Value>[];
  /** Short answers side by side. */
  across?: boolean | undefined;
}

interface RadioCardsProps<Value extends string> extends Shared<Value> {
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

interface CheckCardsProps<Value extends string> extends Shared<Value> {
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** Any number of choices. */
export function CheckCards<Value extends string>({
  values,
  onChange,
  choices,
  across,
  ...field
}: CheckCardsProps<Value>) {
  return (
    <FieldGroup {...field}>
      <div class={classes("options", across && "across")}>
        {choices.map((choice) => (
          <label key={choice.value} class="option">
            <input
              type="checkbox"
              value={choice.value}
              checked={values.includes(choice.value)}
              onChange={(event) =>
                // In the order of the choices, whatever the order of the taps.
                onChange(
                  choices
                    .map((each) => each.value)
                    .filter((each) => (each === choice.value ? event.currentTarget.checked : values.includes(each))),
                )
              }
            />
            <Words {...choice} />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}

interface CheckBoxProps {
  id?: string | undefined;
  label: string;
  detail?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One thing on or off. */
export function CheckBox({ id, label, detail, checked, onChange }: CheckBoxProps) {
  return (
    <label class="option">
      <input id={id} type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <Words label={label} detail={detail} />
    </label>
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
