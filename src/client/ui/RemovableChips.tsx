import "./ChoiceChips.css";
import { Icon } from "./Icon.tsx";

interface RemovableChipsProps {
  label: string;
  items: readonly { value: string; label: string }[];
  /** Read out before the item's own words. */
  removeLabel: (item: string) => string;
  onRemove: (value: string) => void;
}

/** What was picked so far, each to be taken out again. */
export function RemovableChips({ label, items, removeLabel, onRemove }: RemovableChipsProps) {
  if (items.length === 0) return null;
  return (
    <ul class="picks" aria-label={label}>
      {items.map((item) => (
        <li key={item.value}>
          <button type="button" class="pick" aria-label={removeLabel(item.label)} onClick={() => onRemove(item.value)}>
            <span>
              {item.label}
              <Icon name="x" size={16} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
