import type { IsoDate } from "../../../domain/days.ts";
import type { StatedFigure } from "../../../domain/statedFigure.ts";
import type { Target } from "../../../domain/target.ts";
import { words } from "../../language/dictionary.ts";
import {
  formatDayField,
  formatMoneyField,
  formatPercent,
  formatQuantityField,
  monthName,
} from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import type { FieldFault } from "../../ui/ErrorSummary.tsx";
import { fieldReader, type Values } from "./fieldReader.ts";

/** A form's content, or what is wrong with it. */
export type Read<Content> = { content?: Content | undefined; faults: readonly FieldFault[] };

const monthFields = Array.from({ length: 12 }, (_, index) => `share${index + 1}`);

export function targetLabels(): Record<string, string> {
  const { year, usd, idr, targets } = words(officeData);
  const months = monthFields.map((field, index) => [field, monthName(index + 1)]);
  return { year, usd, idr, plan: targets.plan, shares: targets.shares, ...Object.fromEntries(months) };
}

export function targetValues(target: Target | undefined, year: number): Values {
  if (target === undefined) return { year: String(year), shares: "even" };
  return {
    year: String(target.year),
    plan: target.plan ?? "",
    usd: formatMoneyField(target.usd, "USD"),
    idr: target.idr === undefined ? "" : formatMoneyField(target.idr, "IDR"),
    shares: target.monthlyShares === undefined ? "even" : "by-month",
    ...shareValues(target.monthlyShares ?? evenShares),
  };
}

/** Twelve equal parts add up to a whole only with a little more at the end. */
const evenShares = Array.from({ length: 12 }, (_, index) => (index < 8 ? 833 : 834));

export function shareValues(shares: readonly number[] = evenShares): Values {
  return Object.fromEntries(shares.map((share, index) => [`share${index + 1}`, formatQuantityField(share * 100)]));
}

/** What the twelve fields add up to, in ten thousandths of a year; what can't be read counts nothing. */
export function sumOfShares(values: Values): number {
  const read = fieldReader(values, {}, "2000-01-01");
  return monthFields.reduce((sum, field) => sum + (read.amount(field, { decimals: 2 }) ?? 0), 0);
}

export function readTarget(
  values: Values,
  told: { id: string; today: IsoDate; before: Target | undefined },
): Read<Target> {
  const read = fieldReader(values, targetLabels(), told.today);
  const year = read.whole("year", { from: 2000, to: 2100 });
  const plan = read.text("plan", { most: 100, optional: true });
  const usd = read.amount("usd", { decimals: 2, currency: "USD", positive: true });
  const idr = read.amount("idr", { decimals: 2, currency: "IDR", optional: true });
  const monthlyShares =
    values.shares === "by-month" ? monthFields.map((field) => read.amount(field, { decimals: 2 }) ?? 0) : undefined;
  const sum = monthlyShares?.reduce((total, share) => total + share, 0);
  if (sum !== undefined && sum !== 10_000 && !read.faults.some(({ fieldId }) => fieldId?.startsWith("share"))) {
    read.fail("share1", words(officeData).faults.sharesSum(formatPercent(sum / 100, { decimals: 2 })));
  }
  if (read.faults.length > 0 || year === undefined || usd === undefined) return { faults: read.faults };
  const asStated = told.before?.asStated;
  return {
    faults: [],
    content: {
      id: told.id,
      year,
      usd,
      ...(plan !== undefined && { plan }),
      ...(idr !== undefined && { idr }),
      ...(asStated !== undefined && { asStated }),
      ...(monthlyShares !== undefined && { monthlyShares }),
    },
  };
}

export function figureLabels(): Record<string, string> {
  const { year, usd, idr, figures } = words(officeData);
  const { exporters, source, sourceUrl, statedOn, statedBy, excessUsd, excessIdr, excessAsStated, approximate } =
    figures;
  return {
    year,
    usd,
    idr,
    exporters,
    source,
    sourceUrl,
    statedOn,
    statedBy,
    excessUsd,
    excessIdr,
    excessAsStated,
    approximate,
  };
}

export function figureValues(figure: StatedFigure | undefined): Values {
  if (figure === undefined) return { approximate: "exact" };
  const { excess } = figure;
  return {
    year: String(figure.year),
    usd: formatMoneyField(figure.usd, "USD"),
    idr: figure.idr === undefined ? "" : formatMoneyField(figure.idr, "IDR"),
    exporters: figure.exporters === undefined ? "" : String(figure.exporters),
    source: figure.source,
    sourceUrl: figure.sourceUrl ?? "",
    statedOn: formatDayField(figure.statedOn),
    statedBy: figure.statedBy ?? "",
    approximate: excess?.approximate ? "about" : "exact",
    excessUsd: excess === undefined ? "" : formatMoneyField(excess.usd, "USD"),
    excessIdr: excess?.idr === undefined ? "" : formatMoneyField(excess.idr, "IDR"),
    excessAsStated: excess?.asStated ?? "",
  };
}

export function readFigure(
  values: Values,
  told: { id: string; today: IsoDate; before: StatedFigure | undefined },
): Read<StatedFigure> {
  const read = fieldReader(values, figureLabels(), told.today);
  const year = read.whole("year", { from: 2000, to: 2100 });
  const usd = read.amount("usd", { decimals: 2, currency: "USD" });
  const idr = read.amount("idr", { decimals: 2, currency: "IDR", optional: true });
  const exporters = read.whole("exporters", { from: 0, to: 1_000_000, optional: true });
  const source = read.text("source", { most: 300 });
  const sourceUrl = read.text("sourceUrl", { most: 500, optional: true });
  if (sourceUrl !== undefined && !/^https?:\/\/\S+$/.test(sourceUrl)) {
    read.fail("sourceUrl", words(officeData).faults.url);
  }
  const statedOn = read.day("statedOn");
  const statedBy = read.text("statedBy", { most: 200, optional: true });
  const excess = read.hasAny("excessUsd", "excessIdr", "excessAsStated")
    ? {
        usd: read.amount("excessUsd", { decimals: 2, currency: "USD" }) ?? 0,
        idr: read.amount("excessIdr", { decimals: 2, currency: "IDR", optional: true }),
        asStated: read.text("excessAsStated", { most: 300 }) ?? "",
        approximate: values.approximate === "about",
      }
    : undefined;
  if (read.faults.length > 0 || year === undefined || usd === undefined) return { faults: read.faults };
  if (source === undefined || statedOn === undefined) return { faults: read.faults };
  const asStated = told.before?.asStated;
  return {
    faults: [],
    content: {
      id: told.id,
      year,
      usd,
      source,
      statedOn,
      sectors: told.before?.sectors ?? [],
      ...(idr !== undefined && { idr }),
      ...(exporters !== undefined && { exporters }),
      ...(sourceUrl !== undefined && { sourceUrl }),
      ...(statedBy !== undefined && { statedBy }),
      ...(asStated !== undefined && { asStated }),
      ...(excess !== undefined && { excess: withoutEmpty(excess) }),
    },
  };
}

function withoutEmpty({
  idr,
  ...excess
}: {
  usd: number;
  idr: number | undefined;
  asStated: string;
  approximate: boolean;
}) {
  return { ...excess, ...(idr !== undefined && { idr }) };
}
