import { classes } from "./classes.ts";
import "./Icon.css";
import type { IconName } from "./icons.ts";

interface IconProps {
  name: IconName;
  size?: 16 | 20 | 24 | 28 | 32 | undefined;
  /** Said by a screen reader. Leave out beside a word that says the same. */
  label?: string | undefined;
  filled?: boolean | undefined;
  class?: string | undefined;
}

export function Icon({ name, size = 24, label, filled, class: extra }: IconProps) {
  return (
    <svg
      class={classes("icon", `icon-${size}`, filled && "icon-filled", extra)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : "true"}
    >
      <use href={`/icons/sprite.svg#${name}`} />
    </svg>
  );
}
