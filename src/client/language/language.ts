import { signal } from "@preact/signals";

/** `id` Indonesian, the source; `en` English. */
export type Language = "id" | "en";

/** The language of the page. Read it while rendering and the component renders again when it changes. */
export const language = signal<Language>("id");

/** The office's time zone (IANA name), in which moments are shown. */
export const timeZone = signal("Asia/Jakarta");
