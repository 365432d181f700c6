import * as z from "zod/mini";
import { CommodityCode } from "./commodity.ts";
import { daysBetween, isRealDay } from "./days.ts";
import { Id } from "./ids.ts";
import { IsoDate } from "./isoDate.ts";
import { CurrencyCode, MinorUnits, TenThousandths } from "./money.ts";
import { CountryCode } from "./places.ts";
import { placingDay } from "./placingDay.ts";
import { isCommodityCode, otherCommodity } from "./reference/commodities.ts";
import { isCountryCode } from "./reference/countries.ts";
import { isCurrencyCode } from "./reference/currencies.ts";
import { incotermByCode } from "./reference/incoterms.ts";
import { isUnitCode } from "./reference/units.ts";
import { text } from "./text.ts";

/** What the shipment left the country on: its own declaration, a parcel's consignment note, or another firm's name. */
export const Declaration = z.enum(["peb", "consignment-note", "via-third-party"]);
export type Declaration = z.infer<typeof Declaration>;

const TransportMode = z.enum(["sea", "air", "road", "rail", "post", "multimodal", "other"]);

/** Who the office has it from. */
export const Source = z.enum(["self-report", "visit", "phone", "e-ska", "customs"]);

const itemShape = {
  commodity: CommodityCode,
  /** 6 digits of the HS or 8 of the Indonesian tariff book; the exporter's declaration decides, so it may be open. */
  hsCode: z.optional(z.string().check(z.regex(/^\d{6}(\d{2})?$/))),
  description: z.optional(text(500)),
  quantity: TenThousandths.check(z.gte(1)),
  /** Code of units.csv. */
  unit: z.string().check(z.regex(/^[A-Z0-9]{2,3}$/)),
  netKg: z.optional(TenThousandths),
  /** In minor units of the shipment's currency. */
  fobValue: MinorUnits.check(z.gte(1)),
  originRegion: z.optional(z.string().check(z.regex(/^\d{4}$/))),
};

export const ShipmentItem = z.strictObject(itemShape);
export type ShipmentItem = z.infer<typeof ShipmentItem>;

const shape = {
  id: Id,
  exporterId: Id,
  declaration: Declaration,
  /** Nomor aju: 26 letters or digits, of which 5-6 are the document code and 13-20 a date. */
  pebSubmissionNumber: z.optional(z.string().check(z.regex(/^[A-Z0-9]{26}$/))),
  /** Nomor pendaftaran: unique only together with its date and the customs office. */
  pebRegistrationNumber: z.optional(z.string().check(z.regex(/^\d{6}$/))),
  pebRegistrationDate: z.optional(IsoDate),
  customsOffice: z.optional(text(60)),
  consignmentNoteNumber: z.optional(text(40)),
  thirdPartyName: z.optional(text(200)),
  npeNumber: z.optional(text(40)),
  npeDate: z.optional(IsoDate),
  invoiceNumber: z.optional(text(60)),
  invoiceDate: z.optional(IsoDate),
  exportedOn: z.optional(IsoDate),
  destinationCountry: CountryCode,
  /** Code of ports.csv, or words for a foreign port. */
  loadingPort: z.optional(text(60)),
  destinationPort: z.optional(text(60)),
  transportMode: z.optional(TransportMode),
  incoterm: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/))),
  currency: CurrencyCode,
  /** FOB value in minor units of `currency`. */
  fobValue: MinorUnits.check(z.gte(1)),
  freight: z.optional(MinorUnits),
  insurance: z.optional(MinorUnits),
  grossKg: z.optional(TenThousandths),
  netKg: z.optional(TenThousandths),
  packages: z.optional(z.int().check(z.gte(0), z.lte(10_000_000))),
  packageKind: z.optional(z.string().check(z.regex(/^[A-Z0-9]{2}$/))),
  buyer: z.optional(text(200)),
  items: z.array(ShipmentItem).check(z.minLength(1), z.maxLength(50)),
  source: Source,
  /** Whom the author has it from, when it wasn't the exporter's own phone. */
  toldBy: z.optional(text(200)),
  note: z.optional(text(1000)),
};

/** One shipment as its author reports it. Every shipment here is an export. */
export const Shipment = z.strictObject(shape);
export type Shipment = z.infer<typeof Shipment>;

/** As read back from a server that may be newer than this device: what it doesn't know is left out. */
export const ShipmentContent = z.object({
  ...shape,
  items: z.array(z.object(itemShape)).check(z.minLength(1), z.maxLength(50)),
});

export type ShipmentProblemCode =
  | "empty"
  | "future"
  | "unknown-code"
  | "both-or-neither"
  | "not-an-export-declaration"
  | "impossible-date"
  | "home-country"
  | "more-than-gross"
  | "sum-differs"
  | "too-old";

/** A rule that the shipment breaks, at a field (`items.0.unit`). Ordered as the form is. */
export type ShipmentProblem = { field: string; code: ShipmentProblemCode };

/** Earliest day that can be reported: 2000 leaves room for history and catches a slip of the year. */
export const earliestDay = "2000-01-01";

/**
 * What keeps a shipment from being stored, beyond its schema (domain.md section 3). Whether an HS code is in
 * the tariff book is told by `isHsCode` of the reference list, which is too big to be loaded with this.
 * @param today the calendar day in the office's time zone
 */
export function shipmentProblems(shipment: Shipment, today: IsoDate): ShipmentProblem[] {
  const problems: ShipmentProblem[] = [];
  const add = (field: string, code: ShipmentProblemCode) => problems.push({ field, code });

  if (placingDay(shipment) === undefined) add("exportedOn", "empty");
  for (const field of ["exportedOn", "pebRegistrationDate", "npeDate", "invoiceDate"] as const) {
    const day = shipment[field];
    if (day !== undefined && day > today) add(field, "future");
    if (day !== undefined && day < earliestDay) add(field, "too-old");
  }
  if ((shipment.pebRegistrationNumber === undefined) !== (shipment.pebRegistrationDate === undefined)) {
    add(
      shipment.pebRegistrationNumber === undefined ? "pebRegistrationNumber" : "pebRegistrationDate",
      "both-or-neither",
    );
  }
  const submission = shipment.pebSubmissionNumber;
  if (submission !== undefined) {
    if (submission.slice(4, 6) !== "30") add("pebSubmissionNumber", "not-an-export-declaration");
    else if (!isRealDay(submissionDay(submission))) add("pebSubmissionNumber", "impossible-date");
  }
  shipment.items.forEach((item, index) => {
    if (item.commodity !== otherCommodity && !isCommodityCode(item.commodity)) {
      add(`items.${index}.commodity`, "unknown-code");
    }
    if (item.commodity === otherCommodity && item.description === undefined) add(`items.${index}.description`, "empty");
    if (!isUnitCode(item.unit)) add(`items.${index}.unit`, "unknown-code");
  });
  if (!isCountryCode(shipment.destinationCountry)) add("destinationCountry", "unknown-code");
  if (shipment.destinationCountry === "ID") add("destinationCountry", "home-country");
  if (!isCurrencyCode(shipment.currency)) add("currency", "unknown-code");
  if (shipment.incoterm !== undefined && incotermByCode(shipment.incoterm) === undefined)
    add("incoterm", "unknown-code");
  if (shipment.netKg !== undefined && shipment.grossKg !== undefined && shipment.netKg > shipment.grossKg) {
    add("netKg", "more-than-gross");
  }
  const sum = shipment.items.reduce((total, item) => total + item.fobValue, 0);
  if (Math.abs(sum - shipment.fobValue) > shipment.items.length) add("fobValue", "sum-differs");
  return problems;
}

export type ShipmentWarning = {
  field: string;
  code: "export-before-declaration" | "export-long-after-declaration" | "incoterm-by-sea" | "weights-differ" | "old";
};

/**
 * What is unusual but possible; it never blocks.
 * A declaration can be sent at most 7 days before the estimated export date (PMK 155/PMK.04/2022).
 * FAS, FOB, CFR and CIF are meant for carriage by water (Incoterms 2020).
 */
export function shipmentWarnings(shipment: Shipment, today: IsoDate): ShipmentWarning[] {
  const warnings: ShipmentWarning[] = [];
  if (shipment.exportedOn !== undefined && shipment.pebRegistrationDate !== undefined) {
    const days = daysBetween(shipment.pebRegistrationDate, shipment.exportedOn);
    if (days < 0) warnings.push({ field: "exportedOn", code: "export-before-declaration" });
    if (days > 7) warnings.push({ field: "exportedOn", code: "export-long-after-declaration" });
  }
  const day = placingDay(shipment);
  if (day !== undefined && daysBetween(day, today) > 365) warnings.push({ field: "exportedOn", code: "old" });
  const { incoterm, transportMode } = shipment;
  if (
    incoterm !== undefined &&
    transportMode !== undefined &&
    transportMode !== "sea" &&
    transportMode !== "multimodal" &&
    incotermByCode(incoterm)?.transport === "sea"
  ) {
    warnings.push({ field: "incoterm", code: "incoterm-by-sea" });
  }
  const netKg = shipment.items.reduce((total, item) => total + (item.netKg ?? 0), 0);
  if (
    shipment.netKg !== undefined &&
    shipment.items.every((item) => item.netKg !== undefined) &&
    netKg !== shipment.netKg
  ) {
    warnings.push({ field: "netKg", code: "weights-differ" });
  }
  return warnings;
}

/** Characters 13-20 of a nomor aju as `YYYY-MM-DD`; not necessarily a real day. */
function submissionDay(submission: string): string {
  return `${submission.slice(12, 16)}-${submission.slice(16, 18)}-${submission.slice(18, 20)}`;
}

/**
 * The numbers that only one counting shipment of an office may bear.
 * A registration number is unique per customs office and year only, so it counts together with both.
 */
export function declarationKeys(shipment: Shipment): string[] {
  const keys: string[] = [];
  if (shipment.pebSubmissionNumber !== undefined) keys.push(`aju:${shipment.pebSubmissionNumber}`);
  if (shipment.pebRegistrationNumber !== undefined && shipment.pebRegistrationDate !== undefined) {
    const customs = shipment.customsOffice?.trim().toLowerCase() ?? "";
    keys.push(`peb:${shipment.pebRegistrationNumber}:${shipment.pebRegistrationDate}:${customs}`);
  }
  return keys;
}
