import type { Draft } from "../../device/database.ts";
import { dayInZone } from "../../domain/days.ts";
import { minorUnitsOf } from "../../domain/reference/minorUnits.ts";
import { session, store } from "../current.ts";
import { formatDay, formatMoney } from "../language/format.ts";
import { parseAmount, parseDay } from "../language/parse.ts";
import { countryName, goodsName } from "./entryNames.ts";

/** Where going on with a draft begins: the step it was left at, or its check page. */
export function draftHref(draft: Draft): string {
  if (draft.kind === "visit") {
    const part = draft.step > visitSections ? "periksa" : `isi/${Math.max(1, draft.step)}`;
    return `/kunjungan/${draft.id}/${part}`;
  }
  return draft.step > formSteps ? `/ekspor/${draft.id}/periksa` : `/ekspor/${draft.id}/isi/${Math.max(1, draft.step)}`;
}

/** Steps of the form before its check page. */
export const formSteps = 3;

/** Sections of a visit before its check page. */
export const visitSections = 3;

/** What can be said of a draft in its row; what isn't filled in, or can't be read yet, is left out. */
export function draftFacts({ values }: Draft) {
  const currency = values.currency || "USD";
  const value = parseAmount(values.fobValue ?? "", { decimals: minorUnitsOf(currency), currency });
  const day = parseDay(
    values.exportedOn ?? values.visitedOn ?? "",
    dayInZone(store().clock(), session().office.timeZone),
  );
  const commodity = values["items.0.commodity"];
  const description = values["items.0.description"]?.trim() || undefined;
  return {
    value: value.ok ? formatMoney(value.value, currency) : undefined,
    country: values.destinationCountry ? countryName(values.destinationCountry) : undefined,
    goods: commodity ? goodsName({ commodity, description }) : undefined,
    day: day.ok ? formatDay(day.day) : undefined,
  };
}
