import { useState } from "preact/hooks";
import { Dialog } from "./Dialog.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icons.ts";
import "./Navigation.css";

export interface NavItem {
  href: string;
  icon: IconName;
  label: string;
  count?: number | undefined;
  current: boolean;
  /** A line above it in the side bar. */
  apart?: boolean | undefined;
}

export interface NavigationProps {
  words: {
    appName: string;
    /** Name of the menu for screen readers. */
    menu: string;
    /** The tab that opens the rest of the menu, and the button that closes it. */
    more: string;
    close: string;
  };
  /** Most used first: a phone shows five, or four and the rest behind `words.more`. */
  nav: readonly NavItem[];
}

interface SideBarProps extends NavigationProps {
  home: string;
  who: { name: string; role: string } | undefined;
}

/** The menu of a desk, with who works there. */
export function SideBar({ words, nav, who, home }: SideBarProps) {
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

/** The menu of a phone. */
export function TabBar({ words, nav }: NavigationProps) {
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
