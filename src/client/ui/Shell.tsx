import type { ComponentChildren } from "preact";
import { classes } from "./classes.ts";
import { Icon } from "./Icon.tsx";
import { type NavigationProps, SideBar, TabBar } from "./Navigation.tsx";
import "./Shell.css";

interface ShellProps extends NavigationProps {
  words: NavigationProps["words"] & {
    /** "To the content". */
    skip: string;
  };
  /** A side bar from 1024 px on, for people who work at a desk. */
  wide?: boolean | undefined;
  /** The content draws its own panes up to the edges. */
  bare?: boolean | undefined;
  /** Steps of a form: no tab bar, the action bar stays. */
  form?: boolean | undefined;
  /** An arrow in place of the mark, on phones. */
  back?: { href: string; label: string } | undefined;
  /** Where the mark leads. */
  home?: string | undefined;
  who?: { name: string; role: string } | undefined;
  /** Above all, such as that everything here is an example. */
  banner?: ComponentChildren;
  /** The sync pill. */
  sync?: ComponentChildren;
  /** The sticky bar with the one main action. */
  action?: ComponentChildren;
  toast?: ComponentChildren;
  children: ComponentChildren;
}

/** Head, menu and bars around every page: one column on phones, a side bar for desks. */
export function Shell({
  words,
  nav,
  wide,
  bare,
  form,
  back,
  home = "/",
  who,
  banner,
  sync,
  action,
  toast,
  children,
}: ShellProps) {
  return (
    <div class={classes("shell", wide && "wide", bare && "bare")}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      {banner && <aside class="shell-banner">{banner}</aside>}
      {wide && <SideBar words={words} nav={nav} who={who} home={home} />}
      <div class="shell-page">
        <header class="shell-head">
          <div class="shell-bar">
            {back ? (
              <a class="shell-back" href={back.href} aria-label={back.label}>
                <Icon name="arrow-left" />
              </a>
            ) : (
              <a class="shell-mark" href={home} aria-label={words.appName}>
                <Icon name="mark" size={32} />
              </a>
            )}
            <div class="shell-sync">{sync}</div>
          </div>
          <div class="strip" />
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer class="shell-foot">
          <div class="toast-slot" role="status">
            {toast}
          </div>
          {action && <div class="shell-action">{action}</div>}
          {!form && nav.length > 0 && <TabBar words={words} nav={nav} />}
        </footer>
      </div>
    </div>
  );
}
