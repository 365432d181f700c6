import { useId } from "preact/hooks";
import { classes } from "../classes.ts";
import "./Chart.css";
import { Hatch } from "./Hatch.tsx";

interface StackBarProps {
  approved: number;
  waiting?: number | undefined;
  target?: number | undefined;
  /** What the full width stands for. */
  max: number;
  /** Says the bar in words; left out where the words stand beside it. */
  label?: string | undefined;
  /** Drawn in grey: the rest, not one of the ranked. */
  muted?: boolean | undefined;
  size?: "thin" | "normal" | "thick" | undefined;
  /** Shows the ground up to the target, or to the full width without one. */
  track?: boolean | undefined;
}

/** One lying bar: approved solid, waiting hatched, a tick at the target. */
export function StackBar({ approved, waiting = 0, target, max, label, muted, size = "normal", track }: StackBarProps) {
  const hatch = useId();
  const percent = (value: number) => (max > 0 ? `${Math.min(100, Math.max(0, (value / max) * 100))}%` : "0%");
  return (
    <svg
      class={classes("chart", "stack-bar", `stack-${size}`)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : "true"}
    >
      {waiting > 0 && <Hatch id={hatch} />}
      {track && <rect class="ground" width={percent(target ?? max)} height="100%" rx="2" />}
      <rect
        class={muted ? "muted" : "solid"}
        y={track ? "12%" : 0}
        width={percent(approved)}
        height={track ? "76%" : "100%"}
      />
      {waiting > 0 && (
        <rect
          class="wait"
          x={percent(approved)}
          y={track ? "12%" : 0}
          width={percent(waiting)}
          height={track ? "76%" : "100%"}
          fill={`url(#${hatch})`}
        />
      )}
      {target !== undefined && (
        <>
          <line class="case" x1={percent(target)} x2={percent(target)} y1="-12%" y2="112%" />
          <line class="tick" x1={percent(target)} x2={percent(target)} y1="-12%" y2="112%" />
        </>
      )}
    </svg>
  );
}
