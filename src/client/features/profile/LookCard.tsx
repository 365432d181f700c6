import { useState } from "preact/hooks";
import { words } from "../../language/dictionary.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { type Language, language } from "../../language/language.ts";
import { chooseLanguage, type TextSize, type Theme, textSize, theme } from "../../settings.ts";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";

/** Language, colours and text size of this device. */
export function LookCard() {
  const { look: text } = words(profile);
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <Card heading={text.title}>
      <div class="stack tight">
        <p class="label">{text.language}</p>
        <Segmented<Language>
          label={text.language}
          value={language.value}
          onChange={(next) => void change(next)}
          options={[
            { value: "id", label: "Indonesia" },
            { value: "en", label: "English" },
          ]}
        />
        {hasFailed && (
          <Notice tone="warn" live>
            {text.languageFailed}
          </Notice>
        )}
      </div>
      <div class="stack tight">
        <p class="label">{text.theme}</p>
        <Segmented<Theme>
          label={text.theme}
          value={theme.value}
          onChange={(next) => {
            theme.value = next;
          }}
          options={[
            { value: "system", label: text.themes.system },
            { value: "light", label: text.themes.light },
            { value: "dark", label: text.themes.dark },
          ]}
        />
      </div>
      <div class="stack tight">
        <p class="label">{text.textSize}</p>
        <Segmented<TextSize>
          label={text.textSize}
          value={textSize.value}
          onChange={(next) => {
            textSize.value = next;
          }}
          options={[
            { value: "normal", label: text.textSizes.normal },
            { value: "large", label: text.textSizes.large },
            { value: "larger", label: text.textSizes.larger },
          ]}
        />
      </div>
    </Card>
  );

  async function change(next: Language) {
    try {
      await chooseLanguage(next);
      setHasFailed(false);
    } catch {
      // The other language's words aren't on this device yet, and there is no network.
      setHasFailed(true);
    }
  }
}
