import { useEffect, useRef } from "preact/hooks";
import type { Tone } from "./Chip.tsx";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import "./Chip.css";
import "./SyncPill.css";

interface SyncPillProps {
  tone: Tone;
  icon: IconName;
  text: string;
  href: string;
  /** A screen reader hears the text when this changes, not at each step of a count. */
  state: string;
  onClick?: (() => void) | undefined;
}

export function SyncPill({ tone, icon, text, href, state, onClick }: SyncPillProps) {
  const spoken = useRef(state);
  const changed = spoken.current !== state;
  useEffect(() => {
    spoken.current = state;
  }, [state]);
  return (
    <div class="sync-pill" role="status" aria-live={changed ? "polite" : "off"}>
      <a href={href} onClick={onClick}>
        <span class={classes("sync-pill-look", `tone-${tone}`)}>
          <Icon name={icon} size={16} />
          <span>{text}</span>
        </span>
      </a>
    </div>
  );
}
