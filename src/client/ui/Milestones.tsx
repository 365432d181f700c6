import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Milestones.css";

export interface Milestone {
  id: string;
  state: "done" | "now" | "next";
  label: string;
  /** The state in words, for screen readers. */
  stateLabel: string;
  detail?: ComponentChildren;
}

/** A path of marks: a ring is reached or now, a square on its point is still to come. */
export function Milestones({ items }: { items: readonly Milestone[] }) {
  return (
    <ol class="milestones">
      {items.map((item) => (
        <li key={item.id} class={item.state}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            {marks[item.state]}
          </svg>
          {item.state === "next" ? item.label : <b>{item.label}</b>}
          <span class="unseen">, {item.stateLabel}</span>
          {item.detail && <div class={classes(item.state === "now" ? "milestone-now" : "hint")}>{item.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

const marks = {
  done: (
    <>
      <circle class="ring-done" cx="12" cy="12" r="11" />
      <path class="tick-done" d="m7.5 12.4 3 3 6-6.4" />
    </>
  ),
  now: (
    <>
      <circle class="ring-now" cx="12" cy="12" r="10.5" />
      <path class="seed-now" d="m12 7.2 4.8 4.8-4.8 4.8L7.2 12z" />
    </>
  ),
  next: <path class="square-next" d="m12 2.5 9.5 9.5-9.5 9.5L2.5 12z" />,
};
