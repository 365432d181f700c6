import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { classes } from "./classes.ts";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import "./Shell.css";

export interface NavItem {
  href: string;
  icon: IconName;
  label: string;
  count?: number | undefined;
  current: boolean;
  /** A line above it in the side bar. */
  apart?: boolean | undefined;
}

export interface ShellWords {
  appName: string;
  /** Name of the menu for screen readers. */
  menu: string;
  /** "To the content". */
  skip: string;
  /** The tab that opens the rest of the menu, and the button that closes it. */
  more: string;
  close: string;
}

interface ShellProps {
  words: ShellWords;
  /** Most used first: a phone shows five, or four and the rest behind `words.more`. */
  nav: readonly NavItem[];
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

function SideBar({ words, nav, who, home }: Pick<ShellProps, "words" | "nav" | "who"> & { home: string }) {
  return (
    <nav class="side" aria-label={words.menu}>
      <a class="side-brand" href={home}>
        <Icon name="mark" size={28} />
        {words.appName}
      </a>
      <div class="strip" />
      <div class="side-links">
        {nav.map((item) => (
          <a
            key={item.href}
            href={item.href}
            class={item.apart ? "apart" : undefined}
            aria-current={item.current ? "page" : undefined}
          >
            <Icon name={item.icon} size={20} />
            {item.label}
            {Boolean(item.count) && <span class="side-count">{item.count}</span>}
          </a>
        ))}
      </div>
      {who && (
        <p class="side-who small">
          <b>{who.name}</b>
          <br />
          {who.role}
        </p>
      )}
    </nav>
  );
}

function TabBar({ words, nav }: Pick<ShellProps, "words" | "nav">) {
  const [open, setOpen] = useState(false);
  const shown = nav.length > 5 ? nav.slice(0, 4) : nav;
  const rest = nav.slice(shown.length);
  return (
    <nav class="tab-bar" aria-label={words.menu}>
      {shown.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? "page" : undefined}>
          <Icon name={item.icon} />
          <span>{item.label}</span>
          {Boolean(item.count) && <span class="tab-count">{item.count}</span>}
        </a>
      ))}
      {rest.length > 0 && (
        <>
          <button
            type="button"
            class={rest.some((item) => item.current) ? "holds-current" : undefined}
            aria-haspopup="dialog"
            onClick={() => setOpen(true)}
          >
            <Icon name="menu" />
            <span>{words.more}</span>
          </button>
          <Dialog open={open} onClose={() => setOpen(false)} title={words.more} closeLabel={words.close}>
            <ul class="tab-rest">
              {rest.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? "page" : undefined} onClick={() => setOpen(false)}>
                    <Icon name={item.icon} />
                    {item.label}
                    {Boolean(item.count) && <span class="side-count">{item.count}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </Dialog>
        </>
      )}
    </nav>
  );
}
