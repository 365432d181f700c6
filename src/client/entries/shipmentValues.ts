import type { Shipment } from "../../domain/shipment.ts";
import { formatDayField, formatMoneyField, formatQuantityField } from "../language/format.ts";
import type { DraftValues, FormField } from "./shipmentFields.ts";

/** What a form shows of a shipment, so that `draftToShipment` reads the same shipment back. */
export function shipmentToValues(shipment: Shipment): DraftValues {
  const { items, exportedOn, pebRegistrationDate, fobValue, currency } = shipment;
  const item = items[0];
  return filled({
    exporterId: shipment.exporterId,
    source: shipment.source,
    toldBy: shipment.toldBy,
    declaration: shipment.declaration,
    exportedOn: exportedOn && formatDayField(exportedOn),
    pebRegistrationNumber: shipment.pebRegistrationNumber,
    pebRegistrationDate: pebRegistrationDate && formatDayField(pebRegistrationDate),
    pebSubmissionNumber: shipment.pebSubmissionNumber,
    customsOffice: shipment.customsOffice,
    consignmentNoteNumber: shipment.consignmentNoteNumber,
    thirdPartyName: shipment.thirdPartyName,
    invoiceNumber: shipment.invoiceNumber,
    "items.0.commodity": item?.commodity,
    "items.0.hsCode": item?.hsCode,
    "items.0.description": item?.description,
    "items.0.quantity": item && formatQuantityField(item.quantity),
    "items.0.unit": item?.unit,
    "items.0.netKg": item?.netKg === undefined ? undefined : formatQuantityField(item.netKg),
    destinationCountry: shipment.destinationCountry,
    currency,
    fobValue: formatMoneyField(fobValue, currency),
    incoterm: shipment.incoterm,
    buyer: shipment.buyer,
  });
}

/** The values for a new report that is like an earlier one: all but the day and the numbers of its papers. */
export function valuesOfCopy(shipment: Shipment): DraftValues {
  const values = shipmentToValues(shipment);
  for (const field of ownToOneShipment) delete values[field];
  return values;
}

const ownToOneShipment: readonly FormField[] = [
  "exportedOn",
  "pebRegistrationNumber",
  "pebRegistrationDate",
  "pebSubmissionNumber",
  "consignmentNoteNumber",
  "invoiceNumber",
];

function filled(values: Record<FormField, string | undefined>): DraftValues {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) => (value === undefined || value === "" ? [] : [[field, value]])),
  );
}
