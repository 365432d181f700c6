import { useEffect, useRef } from "preact/hooks";
import "./Tabs.css";

export interface Tab {
  href: string;
  label: string;
  count?: number | undefined;
  current: boolean;
}

/** Tabs as links, so each has an address of its own. They scroll sideways where they don't fit. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const nav = useRef<HTMLElement>(null);
  const current = tabs.find((tab) => tab.current)?.href;
  useEffect(() => {
    if (!current) return;
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (!link || !nav.current) return;
    const room = nav.current.getBoundingClientRect();
    const place = link.getBoundingClientRect();
    // scrollIntoView would also move the page up or down.
    if (place.left < room.left || place.right > room.right) nav.current.scrollLeft += place.left - room.left - 24;
  }, [current]);
  return (
    <nav class="tabs" aria-label={label} ref={nav}>
      {tabs.map((tab) => (
        <a key={tab.href} href={tab.href} aria-current={tab.current ? "page" : undefined}>
          {tab.label}
          {tab.count !== undefined && <b>{tab.count}</b>}
        </a>
      ))}
    </nav>
  );
}
