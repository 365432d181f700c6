import { words } from "../language/dictionary.ts";
import { entries } from "../language/indonesian/entries.ts";
import { nilReports } from "../language/indonesian/nilReports.ts";
import { reference } from "../language/indonesian/reference.ts";

/**
 * The label of a record's field, by its path (`items.0.quantity`), or undefined for one that no page shows.
 * Forms print it, errors and refusals speak of it, so it is one word for one thing.
 */
export function fieldLabel(path: string): string | undefined {
  return labels()[path.replace(/^(items)\.\d+/, "$1")];
}

function labels(): Partial<Record<string, string>> {
  const named = words(reference);
  const more = words(entries);
  return {
    exporterId: named.exporter,
    source: more.source,
    toldBy: more.toldBy,
    declaration: more.declaration,
    pebSubmissionNumber: named.submissionNumber,
    pebRegistrationNumber: named.registrationNumber,
    pebRegistrationDate: named.registrationDay,
    customsOffice: more.customsOffice,
    consignmentNoteNumber: more.consignmentNote,
    thirdPartyName: more.thirdParty,
    npeNumber: more.clearanceNote,
    invoiceNumber: more.invoice,
    exportedOn: named.exportedOn,
    destinationCountry: named.destination,
    loadingPort: named.loadingPort,
    destinationPort: named.destinationPort,
    transportMode: named.transportMode,
    incoterm: named.incoterm,
    currency: named.currency,
    fobValue: named.exportValue,
    freight: named.freight,
    insurance: named.insurance,
    grossKg: named.grossWeight,
    netKg: named.netWeight,
    buyer: named.buyer,
    note: more.note,
    "items.commodity": named.commodity,
    "items.hsCode": named.hsCode,
    "items.description": named.goodsDescription,
    "items.quantity": named.quantity,
    "items.unit": named.unit,
    "items.netKg": named.netWeight,
    "items.fobValue": named.exportValue,
    month: words(nilReports).month,
  };
}
