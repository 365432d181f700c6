import { dayInZone, daysBetween, type IsoDate } from "../../../domain/days.ts";
import { type Shipment, shipmentWarnings } from "../../../domain/shipment.ts";
import type { Visit } from "../../../domain/visit.ts";
import type { AnyEntryRow } from "../../entries/anyEntry.ts";
import { timeZone } from "../../language/language.ts";

export type EntryCheck =
  | { check: "documents" | "age" | "incoterm" | "weights"; found: "good" | "bad" }
  | { check: "outcome" | "follow-ups" | "visit-age"; found: "good" | "bad" }
  | { check: "declaration-day"; found: "good" | "early" | "late" };

/** A visit that is reported later than this is looked at: memory fades. */
const longestDelayDays = 30;

/** The checks of an entry of either kind. @param today the calendar day in the office's time zone */
export function checksOf(row: AnyEntryRow, today: IsoDate): EntryCheck[] {
  if (!("visit" in row)) return entryChecks(row.shipment, today);
  const reportedOn = row.receivedAt === undefined ? today : dayInZone(row.receivedAt, timeZone.value);
  return visitChecks(row.visit, reportedOn);
}

/**
 * What the device can check of a visit: whether it says how the business does, whether something was agreed on where
 * something is in the way, and whether it was reported in time.
 */
function visitChecks(visit: Visit, reportedOn: IsoDate): EntryCheck[] {
  const checks: EntryCheck[] = [
    { check: "outcome", found: visit.condition !== undefined || visit.exportTrend !== undefined ? "good" : "bad" },
  ];
  if (visit.obstacles.length > 0) {
    checks.push({ check: "follow-ups", found: visit.followUps.length > 0 ? "good" : "bad" });
  }
  const isLate = daysBetween(visit.visitedOn, reportedOn) > longestDelayDays;
  checks.push({ check: "visit-age", found: isLate ? "bad" : "good" });
  return checks;
}

/**
 * What the device can check by itself before a person looks: the domain's warnings, and whether the document
 * has a number. A check that the entry gives nothing to look at for is left out.
 * @param today the calendar day in the office's time zone
 */
export function entryChecks(shipment: Shipment, today: IsoDate): EntryCheck[] {
  const warned = new Set(shipmentWarnings(shipment, today).map((warning) => warning.code));
  const checks: EntryCheck[] = [{ check: "documents", found: hasDocumentNumber(shipment) ? "good" : "bad" }];
  if (shipment.exportedOn !== undefined && shipment.pebRegistrationDate !== undefined) {
    const early = warned.has("export-before-declaration");
    const late = warned.has("export-long-after-declaration");
    checks.push({ check: "declaration-day", found: early ? "early" : late ? "late" : "good" });
  }
  checks.push({ check: "age", found: warned.has("old") ? "bad" : "good" });
  if (shipment.incoterm !== undefined && shipment.transportMode !== undefined) {
    checks.push({ check: "incoterm", found: warned.has("incoterm-by-sea") ? "bad" : "good" });
  }
  if (shipment.netKg !== undefined && shipment.items.every((item) => item.netKg !== undefined)) {
    checks.push({ check: "weights", found: warned.has("weights-differ") ? "bad" : "good" });
  }
  return checks;
}

function hasDocumentNumber(shipment: Shipment): boolean {
  switch (shipment.declaration) {
    case "peb":
      return shipment.pebRegistrationNumber !== undefined || shipment.pebSubmissionNumber !== undefined;
    case "consignment-note":
      return shipment.consignmentNoteNumber !== undefined;
    case "via-third-party":
      return shipment.thirdPartyName !== undefined;
  }
}
