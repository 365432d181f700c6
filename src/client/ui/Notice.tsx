import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import "./Notice.css";

/** `comment` quotes a person; the others speak for the app. */
export type NoticeTone = "info" | "warn" | "error" | "good" | "comment";

interface NoticeProps {
  tone: NoticeTone;
  icon?: IconName | undefined;
  heading?: ComponentChildren;
  /** Links and buttons on a line of their own, drawn as underlined words. */
  actions?: ComponentChildren;
  /** Speaks up when it appears. */
  live?: boolean | undefined;
  class?: string | undefined;
  children?: ComponentChildren;
}

export function Notice({ tone, icon = icons[tone], heading, actions, live, class: extra, children }: NoticeProps) {
  return (
    <div
      class={classes("notice", `notice-${tone}`, extra)}
      role={live ? (tone === "error" ? "alert" : "status") : undefined}
    >
      {tone !== "comment" && <Icon name={icon} size={20} />}
      <div class="notice-text">
        {heading && <p class="label">{heading}</p>}
        {children && <div>{children}</div>}
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}

const icons: Record<NoticeTone, IconName> = {
  info: "info",
  warn: "triangle-alert",
  error: "circle-alert",
  good: "check",
  comment: "message-square",
};
