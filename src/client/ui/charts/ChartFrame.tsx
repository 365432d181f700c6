import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { classes } from "../classes.ts";
import { type Column, Table } from "../Table.tsx";
import { Hatch } from "./Hatch.tsx";
import "../Card.css";
import "./Chart.css";

/** Words all charts share. */
export interface ChartWords {
  approved: string;
  waiting: string;
  target: string;
  pace: string;
  before: string;
  /** Opens the same data as a table. */
  table: string;
}

export interface FrameProps {
  title: string;
  /** After the title: "juta US$". */
  unit?: string | undefined;
  /** One plain sentence that says what the chart shows. */
  sentence: string;
  /** Controls at the end of the title's line. */
  aside?: ComponentChildren;
  /** Without the card around it, for paper. */
  bare?: boolean | undefined;
}

interface ChartFrameProps extends FrameProps {
  legend?: ComponentChildren;
  table?: { label: string; columns: readonly string[]; rows: readonly (readonly string[])[] } | undefined;
  /** Beside the chart on laptops, below it on phones. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

export function ChartFrame({ title, unit, sentence, aside, bare, legend, table, beside, children }: ChartFrameProps) {
  const titleId = useId();
  return (
    <figure class={classes("chart-frame", !bare && "card", Boolean(beside) && "has-beside")} aria-labelledby={titleId}>
      <div class="chart-main">
        <div class="chart-head">
          <h2 id={titleId}>{title}</h2>
          {unit && <span class="meta">{unit}</span>}
          {(legend || aside) && (
            <div class="chart-aside">
              {legend}
              {aside}
            </div>
          )}
        </div>
        {children}
        <div class="chart-foot">
          <figcaption>{sentence}</figcaption>
          {table && (
            <details class="no-print">
              <summary>{table.label}</summary>
              <Table
                caption={title}
                columns={columnsOf(table.columns)}
                rows={table.rows}
                rowKey={(row) => row[0] ?? ""}
              />
            </details>
          )}
        </div>
      </div>
      {beside && <div class="chart-beside">{beside}</div>}
    </figure>
  );
}

function columnsOf(labels: readonly string[]): Column<readonly string[]>[] {
  return labels.map((label, index) => ({
    label,
    heading: index === 0,
    numeric: index > 0,
    cell: (row) => row[index] ?? "",
  }));
}

type KeyMark = "approved" | "waiting" | "target" | "pace" | "before";

export function ChartKey({ marks, words }: { marks: readonly KeyMark[]; words: ChartWords }) {
  const hatch = useId();
  return (
    <p class="chart-key" aria-hidden="true">
      {marks.map((mark) => (
        <span key={mark}>
          <svg class="chart" viewBox="0 0 14 16" width="14" height="16" aria-hidden="true">
            {mark === "approved" && <rect class="solid" y="1" width="14" height="14" />}
            {mark === "waiting" && (
              <>
                <Hatch id={hatch} />
                <rect class="wait" x=".75" y="1.75" width="12.5" height="12.5" fill={`url(#${hatch})`} />
              </>
            )}
            {mark === "target" && <path class="tick" d="M7 0v16" />}
            {mark === "pace" && (
              <>
                <path class="pace" d="M7 6v10" />
                <path class="pace-head" d="M1 0h12L7 8z" />
              </>
            )}
            {mark === "before" && <rect class="before" x="1" y="2" width="12" height="12" />}
          </svg>
          {words[mark]}
        </span>
      ))}
    </p>
  );
}
