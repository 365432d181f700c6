import type { ComponentChildren } from "preact";
import { Icon } from "./Icon.tsx";
import "./Card.css";
import "./SummaryList.css";

export interface SummaryRow {
  term: string;
  /** Nothing, an empty string or null is shown as `none`. */
  value?: ComponentChildren;
  error?: string | undefined;
}

interface SummaryListProps {
  heading: string;
  rows: readonly SummaryRow[];
  level?: 2 | 3 | undefined;
  /** "Not filled in". */
  none: string;
  change?: { href: string; label: string } | undefined;
  /** Beside the heading instead of, or before, the change link. */
  chip?: ComponentChildren;
}

/** One section of a check page: what was filled in, and the way back to it. */
export function SummaryList({ heading, level = 2, rows, none, change, chip }: SummaryListProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section class="card flush summary">
      <header>
        <Heading>{heading}</Heading>
        {chip}
        {change && (
          <a href={change.href}>
            <Icon name="pencil" size={16} />
            {change.label}
            <span class="unseen"> {heading}</span>
          </a>
        )}
      </header>
      <dl>
        {rows.map((row) => (
          <div key={row.term}>
            <dt>{row.term}</dt>
            <dd>
              {isEmpty(row.value) ? <span class="summary-none">{none}</span> : row.value}
              {row.error && (
                <span class="summary-error">
                  <Icon name="circle-alert" size={16} />
                  {row.error}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function isEmpty(value: ComponentChildren) {
  return value === undefined || value === null || value === "" || value === false;
}
