import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { axisTicks } from "./axisTicks.ts";
import { ChartFrame, ChartKey, type ChartWords, type FrameProps } from "./ChartFrame.tsx";
import { Hatch } from "./Hatch.tsx";
import { useChartWidth } from "./useChartWidth.ts";

interface BulletChartProps extends FrameProps {
  approved: number;
  waiting: number;
  target?: number | undefined;
  /** Where the year should be by now. */
  pace?: { value: number; label: string } | undefined;
  /** The same time of the year before. */
  before?: number | undefined;
  /** A value without its unit: "17,86". */
  format: (value: number) => string;
  words: ChartWords & { item: string; value: string };
  beside?: ComponentChildren;
}

const left = 4;
// Room for a label that starts at the target.
const right = 46;
const top = 50;

/** The year in one bar: approved solid, waiting hatched, ticks at the target and at today's pace. */
export function BulletChart({
  approved,
  waiting,
  target,
  pace,
  before,
  format,
  words,
  beside,
  ...frame
}: BulletChartProps) {
  const { ref, width } = useChartWidth(640);
  const hatch = useId();
  const max = Math.max(approved + waiting, target ?? 0, pace?.value ?? 0, before ?? 0) || 1;
  const x = (value: number) => left + ((width - left - right) * value) / max;

  const over = target !== undefined && approved > target ? approved - target : undefined;
  const showPace = pace && over === undefined && (target === undefined || x(target) - x(pace.value) > 10);
  const tight = showPace && target !== undefined && x(target) - x(pace.value) < 76;
  const inside = `${format(approved)} ${words.approved.toLowerCase()}`;

  const rows: string[][] = [
    [words.approved, format(approved)],
    [words.waiting, format(waiting)],
  ];
  if (target !== undefined) rows.push([words.target, format(target)]);
  if (pace) rows.push([pace.label, format(pace.value)]);
  if (before !== undefined) rows.push([words.before, format(before)]);

  return (
    <ChartFrame
      {...frame}
      beside={beside}
      legend={
        <ChartKey
          words={words}
          marks={[
            "approved",
            ...(waiting > 0 ? (["waiting"] as const) : []),
            ...(target !== undefined ? (["target"] as const) : []),
            ...(showPace ? (["pace"] as const) : []),
            ...(before !== undefined ? (["before"] as const) : []),
          ]}
        />
      }
      table={{ label: words.table, columns: [words.item, words.value], rows }}
    >
      <div ref={ref}>
        <svg class="chart" viewBox={`0 0 ${width} 112`} aria-hidden="true">
          <Hatch id={hatch} />
          {axisTicks(max, width < 420 ? 4 : 6).map((tick, index) => (
            <g key={tick}>
              <path class="grid" d={`M${x(tick)} 42V92`} />
              <text x={x(tick)} y="108" text-anchor={index === 0 ? "start" : "middle"}>
                {format(tick)}
              </text>
            </g>
          ))}
          <rect class="ground" x={left} y={top} width={x(target ?? max) - left} height="34" rx="3" />
          {before !== undefined && (
            <rect class="before" x={left} y={top + 2} width={Math.max(0, x(before) - left)} height="30" />
          )}
          <rect class="solid" x={left} y={top + 5} width={x(approved) - left} height="24" />
          {waiting > 0 && (
            <rect
              class="wait"
              x={x(approved)}
              y={top + 5.75}
              width={x(waiting) - left}
              height="22.5"
              fill={`url(#${hatch})`}
            />
          )}
          {x(approved) - left > inside.length * 7.5 + 16 && (
            <text class="v inside" x={left + 10} y={top + 21.5}>
              {inside}
            </text>
          )}
          {showPace && (
            <>
              <path class="case" d={`M${x(pace.value)} 49V88`} />
              <path class="pace" d={`M${x(pace.value)} 49V88`} />
              <path class="pace-head" d={`M${x(pace.value) - 6} 41h12l-6 8z`} />
              <text x={x(pace.value) + (tight ? 6 : 0)} y="20" text-anchor={tight ? "end" : "middle"}>
                {pace.label}
              </text>
              <text class="v" x={x(pace.value) + (tight ? 6 : 0)} y="35" text-anchor={tight ? "end" : "middle"}>
                {format(pace.value)}
              </text>
            </>
          )}
          {target !== undefined && (
            <>
              <path class="case" d={`M${x(target)} 44V90`} />
              <path class="tick" d={`M${x(target)} 44V90`} />
              <text
                x={over ? x(target) - 2 : tight ? x(target) - 6 : x(target)}
                y="20"
                text-anchor={over ? "end" : tight ? "start" : "middle"}
              >
                {words.target}
              </text>
              <text
                class="v"
                x={over ? x(target) - 2 : tight ? x(target) - 6 : x(target)}
                y="35"
                text-anchor={over ? "end" : tight ? "start" : "middle"}
              >
                {format(target)}
              </text>
              {over !== undefined && x(approved) - x(target) > 8 && (
                <>
                  <path class="bracket" d={`M${x(target) + 4} 46v-6H${x(approved)}v6`} />
                  <text
                    class="v"
                    x={(x(target) + x(approved)) / 2 + 2}
                    y="33"
                    text-anchor={x(approved) - x(target) < 50 ? "start" : "middle"}
                  >
                    +{format(over)}
                  </text>
                </>
              )}
            </>
          )}
        </svg>
      </div>
    </ChartFrame>
  );
}
