import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Card.css";

interface CardProps {
  as?: "section" | "article" | "div" | undefined;
  heading?: ComponentChildren;
  /** Small words after the heading, such as a unit. */
  note?: ComponentChildren;
  /** At the far end of the heading's line. */
  aside?: ComponentChildren;
  level?: 2 | 3 | undefined;
  /** Without the 14 px inside, for lists that draw their own lines. */
  flush?: boolean | undefined;
  /** Accessible name where there is no heading. */
  label?: string | undefined;
  class?: string | undefined;
  id?: string | undefined;
  children?: ComponentChildren;
}

export function Card({
  as: Tag = "section",
  heading,
  note,
  aside,
  level = 2,
  flush,
  label,
  class: extra,
  id,
  children,
}: CardProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <Tag class={classes("card", flush && "flush", extra)} id={id} aria-label={label}>
      {(heading || aside) && (
        <header class="card-head">
          {heading && <Heading>{heading}</Heading>}
          {note && <span class="meta">{note}</span>}
          {aside && <div class="card-aside">{aside}</div>}
        </header>
      )}
      {children}
    </Tag>
  );
}
