import { classes } from "./classes.ts";
import "./Steps.css";

export type StepState = "done" | "now" | "todo";

interface StepsProps {
  steps: readonly StepState[];
  /** What the bars show, in words: "Step 3 of 4". */
  text: string;
}

export function Steps({ steps, text }: StepsProps) {
  return (
    <div class="steps-block">
      <div class="steps" aria-hidden="true">
        {steps.map((state, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no other identity
          <i key={index} class={classes("step", state)} />
        ))}
      </div>
      <p class="meta">{text}</p>
    </div>
  );
}
