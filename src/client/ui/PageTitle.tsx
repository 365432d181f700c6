import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import "./PageTitle.css";

interface PageTitleProps {
  title: ComponentChildren;
  /** Above the title on a step of a form. */
  above?: ComponentChildren;
  below?: ComponentChildren;
  /** Chips after the title. */
  chips?: ComponentChildren;
  /** After the title from 1024 px on, below it on phones; for a page's controls. */
  aside?: ComponentChildren;
  id?: string | undefined;
}

/** The first line of a page's content. On laptops it keeps clear of the sync pill at the right. */
export function PageTitle({ title, above, below, chips, aside, id }: PageTitleProps) {
  return (
    <div class="page-title">
      {above}
      <div class="page-title-line">
        <h1 id={id} tabIndex={-1}>
          {title}
        </h1>
        {chips}
        {aside}
      </div>
      {below && <div class="meta">{below}</div>}
    </div>
  );
}

interface SaveLineProps {
  text: string;
  /** Still at it, or kept: the tick means kept. */
  saved: boolean;
}

/** Tells that what was typed is kept on the device. */
export function SaveLine({ text, saved }: SaveLineProps) {
  return (
    <p class={classes("save-line", saved && "is-saved")} role="status">
      {saved && text && <Icon name="check" size={16} />}
      {text}
    </p>
  );
}
