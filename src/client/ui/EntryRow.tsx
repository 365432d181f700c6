import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import "./Card.css";
import "./EntryRow.css";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";

interface EntryRowProps {
  chip?: ComponentChildren;
  /** Top right, such as a time. */
  aside?: ComponentChildren;
  icon?: IconName | undefined;
  title: ComponentChildren;
  /** Makes the whole row the link of its title; buttons inside keep working. */
  href?: string | undefined;
  current?: boolean | undefined;
  /** Of the title: 3 where the list has a heading of its own. */
  level?: 2 | 3 | undefined;
  meta?: ComponentChildren;
  hint?: ComponentChildren;
  /** Comments, progress and buttons below. */
  children?: ComponentChildren;
}

/** One entry in a list: chip and time, title, what it is, what comes next. */
export function EntryRow({ chip, aside, icon, title, href, current, level = 2, meta, hint, children }: EntryRowProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div class={classes("entry", href && "entry-link", current && "entry-current")}>
      {(chip || aside) && (
        <div class="entry-top">
          {chip}
          {aside && <span class="hint entry-aside">{aside}</span>}
        </div>
      )}
      <Heading class="entry-title">
        {icon && <Icon name={icon} size={20} />}
        {href ? (
          <a href={href} aria-current={current ? "true" : undefined}>
            {title}
          </a>
        ) : (
          <span>{title}</span>
        )}
      </Heading>
      {meta && <p class="meta">{meta}</p>}
      {hint && <p class="hint">{hint}</p>}
      {children}
    </div>
  );
}

/** Entries in one card with lines between. */
export function EntryList({
  label,
  children,
}: {
  label?: string | undefined;
  children: ComponentChildren[] | ComponentChildren;
}) {
  const rows = (Array.isArray(children) ? children.flat() : [children]).filter(
    (row) => row !== null && row !== undefined && row !== false,
  );
  return (
    <ul class="card flush entries" aria-label={label}>
      {rows.map((row, index) => (
        <li key={keyOf(row) ?? index}>{row}</li>
      ))}
    </ul>
  );
}

function keyOf(row: ComponentChildren) {
  return row && typeof row === "object" && "key" in row ? (row.key as string | number | undefined) : undefined;
}
