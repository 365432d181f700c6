import { classes } from "./classes.ts";
import "./ProgressBar.css";

interface ProgressBarProps {
  label: string;
  /** 0 to 1; left out while there is no telling. */
  value?: number | undefined;
  thin?: boolean | undefined;
}

export function ProgressBar({ label, value, thin }: ProgressBarProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      class={classes("progress", thin && "thin", percent === undefined && "unknown")}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <i style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
