import type { ShellWords } from "../indonesian/shell.ts";

export const shell: ShellWords = {
  menu: "Main menu",
  skip: "Skip to content",
  more: "More",
  backTo: "Back",
  waiting: (count) => `${count} waiting`,
  preparing: "Preparing data…",
  notFound: "There is no such page, or it is not for you.",
  detailsCopied: "Details copied.",
};
