import { Dexie } from "dexie";
import type { DeviceDatabase, ShipmentRow } from "../../../device/database.ts";
import { type IsoDate, monthOf } from "../../../domain/days.ts";
import { placingDay } from "../../../domain/placingDay.ts";
import { declarationKeys, type Shipment, shipmentWarnings } from "../../../domain/shipment.ts";
import type { FormField } from "../../entries/shipmentFields.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoney, formatMonth } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { shipments } from "../../language/indonesian/shipments.ts";

/** Something unusual about a shipment, in words; it never keeps it from being sent. */
export type Doubt = {
  code: string;
  text: string;
  /** Where it would be changed. */
  field?: FormField | undefined;
  /** Another entry that it is about. */
  other?: string | undefined;
};

/**
 * What to ask before a shipment is sent: the domain's warnings, and what this device's other entries of the
 * same exporter tell.
 * @param today the calendar day in the office's time zone
 */
export async function shipmentDoubts(database: DeviceDatabase, shipment: Shipment, today: IsoDate): Promise<Doubt[]> {
  const others = (
    await database.shipments
      .where("[exporterId+day]")
      .between([shipment.exporterId, Dexie.minKey], [shipment.exporterId, Dexie.maxKey])
      .reverse()
      .limit(200)
      .toArray()
  ).filter((row) => row.id !== shipment.id && row.state !== "rejected");
  return [
    ...ruleDoubts(shipment, today),
    ...valueDoubts(shipment, others),
    ...doubleDoubts(shipment, others),
    ...(await nilReportDoubts(database, shipment)),
  ];
}

function ruleDoubts(shipment: Shipment, today: IsoDate): Doubt[] {
  const { warnings } = words(shipments);
  const day = placingDay(shipment);
  const days = {
    exported: day === undefined ? "" : formatDay(day),
    declared: shipment.pebRegistrationDate === undefined ? "" : formatDay(shipment.pebRegistrationDate),
  };
  return shipmentWarnings(shipment, today).map(({ code, field }) => ({
    code,
    text: warnings[code](days),
    field: field === "netKg" ? "items.0.netKg" : (field as FormField),
  }));
}

/** Shipments of an exporter that make up "usual", at least. */
const fewest = 3;

/** A slip of a zero shows beside what this exporter usually sends. */
function valueDoubts(shipment: Shipment, others: readonly ShipmentRow[]): Doubt[] {
  const values = others
    .map((row) => row.shipment)
    .filter(({ currency }) => currency === shipment.currency)
    .map(({ fobValue }) => fobValue)
    .sort((one, other) => one - other);
  const usual = values[Math.floor(values.length / 2)];
  if (values.length < fewest || usual === undefined) return [];
  const times = Math.floor(shipment.fobValue / usual);
  return times < 3 ? [] : [{ code: "much-larger", text: words(common).muchLarger(times), field: "fobValue" }];
}

function doubleDoubts(shipment: Shipment, others: readonly ShipmentRow[]): Doubt[] {
  const { warnings } = words(shipments);
  const keys = declarationKeys(shipment);
  const sameNumber = others.find((row) => declarationKeys(row.shipment).some((key) => keys.includes(key)));
  if (sameNumber !== undefined) {
    return [
      {
        code: "number-used",
        text: warnings.numberUsed({ number: nameOf(sameNumber) }),
        field: shipment.pebRegistrationNumber === undefined ? "pebSubmissionNumber" : "pebRegistrationNumber",
        other: sameNumber.id,
      },
    ];
  }
  const alike = others.find(
    (row) =>
      row.day === placingDay(shipment) &&
      row.shipment.destinationCountry === shipment.destinationCountry &&
      row.shipment.currency === shipment.currency &&
      row.shipment.fobValue === shipment.fobValue,
  );
  if (alike === undefined) return [];
  const value = formatMoney(shipment.fobValue, shipment.currency);
  return [
    { code: "alike", text: warnings.alike({ number: nameOf(alike), value }), field: "exportedOn", other: alike.id },
  ];
}

async function nilReportDoubts(database: DeviceDatabase, shipment: Shipment): Promise<Doubt[]> {
  const day = placingDay(shipment);
  if (day === undefined) return [];
  const month = monthOf(day);
  const nil = await database.nilReports.where("[exporterId+month]").equals([shipment.exporterId, month]).first();
  if (nil === undefined || nil.record?.withdrawnBy !== undefined || nil.delivery === "refused") return [];
  return [{ code: "nil-report", text: words(shipments).warnings.nilReport(formatMonth(month)), field: "exportedOn" }];
}

/** Its number, or what it is where it has none. */
function nameOf(row: ShipmentRow): string {
  return row.number ?? (row.day === "" ? row.id : formatDay(row.day));
}
