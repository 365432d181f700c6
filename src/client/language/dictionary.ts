import { type Language, language } from "./language.ts";

const translations = new WeakMap<object, object>();

/**
 * Words in the language of the page: `words(common).next`. The argument is the Indonesian source of a feature
 * (`indonesian/common.ts`), so a page brings only the words it needs and English costs nothing until chosen.
 * A component that calls this while rendering renders again when the language changes.
 */
export function words<Words extends object>(indonesian: Words): Words {
  if (language.value === "id") return indonesian;
  // english.ts pairs each source only with a translation of the same type.
  return (translations.get(indonesian) as Words | undefined) ?? indonesian;
}

/** Changes the language of the page once its words are loaded. Rejects, and changes nothing, if they can't be. */
export async function setLanguage(next: Language): Promise<void> {
  if (next === "en") {
    const { english } = await import("./english.ts");
    for (const { source, translation } of english) translations.set(source, translation);
  }
  language.value = next;
}
