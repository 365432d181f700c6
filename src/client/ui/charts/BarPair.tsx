import { axisTicks } from "./axisTicks.ts";
import { ChartFrame, ChartKey, type ChartWords, type FrameProps } from "./ChartFrame.tsx";
import { StackBar } from "./StackBar.tsx";

export interface PairedBar {
  key: string;
  label: string;
  /** At the far end: "11,78 · 89,1%". */
  text: string;
  approved: number;
  waiting: number;
  target?: number | undefined;
  href?: string | undefined;
}

interface BarPairProps extends FrameProps {
  bars: readonly PairedBar[];
  format: (value: number) => string;
  words: ChartWords & { item: string };
  legend?: boolean | undefined;
}

/** A few bars against their targets, such as the two halves of a year, all on one scale. */
export function BarPair({ bars, format, words, legend, ...frame }: BarPairProps) {
  const max = Math.max(...bars.flatMap((bar) => [bar.approved + bar.waiting, bar.target ?? 0])) || 1;
  return (
    <ChartFrame
      {...frame}
      legend={legend && <ChartKey words={words} marks={["approved", "waiting", "target"]} />}
      table={{
        label: words.table,
        columns: [words.item, words.approved, words.waiting, words.target],
        rows: bars.map((bar) => [
          bar.label,
          format(bar.approved),
          format(bar.waiting),
          bar.target === undefined ? "" : format(bar.target),
        ]),
      }}
    >
      <div class="pair">
        {bars.map((bar) => (
          <div key={bar.key}>
            <p>
              <b>{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</b>
              <span>{bar.text}</span>
            </p>
            <StackBar approved={bar.approved} waiting={bar.waiting} target={bar.target} max={max} size="thick" track />
            <Axis max={max} target={bar.target} format={format} />
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}

function Axis({ max, target, format }: { max: number; target: number | undefined; format: (value: number) => string }) {
  const percent = (value: number) => (value / max) * 100;
  // The target's own number stands on the axis; a tick close to it would run into it.
  const ticks = axisTicks(max, 3).filter(
    (tick) => target === undefined || Math.abs(percent(tick) - percent(target)) > 20,
  );
  return (
    <svg class="chart axis" aria-hidden="true">
      {[...ticks, ...(target === undefined ? [] : [target])].map((value) => (
        <text
          key={value}
          x={`${percent(value)}%`}
          y="1em"
          text-anchor={value === 0 ? "start" : percent(value) > 92 ? "end" : "middle"}
        >
          {format(value)}
        </text>
      ))}
    </svg>
  );
}
