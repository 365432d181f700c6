import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Chip.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

export type Tone = "draft" | "queued" | "sent" | "review" | "approved" | "returned" | "failed" | "accent";

interface ChipProps {
  tone: Tone;
  /** Never left out: colour alone says nothing to many. */
  icon: IconName;
  class?: string | undefined;
  children: ComponentChildren;
}

export function Chip({ tone, icon, class: extra, children }: ChipProps) {
  return (
    <span class={classes("chip", `tone-${tone}`, extra)}>
      <Icon name={icon} size={16} />
      {children}
    </span>
  );
}
