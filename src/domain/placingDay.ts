import type { IsoDate } from "./days.ts";
import type { Shipment } from "./shipment.ts";

/** The day that places a shipment in a month: export date, else the declaration's registration date. */
export function placingDay(shipment: Pick<Shipment, "exportedOn" | "pebRegistrationDate">): IsoDate | undefined {
  return shipment.exportedOn ?? shipment.pebRegistrationDate;
}
