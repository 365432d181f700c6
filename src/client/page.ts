import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

/** What a page tells the shell around it. */
export type Page = {
  /** Name of the page, for the browser's tab and for screen readers on arrival. */
  title: string;
  /** Where the back arrow leads; pages of the navigation have none. */
  back?: string | undefined;
  /** The bar that stays at the bottom edge, with the page's one main action. */
  actions?: ComponentChildren;
  /** Forms hide the navigation, so that a stray tap doesn't leave them. */
  hideNavigation?: boolean | undefined;
  /** Uses the whole width on a laptop instead of one column. */
  wide?: boolean | undefined;
  /** Draws its own panes up to the edges, as the review queue does. */
  bare?: boolean | undefined;
  /** Said above the bottom bars, such as what was just done and can be undone. */
  toast?: ComponentChildren;
  /** Of the component that told it: a page may have the title of the one before it. */
  teller?: object;
};

export const page = signal<Page>({ title: "" });

/** Sets what the shell shows around the page, on every render of it. */
export function usePage(told: Omit<Page, "teller">): void {
  const teller = useRef({});
  useLayoutEffect(() => {
    page.value = { ...told, teller: teller.current };
    document.title = told.title === "" ? "Jejak Ekspor" : `${told.title} – Jejak Ekspor`;
  });
}
