import { classes } from "./classes.ts";
import "./ChoiceChips.css";
import { Icon } from "./Icon.tsx";

interface ChoiceChipsProps<Value extends string> {
  label: string;
  showLabel?: boolean | undefined;
  choices: readonly { value: Value; label: string }[];
  /** The one chosen, or several. */
  value?: Value | readonly Value[] | undefined;
  onPick: (value: Value) => void;
}

/** Quick choices under a field, or filters above a list. */
export function ChoiceChips<Value extends string>({
  label,
  showLabel,
  choices,
  value,
  onPick,
}: ChoiceChipsProps<Value>) {
  const isOn = (choice: Value) => (Array.isArray(value) ? value.includes(choice) : value === choice);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands inside a field that has its own legend
    <div class="picks" role="group" aria-label={label}>
      {showLabel && (
        <span class={classes("picks-label", "meta")} aria-hidden="true">
          {label}
        </span>
      )}
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class="pick"
          aria-pressed={isOn(choice.value)}
          onClick={() => onPick(choice.value)}
        >
          <span>
            {isOn(choice.value) && <Icon name="check" size={16} />}
            {choice.label}
          </span>
        </button>
      ))}
    </div>
  );
}
