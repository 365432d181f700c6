import { classes } from "../classes.ts";
import { ChartFrame, type FrameProps } from "./ChartFrame.tsx";
import { StackBar } from "./StackBar.tsx";
import "./BarRows.css";

export interface RankedRow {
  key: string;
  label: string;
  value: number;
  /** Of the total: "35,9%". */
  share?: string | undefined;
  /** A filter or a list as an address ... */
  href?: string | undefined;
  /** ... or as something to do. */
  onPick?: (() => void) | undefined;
  /** The page is filtered by it. */
  current?: boolean | undefined;
}

interface RankedBarsProps extends FrameProps {
  rows: readonly RankedRow[];
  /** What is left after the rows, in grey. */
  rest?: RankedRow | undefined;
  format: (value: number) => string;
  /** Over the two columns of numbers. */
  heads: { value: string; share: string };
  more?: { href: string; label: string } | undefined;
}

/** The largest first, each bar scaled to the first row. The list holds every number, so it needs no table. */
export function RankedBars({ rows, rest, format, heads, more, ...frame }: RankedBarsProps) {
  const max = Math.max(...rows.map((row) => row.value), rest?.value ?? 0);
  return (
    <ChartFrame {...frame}>
      <ol class="bar-rows ranks">
        <li class="ranks-head" aria-hidden="true">
          <div>
            <span />
            <span />
            <span>{heads.value}</span>
            <span>{heads.share}</span>
          </div>
        </li>
        {rows.map((row) => (
          <li key={row.key}>
            <Row row={row} max={max} format={format} />
          </li>
        ))}
        {rest && (
          <li class="ranks-rest">
            <Row row={rest} max={max} format={format} muted />
          </li>
        )}
      </ol>
      {more && (
        <a class="link chart-more no-print" href={more.href}>
          {more.label}
        </a>
      )}
    </ChartFrame>
  );
}

function Row({
  row,
  max,
  format,
  muted,
}: {
  row: RankedRow;
  max: number;
  format: (value: number) => string;
  muted?: boolean;
}) {
  const inside = (
    <>
      <span>{row.label}</span>
      <StackBar approved={row.value} max={max} muted={muted} />
      <b>{format(row.value)}</b>
      <i>{row.share}</i>
    </>
  );
  const look = classes(row.current && "current");
  if (row.href) {
    return (
      <a class={look} href={row.href} aria-current={row.current ? "true" : undefined}>
        {inside}
      </a>
    );
  }
  if (row.onPick) {
    return (
      <button type="button" class={look} aria-pressed={Boolean(row.current)} onClick={row.onPick}>
        {inside}
      </button>
    );
  }
  return <div>{inside}</div>;
}
