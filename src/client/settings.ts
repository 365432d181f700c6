import { effect, signal } from "@preact/signals";
import { currentStore } from "./current.ts";
import { setLanguage } from "./language/dictionary.ts";
import { type Language, language, timeZone } from "./language/language.ts";

/** `system` follows the phone. */
export type Theme = "system" | "light" | "dark";
export type TextSize = "normal" | "large" | "larger";

// Of this device and not of a person, and small: localStorage is read before the first paint.
const keys = { theme: "jejak-ekspor-theme", textSize: "jejak-ekspor-text-size", language: "jejak-ekspor-language" };

export const theme = signal<Theme>(kept(keys.theme, ["system", "light", "dark"]));
export const textSize = signal<TextSize>(kept(keys.textSize, ["normal", "large", "larger"]));

/** Shows the page as this device last had it, and as it is set from now on. */
export async function applySettings(): Promise<void> {
  effect(() => {
    keep(keys.theme, theme.value);
    setAttribute("data-theme", theme.value === "system" ? undefined : theme.value);
    colourBrowserBars();
  });
  effect(() => {
    keep(keys.textSize, textSize.value);
    setAttribute("data-text-size", textSize.value === "normal" ? undefined : textSize.value);
  });
  effect(() => {
    document.documentElement.lang = language.value;
  });
  effect(() => {
    const office = currentStore.value?.session.office;
    if (office !== undefined) timeZone.value = office.timeZone;
  });
  // English words that can't be loaded leave the page in Indonesian.
  if (kept<Language>(keys.language, ["id", "en"]) === "en") await setLanguage("en").catch(reportError);
}

/** Changes the language for good. Rejects, and changes nothing, where its words can't be loaded. */
export async function chooseLanguage(next: Language): Promise<void> {
  await setLanguage(next);
  keep(keys.language, next);
}

/** The head bar's colour goes on in the bars of the phone. */
function colourBrowserBars(): void {
  const surface = getComputedStyle(document.documentElement).getPropertyValue("--surface").trim();
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.dataset.system ??= meta.content;
    meta.content = theme.value === "system" || surface === "" ? meta.dataset.system : surface;
  }
}

function setAttribute(name: string, value: string | undefined): void {
  if (value === undefined) document.documentElement.removeAttribute(name);
  else document.documentElement.setAttribute(name, value);
}

function kept<Value extends string>(key: string, known: readonly [Value, ...Value[]]): Value {
  try {
    const value = localStorage.getItem(key);
    return known.find((each) => each === value) ?? known[0];
  } catch {
    // Where storage is blocked, settings last for as long as the page does.
    return known[0];
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}
