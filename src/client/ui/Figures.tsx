import type { ComponentChildren } from "preact";
import "./Figures.css";

export interface Figure {
  label: string;
  value: ComponentChildren;
}

interface FiguresProps {
  /** The one big number, above the rest. */
  first?: Figure | undefined;
  items: readonly Figure[];
}

/** A few numbers with their names. */
export function Figures({ first, items }: FiguresProps) {
  return (
    <dl class="figures">
      {first && (
        <div class="figures-first">
          <dt>{first.label}</dt>
          <dd class="big">{first.value}</dd>
        </div>
      )}
      {items.map((item) => (
        <div key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
