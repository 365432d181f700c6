import type { IsoDate } from "../../../domain/days.ts";
import { words } from "../../language/dictionary.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { parseAmount, parseDay } from "../../language/parse.ts";
import type { FieldFault } from "../../ui/ErrorSummary.tsx";

/** What a form holds, as typed, by field. */
export type Values = Partial<Record<string, string>>;

/**
 * Reads the typed values of a form and gathers what is wrong, in the words of each field's label. A field that
 * can't be read, or is empty, gives undefined.
 * @param labels by field, which is also the field's id
 */
export function fieldReader(values: Values, labels: Record<string, string>, today: IsoDate) {
  const faults: FieldFault[] = [];
  const said = words(errors);
  const text = words(officeData).faults;
  const label = (field: string) => labels[field] ?? field;
  const typed = (field: string) => values[field]?.trim() ?? "";

  function fail(fieldId: string, problem: string): undefined {
    faults.push({ fieldId, text: problem });
  }

  function isEmpty(field: string, optional: boolean): boolean {
    if (typed(field) !== "") return false;
    if (!optional) fail(field, said.empty(label(field)));
    return true;
  }

  return {
    faults,
    fail,
    /** True where any of the fields has something in it. */
    hasAny: (...fields: string[]) => fields.some((field) => typed(field) !== ""),
    text(field: string, { most, optional = false }: { most: number; optional?: boolean }) {
      if (isEmpty(field, optional)) return undefined;
      const value = typed(field);
      return value.length > most ? fail(field, text.tooLong(label(field), most)) : value;
    },
    choice<Value extends string>(field: string, choices: readonly Value[]): Value | undefined {
      const value = choices.find((choice) => choice === typed(field));
      return value ?? fail(field, said.choice(label(field)));
    },
    whole(field: string, { from, to, optional = false }: { from: number; to: number; optional?: boolean }) {
      if (isEmpty(field, optional)) return undefined;
      const value = /^\d{1,9}$/.test(typed(field).replaceAll(".", "")) ? Number(typed(field).replaceAll(".", "")) : -1;
      return value < from || value > to ? fail(field, text.whole(label(field), String(from), String(to))) : value;
    },
    /** An amount scaled by its decimals: money in minor units, rates in ten thousandths. */
    amount(field: string, told: { decimals: number; currency?: string; optional?: boolean; positive?: boolean }) {
      if (isEmpty(field, told.optional === true)) return undefined;
      const { decimals, currency } = told;
      const parsed = parseAmount(typed(field), { decimals, ...(currency !== undefined && { currency }) });
      const name = label(field);
      if (parsed.ok) {
        if (parsed.prefix !== undefined) return fail(field, said.amount.format(name));
        return told.positive === true && parsed.value === 0 ? fail(field, said.amount.notPositive(name)) : parsed.value;
      }
      switch (parsed.problem) {
        case "too-many-decimals":
          return fail(field, said.amount.tooManyDecimals(name, decimals));
        case "too-large":
          return fail(field, said.amount.tooLarge(name));
        case "negative":
          return fail(field, said.amount.negative(name));
        default:
          return fail(field, said.amount.format(name));
      }
    },
    day(field: string): IsoDate | undefined {
      if (isEmpty(field, false)) return undefined;
      const parsed = parseDay(typed(field), today);
      if (parsed.ok) return parsed.day;
      return fail(
        field,
        parsed.problem === "impossible" ? said.day.impossible(label(field)) : said.day.format(label(field)),
      );
    },
  };
}
