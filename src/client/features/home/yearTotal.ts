import type { DeviceDatabase, ShipmentRow } from "../../../device/database.ts";
import { monthsOfYear } from "../../../domain/days.ts";
import type { MinorUnits } from "../../../domain/money.ts";

/** Reports and what they are worth in US cents. */
type Part = { entries: number; usd: MinorUnits };

/** Only what the office approved counts as realised; what still waits stands beside it. */
export type YearTotal = {
  approved: Part;
  waiting: Part;
  returned: number;
  /** Approved or waiting, and without a value in dollars until a rate is known. */
  withoutRate: number;
};

/** Adds an exporter's year up from the entries on this device. */
export async function readYearTotal(
  database: DeviceDatabase,
  { exporterId, year }: { exporterId: string; year: number },
): Promise<YearTotal> {
  const total: YearTotal = { approved: none(), waiting: none(), returned: 0, withoutRate: 0 };
  // Month by month, which leaves the page free to answer a tap in between.
  for (const month of monthsOfYear(year)) {
    const rows = await database.shipments
      .where("[exporterId+day]")
      .between([exporterId, `${month}-01`], [exporterId, `${month}-31`], true, true)
      .toArray();
    for (const row of rows) add(total, row);
  }
  return total;
}

function add(total: YearTotal, row: ShipmentRow): void {
  if (row.delivery === "refused" || (row.delivery === "sent" && row.state === "rejected")) return;
  if (row.delivery === "sent" && row.state === "returned") {
    total.returned += 1;
    return;
  }
  const part = row.delivery === "sent" && row.state === "approved" ? total.approved : total.waiting;
  const usd = usdOf(row);
  part.entries += 1;
  if (usd === undefined) total.withoutRate += 1;
  else part.usd += usd;
}

/** The server's conversion, unless this device holds newer content: then what needs no rate. */
function usdOf({ delivery, record, shipment }: ShipmentRow): MinorUnits | undefined {
  if (shipment.currency === "USD") return shipment.fobValue;
  return delivery === "sent" ? record?.conversion.fobUsd : undefined;
}

function none(): Part {
  return { entries: 0, usd: 0 };
}
