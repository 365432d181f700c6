import { type ExchangeRate, overlappingRates } from "../../domain/exchangeRate.ts";
import { isCurrencyCode } from "../../domain/reference/currencies.ts";
import { type RatesAnswer, RatesInput } from "../../protocol/officeData.ts";
import { convertWhatLacked } from "../entries/unconverted.ts";
import type { RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { changeRoute } from "./changeRoute.ts";
import { figuresOf, putFigure } from "./figures.ts";

/** `POST /api/data/rates`: all of them or none; entries that waited for one get their value. */
export function ratesRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: RatesInput,
    subject: () => "exchange-rate",
    work: async (change, { rates }, actor): Promise<RatesAnswer> => {
      checkEach(rates);
      await needFreeDays(change, rates);
      for (const [index, rate] of rates.entries()) {
        await putFigure(change, { kind: "exchange-rate", figure: rate, field: `rates.${index}.id` }, actor);
      }
      return { converted: await convertWhatLacked(change, rates) };
    },
  });
}

function checkEach(rates: readonly ExchangeRate[]): void {
  const ids = new Set<string>();
  for (const [index, { id, currency, validFrom, validTo }] of rates.entries()) {
    const wrong = (field: keyof ExchangeRate, detail: string) =>
      new RequestProblem("bad-request", { field: `rates.${index}.${field}`, detail });
    if (ids.has(id)) throw wrong("id", "The id stands twice.");
    if (currency === "IDR" || !isCurrencyCode(currency)) throw wrong("currency", "Expected a currency, but for IDR.");
    if (validTo < validFrom) throw wrong("validTo", "The last day is before the first.");
    ids.add(id);
  }
}

/** A day has one rate of a series and currency. */
async function needFreeDays(change: OfficeChange, rates: readonly ExchangeRate[]): Promise<void> {
  const sent = new Set(rates.map(({ id }) => id));
  const others = (await figuresOf(change, "exchange-rate")).filter(({ id }) => !sent.has(id));
  const all = [...others, ...rates];
  // Those present come first, so that the one at fault is told by its place among those sent.
  const overlap = overlappingRates(all).find(({ index }) => index >= others.length);
  const other = all[overlap?.overlaps ?? -1];
  if (overlap === undefined || other === undefined) return;
  throw new RequestProblem("rate-overlaps", {
    field: `rates.${overlap.index - others.length}.validFrom`,
    detail: `${other.currency} has a rate from ${other.validFrom} to ${other.validTo}.`,
  });
}
