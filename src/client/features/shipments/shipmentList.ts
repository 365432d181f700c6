import { type Collection, Dexie } from "dexie";
import type { DeviceDatabase, ShipmentRow } from "../../../device/database.ts";
import { countryName, goodsText } from "../../entries/entryNames.ts";

/** What the list can be narrowed to; the values stand in its address. */
export const listStatuses = ["queued", "refused", "returned", "sent", "approved", "rejected"] as const;
export type ListStatus = (typeof listStatuses)[number];

export type ListQuery = { status: ListStatus | undefined; search: string; limit: number };

/**
 * A page of the shipments on this device, newest first.
 * @param exporterNames by id: they are searched too
 */
export async function listShipments(
  database: DeviceDatabase,
  query: ListQuery,
  exporterNames: ReadonlyMap<string, string>,
): Promise<{ rows: ShipmentRow[]; hasMore: boolean }> {
  const wanted = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (row: ShipmentRow) => {
    if (wanted.length === 0) return true;
    const text = searchText(row, exporterNames.get(row.exporterId));
    return wanted.every((word) => text.includes(word));
  };
  const found = await inStatus(database, query.status)
    .filter(matches)
    .limit(query.limit + 1)
    .toArray();
  return { rows: found.slice(0, query.limit), hasMore: found.length > query.limit };
}

/** How many there are of each, by the indexes; only what still has to leave the device is looked at one by one. */
export async function countShipments(database: DeviceDatabase): Promise<Record<ListStatus, number>> {
  const undelivered = await database.shipments.where("delivery").anyOf("queued", "refused").toArray();
  const count = (delivery: string) => undelivered.filter((row) => row.delivery === delivery).length;
  const delivered = async (state: string) =>
    (await ofState(database, state).count()) - undelivered.filter((row) => row.state === state).length;
  const [sent, returned, approved, rejected] = await Promise.all(
    ["submitted", "returned", "approved", "rejected"].map(delivered),
  );
  return {
    queued: count("queued"),
    refused: count("refused"),
    sent: sent ?? 0,
    returned: returned ?? 0,
    approved: approved ?? 0,
    rejected: rejected ?? 0,
  };
}

function inStatus(database: DeviceDatabase, status: ListStatus | undefined): Collection<ShipmentRow, string> {
  const { shipments } = database;
  switch (status) {
    case undefined:
      return shipments.orderBy("savedAt").reverse();
    case "queued":
    case "refused":
      // Ordered by when it was saved as well; an index for these few rows would cost each save a write.
      return shipments
        .orderBy("savedAt")
        .reverse()
        .filter((row) => row.delivery === status);
    case "sent":
      return ofState(database, "submitted")
        .reverse()
        .filter((row) => row.delivery === "sent");
    default:
      return ofState(database, status)
        .reverse()
        .filter((row) => row.delivery === "sent");
  }
}

function ofState(database: DeviceDatabase, state: string): Collection<ShipmentRow, string> {
  return database.shipments.where("[state+receivedAt]").between([state, Dexie.minKey], [state, Dexie.maxKey]);
}

/** Everything somebody may look for, in the language of the page. */
function searchText(row: ShipmentRow, exporterName: string | undefined): string {
  const { shipment } = row;
  return [
    exporterName,
    row.number,
    countryName(shipment.destinationCountry),
    goodsText(shipment),
    shipment.pebRegistrationNumber,
    shipment.pebSubmissionNumber,
    shipment.consignmentNoteNumber,
    shipment.invoiceNumber,
    shipment.buyer,
  ]
    .filter((each) => each !== undefined)
    .join(" ")
    .toLowerCase();
}
