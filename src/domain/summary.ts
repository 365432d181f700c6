import * as z from "zod/mini";
import { CommodityCode } from "./commodity.ts";
import type { Conversion } from "./conversion.ts";
import { monthOf } from "./days.ts";
import { Id } from "./ids.ts";
import { Month } from "./isoDate.ts";
import type { MinorUnits } from "./money.ts";
import { CountryCode } from "./places.ts";
import { placingDay } from "./placingDay.ts";
import type { ReviewState } from "./review.ts";
import type { Shipment } from "./shipment.ts";

/** The two states that a year's figures are made of: approved counts, submitted waits beside it. */
export const SummaryState = z.enum(["approved", "submitted"]);
export type SummaryState = z.infer<typeof SummaryState>;

/**
 * What an office's shipments of one month, exporter, commodity, destination and state add up to; amounts in
 * US cents and sen. A dashboard reads these rows, so it costs the same at 100 and at 1,000,000 shipments.
 */
export const Summary = z.object({
  month: Month,
  exporterId: Id,
  commodity: CommodityCode,
  destination: CountryCode,
  state: SummaryState,
  usd: z.int(),
  idr: z.int(),
  /** Goods lines in this row; a shipment of two commodities stands in two rows. */
  lines: z.int(),
  /** Shipments, each counted in the row of its first line only, so that rows add up. */
  entries: z.int(),
  entriesWithoutUsd: z.int(),
  entriesWithoutIdr: z.int(),
});
export type Summary = z.infer<typeof Summary>;

export type SummaryKey = Pick<Summary, "month" | "exporterId" | "commodity" | "destination" | "state">;

export function summaryId(key: SummaryKey): string {
  return `${key.month}/${key.exporterId}/${key.commodity}/${key.destination}/${key.state}`;
}

/** The rows that a shipment adds to, by its goods lines. Empty for states that count nowhere. */
export function summaryOf(entry: { shipment: Shipment; conversion: Conversion; state: ReviewState }): Summary[] {
  const { shipment, conversion, state } = entry;
  const day = placingDay(shipment);
  if ((state !== "approved" && state !== "submitted") || day === undefined) return [];
  const weights = shipment.items.map((item) => item.fobValue);
  const usd = share(conversion.fobUsd ?? 0, weights);
  const idr = share(conversion.fobIdr ?? 0, weights);
  const rows = new Map<string, Summary>();
  shipment.items.forEach((item, index) => {
    const key = {
      month: monthOf(day),
      exporterId: shipment.exporterId,
      commodity: item.commodity,
      destination: shipment.destinationCountry,
      state,
    };
    const first = index === 0 ? 1 : 0;
    const row: Summary = {
      ...key,
      usd: usd[index] ?? 0,
      idr: idr[index] ?? 0,
      lines: 1,
      entries: first,
      entriesWithoutUsd: conversion.fobUsd === undefined ? first : 0,
      entriesWithoutIdr: conversion.fobIdr === undefined ? first : 0,
    };
    const present = rows.get(summaryId(key));
    rows.set(summaryId(key), present === undefined ? row : plus(present, row, 1));
  });
  return [...rows.values()];
}

/** Adds (`sign` 1) or takes away (`sign` -1) what another row holds of the same key. */
export function plus(row: Summary, other: Summary, sign: 1 | -1): Summary {
  return {
    ...row,
    usd: row.usd + sign * other.usd,
    idr: row.idr + sign * other.idr,
    lines: row.lines + sign * other.lines,
    entries: row.entries + sign * other.entries,
    entriesWithoutUsd: row.entriesWithoutUsd + sign * other.entriesWithoutUsd,
    entriesWithoutIdr: row.entriesWithoutIdr + sign * other.entriesWithoutIdr,
  };
}

/** Divides an amount by weights without losing a cent: the parts add up to the amount. */
function share(amount: MinorUnits, weights: readonly number[]): MinorUnits[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  let weightBefore = 0n;
  let given = 0n;
  return weights.map((weight) => {
    weightBefore += BigInt(weight);
    const upToHere = total === 0n ? 0n : (BigInt(amount) * weightBefore) / total;
    const part = upToHere - given;
    given = upToHere;
    return Number(part);
  });
}
