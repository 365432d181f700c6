import type { IsoDate } from "../../../domain/days.ts";
import type { CurrencyCode, MinorUnits, TenThousandths } from "../../../domain/money.ts";
import { fieldLabel } from "../../entries/fieldLabels.ts";
import { type DraftValues, type FormField, longestTexts } from "../../entries/shipmentFields.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney, formatMoneyField, formatQuantity, formatQuantityField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { quantityInWords } from "../../language/numberWords.ts";
import { type ParsedAmount, parseAmount, parseDay } from "../../language/parse.ts";

/** What is wrong at a field, in words, and where only its author knows, what it may mean. */
export type FieldProblem = {
  field: FormField;
  text: string;
  /** Each sets fields to what they then hold; one that sets none leads back into the field. */
  choices?: readonly { label: string; values: DraftValues }[] | undefined;
};

/** Reads the fields of a draft one by one and collects what can't be read. */
export type DraftReader = ReturnType<typeof draftReader>;

/** @param today the calendar day in the office's time zone, for "kemarin" */
export function draftReader(values: DraftValues, today: IsoDate) {
  const problems: FieldProblem[] = [];

  function add(field: FormField, text: string, choices?: FieldProblem["choices"]): undefined {
    problems.push({ field, text, choices });
  }

  /** Control characters come along with pasted texts; nobody sees them, and no record takes them. */
  function typed(field: FormField): string {
    return (values[field] ?? "")
      .replace(invisible, "")
      .replace(/\p{Cs}/gu, "")
      .trim();
  }

  function text(field: keyof typeof longestTexts): string | undefined {
    const value = typed(field);
    const longest = longestTexts[field];
    if (value.length > longest) {
      return add(field, words(shipments).problems.tooLong({ label: labelOf(field), longest, typed: value.length }));
    }
    return value === "" ? undefined : value;
  }

  /** A code that was picked, not typed. */
  function choice<Value extends string = string>(field: FormField, isNeeded: boolean): Value | undefined {
    const value = typed(field);
    if (value !== "") return value as Value;
    if (isNeeded) add(field, words(errors).choice(labelOf(field)));
    return undefined;
  }

  /** Characters of a number, without what is put between its groups. */
  function characters(field: FormField): string | undefined {
    const value = typed(field)
      .replace(/[\s.\-–/]/g, "")
      .toUpperCase();
    return value === "" ? undefined : value;
  }

  function day(field: FormField): IsoDate | undefined {
    const parsed = parseDay(typed(field), today);
    if (parsed.ok) return parsed.day;
    return parsed.problem === "empty" ? undefined : add(field, words(errors).day[parsed.problem](labelOf(field)));
  }

  /** A weight or a number of units; 0 is none. */
  function quantity(field: FormField, isNeeded: boolean): TenThousandths | undefined {
    const parsed = parseAmount(typed(field), { decimals: 4 });
    // "500 USD" is no quantity, whatever it is.
    if ("prefix" in parsed && parsed.prefix !== undefined)
      return add(field, words(errors).amount.format(labelOf(field)));
    return number(field, parsed, isNeeded, 4, (reading) => ({
      label: `${formatQuantity(reading)} (${quantityInWords(reading)})`,
      values: { [field]: formatQuantityField(reading) },
    }));
  }

  function money(field: FormField, currency: CurrencyCode, minorUnits: number): MinorUnits | undefined {
    const parsed = parseAmount(typed(field), { decimals: minorUnits, currency });
    const value = number(field, parsed, true, minorUnits, (reading) => ({
      label: formatMoney(reading, currency),
      values: { [field]: formatMoneyField(reading, currency) },
    }));
    if (value === undefined || !parsed.ok || parsed.prefix === undefined) return value;
    const other = parsed.prefix;
    return add(field, words(errors).amount.otherCurrency(other, currency), [
      { label: words(shipments).form.switchCurrency(other), values: { currency: other } },
      { label: words(shipments).form.keepCurrency(currency), values: { [field]: formatMoneyField(value, currency) } },
    ]);
  }

  function number(
    field: FormField,
    parsed: ParsedAmount,
    isNeeded: boolean,
    decimals: number,
    choiceOf: (reading: number) => { label: string; values: DraftValues },
  ): number | undefined {
    const label = labelOf(field);
    const { amount, empty } = words(errors);
    if (parsed.ok) return parsed.value === 0 ? add(field, amount.notPositive(label)) : parsed.value;
    switch (parsed.problem) {
      case "empty":
        return isNeeded ? add(field, empty(label)) : undefined;
      case "ambiguous": {
        const meanings = parsed.readings.map(choiceOf);
        const readings = meanings.map((each) => each.label);
        // Dollars have no thousandths, so `1,234` means one thing there, or was mistyped.
        const neither = meanings.length > 1 ? [] : [{ label: words(shipments).form.neither, values: {} }];
        return add(field, amount.ambiguous(label, readings), [...meanings, ...neither]);
      }
      case "format":
        return add(field, amount.format(label));
      case "too-many-decimals":
        return add(field, amount.tooManyDecimals(label, decimals));
      case "too-large":
        return add(field, amount.tooLarge(label));
      case "negative":
        return add(field, amount.negative(label));
    }
  }

  return { problems, add, typed, text, choice, characters, day, quantity, money };
}

export function labelOf(field: FormField): string {
  return fieldLabel(field) ?? field;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
