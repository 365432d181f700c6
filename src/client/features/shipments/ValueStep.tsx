import { computed } from "@preact/signals";
import { useState } from "preact/hooks";
import { countries } from "../../../domain/reference/countries.ts";
import { currencies } from "../../../domain/reference/currencies.ts";
import { incoterms } from "../../../domain/reference/incoterms.ts";
import { minorUnitsOf } from "../../../domain/reference/minorUnits.ts";
import { countryName, currencyName, incotermName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { currencySymbol, formatMoneyField } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { language } from "../../language/language.ts";
import { amountInWords } from "../../language/numberWords.ts";
import { parseAmount } from "../../language/parse.ts";
import { ChoiceChips } from "../../ui/ChoiceChips.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { Picker, PickerList } from "../../ui/Picker.tsx";
import type { PickerItem } from "../../ui/pickerItems.ts";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { DraftText, type FormState, fieldProps, pickerWords, useMeanings } from "./DraftFields.tsx";
import { labelOf } from "./draftReader.ts";
import type { LastUsed } from "./useLastUsed.ts";

interface ValueStepProps {
  form: FormState;
  lastUsed: LastUsed;
}

/** Step 3: where to, for how much, and who pays the way. */
export function ValueStep({ form, lastUsed }: ValueStepProps) {
  return (
    <>
      <DestinationField form={form} lastUsed={lastUsed} />
      <ValueField form={form} />
      <IncotermField form={form} lastUsed={lastUsed} />
      <DraftText form={form} field="buyer" optional autoCapitalize="words" />
    </>
  );
}

function DestinationField({ form, lastUsed }: ValueStepProps) {
  const { form: text, lastUsed: lastUsedWord } = words(shipments);
  const field = "destinationCountry";
  const chosen = form.values[field] || undefined;
  const recent = lastUsed.countries;
  const pick = (country: string) => form.set({ [field]: country }, field);
  return (
    <div class="stack tight">
      <Picker
        {...fieldProps({
          form,
          field,
          hint: recent.length > 0 ? text.destinationHint : text.destinationHintFirst,
        })}
        value={chosen}
        valueLabel={chosen && countryName(chosen)}
        items={destinations.value}
        recent={recent}
        onPick={pick}
        words={pickerWords(text.searchCountry)}
      />
      {recent.length > 0 && (
        <ChoiceChips
          label={lastUsedWord}
          choices={recent.map((country) => ({ value: country, label: countryName(country) }))}
          value={chosen}
          onPick={pick}
        />
      )}
    </div>
  );
}

/** Everywhere but home, in the order of the language's names. */
const destinations = computed((): PickerItem[] =>
  countries
    .filter(({ code }) => code !== "ID")
    .map(({ code, nameId, nameEn, otherNames }) => ({
      value: code,
      label: countryName(code),
      keywords: [code, nameId, nameEn, ...otherNames].join(" "),
    }))
    .sort((one, other) => one.label.localeCompare(other.label, language.value)),
);

function ValueField({ form }: { form: FormState }) {
  const text = words(shipments).form;
  const [isChanging, setIsChanging] = useState(false);
  const { ask, onLeave, onInput } = useMeanings(form, "fobValue");
  const currency = form.values.currency || "USD";
  const symbol = currencySymbol(currency).trim();
  const typed = form.values.fobValue ?? "";
  const parse = (value: string) => parseAmount(value, { decimals: minorUnitsOf(currency), currency });
  const parsed = parse(typed);
  const isRead = parsed.ok && parsed.prefix === undefined && parsed.value > 0;
  const items = currencies.map(({ code, nameId, nameEn }) => ({
    value: code,
    label: `${code} · ${currencyName(code)}`,
    keywords: `${nameId} ${nameEn}`,
  }));
  // Those that the office gets a weekly rate for come first: the others can't be turned into rupiah.
  const usual = ["USD", ...currencies.filter(({ inKmkList }) => inKmkList).map(({ code }) => code)];
  return (
    <>
      <MoneyField
        {...fieldProps({ form, field: "fobValue", label: text.value(symbol), hint: text.valueHint })}
        error={form.errorAt("fobValue") ?? form.errorAt("currency")}
        action={
          <button type="button" id="currency" aria-haspopup="dialog" onClick={() => setIsChanging(true)}>
            {text.changeCurrency}
          </button>
        }
        prefix={symbol}
        value={typed}
        onInput={onInput}
        ask={ask}
        format={(value) => {
          onLeave();
          const left = parse(value);
          return left.ok && left.prefix === undefined ? formatMoneyField(left.value, currency) : undefined;
        }}
        readback={isRead ? words(common).readBack(amountInWords(parsed.value, currency)) : undefined}
      />
      <Dialog
        open={isChanging}
        onClose={() => setIsChanging(false)}
        title={text.changeCurrency}
        closeLabel={words(common).actions.close}
        size="full"
        class="picker"
      >
        <PickerList
          label={labelOf("currency")}
          value={currency}
          items={items}
          recent={[...new Set(usual)]}
          onPick={(picked) => {
            setIsChanging(false);
            form.set({ currency: picked }, "fobValue");
          }}
          words={pickerWords(text.searchCurrency, text.usualCurrencies)}
        />
      </Dialog>
    </>
  );
}

const usualTerms = ["FOB", "CFR", "CIF"] as const;

/** Not a term: the person has said that it is another one, and not yet which. */
const otherTerm = "other";

function IncotermField({ form, lastUsed }: ValueStepProps) {
  const { form: text, lastUsed: lastUsedWord } = words(shipments);
  const term = form.values.incoterm ?? "";
  const isUsual = usualTerms.some((usual) => usual === term);
  const choice = isUsual ? term : term === "" ? undefined : otherTerm;
  const set = (incoterm: string) => form.set({ incoterm }, "incoterm");
  return (
    <>
      <RadioCards
        {...fieldProps({ form, field: "incoterm", optional: true })}
        error={choice === otherTerm ? undefined : form.errorAt("incoterm")}
        value={choice}
        onChange={set}
        action={
          choice !== undefined && (
            <button type="button" class="field-clear" onClick={() => set("")}>
              {text.clear}
              <span class="unseen"> {labelOf("incoterm")}</span>
            </button>
          )
        }
        choices={[
          ...usualTerms.map((usual) => ({
            value: usual as string,
            label: usual,
            detail: usual === lastUsed.incoterm ? `${lastUsedWord} · ${text.incoterms[usual]}` : text.incoterms[usual],
          })),
          { value: otherTerm, label: words(common).list.others },
        ]}
      />
      {choice === otherTerm && (
        <Picker
          id="incoterm-other"
          label={text.searchIncoterm}
          error={form.errorAt("incoterm")}
          value={term}
          items={incoterms.map(({ code, nameId, nameEn }) => ({
            value: code,
            label: `${code} · ${incotermName(code)}`,
            keywords: `${nameId} ${nameEn}`,
          }))}
          onPick={set}
          words={pickerWords(text.searchIncoterm)}
        />
      )}
    </>
  );
}
