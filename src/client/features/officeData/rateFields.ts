import { type IsoDate, shiftDay } from "../../../domain/days.ts";
import { type ExchangeRate, overlappingRates, type RateSeries } from "../../../domain/exchangeRate.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatDayField, formatQuantityField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { fieldReader, type Values } from "./fieldReader.ts";
import type { Read } from "./figureForms.ts";

export function rateLabels(): Record<string, string> {
  const { currency, per, rupiahOf, validFrom, validTo, source, documentNumber, table } = words(officeData).rates;
  return { currency, per, rupiah: rupiahOf, validFrom, validTo, source, documentNumber, table };
}

/** The Ministry of Finance's rate holds from a Wednesday to the Tuesday after it: the week of a day. */
export function weekOf(day: IsoDate): { validFrom: IsoDate; validTo: IsoDate } {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  const validFrom = shiftDay(day, -((weekday + 4) % 7));
  return { validFrom, validTo: shiftDay(validFrom, 6) };
}

/** What the days of a new rate of a series are likely to be: a week, a year, or today. */
export function proposedDays(series: RateSeries, today: IsoDate): Values {
  const year = today.slice(0, 4);
  const days =
    series === "kmk"
      ? weekOf(today)
      : series === "fixed"
        ? { validFrom: `${year}-01-01`, validTo: `${year}-12-31` }
        : { validFrom: today, validTo: today };
  return { validFrom: formatDayField(days.validFrom), validTo: formatDayField(days.validTo) };
}

export function rateValues(rate: ExchangeRate | undefined, series: RateSeries, today: IsoDate): Values {
  if (rate === undefined) return { per: "1", ...proposedDays(series, today) };
  return {
    currency: rate.currency,
    per: String(rate.per),
    rupiah: formatQuantityField(rate.rupiah),
    validFrom: formatDayField(rate.validFrom),
    validTo: formatDayField(rate.validTo),
    source: rate.source,
    documentNumber: rate.documentNumber ?? "",
  };
}

export function readRate(
  values: Values,
  told: { id: string; series: RateSeries; present: readonly ExchangeRate[]; today: IsoDate },
): Read<ExchangeRate> {
  const labels = rateLabels();
  const read = fieldReader(values, labels, told.today);
  const { currency = "" } = values;
  if (currency === "") read.fail("currency", words(errors).choice(labels.currency ?? ""));
  const rupiah = read.amount("rupiah", { decimals: 4, currency: "IDR", positive: true });
  const validFrom = read.day("validFrom");
  const validTo = read.day("validTo");
  if (validFrom !== undefined && validTo !== undefined && validTo < validFrom) {
    read.fail("validTo", words(officeData).faults.order(labels.validTo ?? "", labels.validFrom ?? ""));
  }
  const source = read.text("source", { most: 200 });
  const documentNumber = read.text("documentNumber", { most: 60, optional: true });
  if (read.faults.length > 0 || rupiah === undefined || validFrom === undefined) return { faults: read.faults };
  if (validTo === undefined || source === undefined) return { faults: read.faults };
  const { id, series } = told;
  const per = values.per === "100" ? 100 : 1;
  const rate: ExchangeRate = {
    ...{ id, series, currency, per, rupiah, validFrom, validTo, source },
    ...(documentNumber !== undefined && { documentNumber }),
  };
  const others = told.present.filter((other) => other.id !== id);
  const overlap = overlappingRates([...others, rate]).find(({ index }) => index === others.length);
  const other = overlap && others[overlap.overlaps];
  if (other !== undefined) {
    const days = `${other.currency} ${formatDay(other.validFrom)} – ${formatDay(other.validTo)}`;
    read.fail("validFrom", words(officeData).rates.rowProblems.overlap(days));
    return { faults: read.faults };
  }
  return { content: rate, faults: [] };
}
