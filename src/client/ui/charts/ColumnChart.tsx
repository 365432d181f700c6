import { useId } from "preact/hooks";
import { classes } from "../classes.ts";
import { axisTicks } from "./axisTicks.ts";
import { ChartFrame, ChartKey, type ChartWords, type FrameProps } from "./ChartFrame.tsx";
import { Hatch } from "./Hatch.tsx";
import { StackBar } from "./StackBar.tsx";
import { useChartWidth } from "./useChartWidth.ts";
import "./BarRows.css";

export interface ChartColumn {
  key: string;
  /** Short, below the bar: "Jan". */
  label: string;
  approved: number;
  waiting: number;
  target?: number | undefined;
  before?: number | undefined;
  /** The entries behind the bar. */
  href?: string | undefined;
  /** Not here yet: only its target is drawn. */
  future?: boolean | undefined;
}

interface ColumnChartProps extends FrameProps {
  columns: readonly ChartColumn[];
  /** A value without its unit: "2,46". */
  format: (value: number) => string;
  /** A value of the axis: "2,5". */
  formatTick?: ((value: number) => string) | undefined;
  words: ChartWords & { item: string };
  legend?: boolean | undefined;
}

const top = 40;
const bottom = 180;
const height = 204;

/** Twelve months: standing bars where there is room, lying ones on phones. */
export function ColumnChart({ columns, format, formatTick = format, words, legend, ...frame }: ColumnChartProps) {
  const { ref, width } = useChartWidth(640);
  const max =
    Math.max(...columns.flatMap((each) => [each.approved + each.waiting, each.target ?? 0, each.before ?? 0])) || 1;
  const hasTarget = columns.some((each) => each.target !== undefined);
  const hasBefore = columns.some((each) => each.before !== undefined);
  const drawing = { columns, format, formatTick, max, width };
  return (
    <ChartFrame
      {...frame}
      legend={
        legend && (
          <ChartKey
            words={words}
            marks={[
              "approved",
              "waiting",
              ...(hasTarget ? (["target"] as const) : []),
              ...(hasBefore ? (["before"] as const) : []),
            ]}
          />
        )
      }
      table={{
        label: words.table,
        columns: [
          words.item,
          words.approved,
          words.waiting,
          ...(hasTarget ? [words.target] : []),
          ...(hasBefore ? [words.before] : []),
        ],
        rows: columns.map((each) => [
          each.label,
          format(each.approved),
          format(each.waiting),
          ...(hasTarget ? [each.target === undefined ? "" : format(each.target)] : []),
          ...(hasBefore ? [each.before === undefined ? "" : format(each.before)] : []),
        ]),
      }}
    >
      <div class="columns" ref={ref}>
        {width < 480 ? <Lying {...drawing} /> : <Standing {...drawing} />}
      </div>
    </ChartFrame>
  );
}

interface Drawing {
  columns: readonly ChartColumn[];
  format: (value: number) => string;
  formatTick: (value: number) => string;
  max: number;
  width: number;
}

function Standing({ columns, format, formatTick, max, width }: Drawing) {
  const hatch = useId();
  const y = (value: number) => bottom - ((bottom - top) * value) / max;
  const ticks = axisTicks(max, 4);
  // Digits of the chart's text are 7 to 8 px wide; the names of the ticks end 8 px before the axis.
  const left = Math.max(34, 10 + 8 * Math.max(...ticks.map((tick) => formatTick(tick).length)));
  const band = (width - left) / Math.max(1, columns.length);
  const bar = Math.min(30, band * 0.56);
  const middle = (index: number) => left + band * (index + 0.5);
  // A number that would lie on the target's tick moves above it.
  const clearOf = (target: number | undefined, at: number) =>
    target !== undefined && Math.abs(y(target) - at + 5) < 10 ? y(target) - 7 : at;
  return (
    <>
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Hatch id={hatch} />
        {ticks.map((tick) => (
          <g key={tick}>
            <path class={tick === 0 ? "zero" : "grid"} d={`M${left} ${y(tick)}H${width}`} />
            <text x={left - 8} y={y(tick) + 4.5} text-anchor="end">
              {formatTick(tick)}
            </text>
          </g>
        ))}
        {columns.map(({ key, approved, waiting, before }, index) => (
          <g key={key}>
            {before !== undefined && (
              <rect
                class="before"
                x={middle(index) - bar / 2 - 4}
                y={y(before)}
                width={bar + 8}
                height={bottom - y(before)}
              />
            )}
            <rect class="solid" x={middle(index) - bar / 2} y={y(approved)} width={bar} height={bottom - y(approved)} />
            {waiting > 0 && (
              <rect
                class="wait"
                x={middle(index) - bar / 2 + 0.75}
                y={y(approved + waiting)}
                width={bar - 1.5}
                height={y(approved) - y(approved + waiting)}
                fill={`url(#${hatch})`}
              />
            )}
          </g>
        ))}
        {columns.map(
          ({ key, target }, index) =>
            target !== undefined && (
              <g key={key}>
                <path class="case" d={`M${middle(index) - bar / 2 - 6} ${y(target)}h${bar + 12}`} />
                <path class="tick" d={`M${middle(index) - bar / 2 - 6} ${y(target)}h${bar + 12}`} />
              </g>
            ),
        )}
        {columns.map(({ key, label, approved, waiting, target, future }, index) => (
          <g key={key} text-anchor="middle">
            <text class={classes(future && "faint")} x={middle(index)} y={height - 4}>
              {label}
            </text>
            {approved > 0 && (
              <text
                class="v halo"
                x={middle(index)}
                y={clearOf(target, y(approved + waiting) - (waiting > 0 ? 22 : 8))}
              >
                {format(approved)}
              </text>
            )}
            {waiting > 0 && (
              <text class="halo" x={middle(index)} y={y(approved + waiting) - 7}>
                +{format(waiting)}
              </text>
            )}
          </g>
        ))}
      </svg>
      {columns.map(
        (column, index) =>
          column.href && (
            <a
              key={column.key}
              class="column-link"
              href={column.href}
              style={{ left: `${((left + band * index) / width) * 100}%`, width: `${(band / width) * 100}%` }}
            >
              <span class="unseen">{inWords(column, format)}</span>
            </a>
          ),
      )}
    </>
  );
}

function Lying({ columns, format, max }: Drawing) {
  return (
    <ol class="bar-rows">
      {columns.map((column) => {
        const inside = (
          <>
            <span class={column.future ? "faint" : undefined}>{column.label}</span>
            <StackBar approved={column.approved} waiting={column.waiting} target={column.target} max={max} />
            <b>{column.approved > 0 ? format(column.approved) : ""}</b>
            <i>{column.waiting > 0 ? `+${format(column.waiting)}` : ""}</i>
          </>
        );
        return <li key={column.key}>{column.href ? <a href={column.href}>{inside}</a> : <div>{inside}</div>}</li>;
      })}
    </ol>
  );
}

function inWords({ label, approved, waiting }: ChartColumn, format: (value: number) => string) {
  return `${label}: ${format(approved)}${waiting > 0 ? ` +${format(waiting)}` : ""}`;
}
