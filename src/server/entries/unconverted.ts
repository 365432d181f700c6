import { fillConversion, lacksValue } from "../../domain/conversion.ts";
import type { ExchangeRate } from "../../domain/exchangeRate.ts";
import { placingDay } from "../../domain/placingDay.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { prepared } from "../database/prepared.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { officeOf, ratesFor } from "../offices/officeFacts.ts";
import { getRecord, preloadRows, putRecord } from "../offices/records.ts";
import { countShipment } from "../offices/summaries.ts";

/** Remembers what a stored revision lacks for want of a rate, or that it lacks nothing any more. */
export async function rememberUnconverted(
  { tx, officeId }: OfficeChange,
  { before, after }: { before: ShipmentRecord | undefined; after: ShipmentRecord },
): Promise<void> {
  const { id, currency } = after.shipment;
  if (lacksValue(after.conversion)) {
    await upsert(tx, { officeId, shipmentId: id, currency, day: placingDay(after.shipment) ?? "" });
  } else if (before !== undefined && lacksValue(before.conversion)) {
    await remove(tx, { officeId, shipmentId: id });
  }
}

/**
 * Gives entries the value that they lacked, by rates that the office didn't use before: they were entered or
 * changed, or are of the series it has just chosen. A value that is there is never converted again. It makes no
 * new revision: the content is the same.
 * @returns how many entries got one
 */
export async function convertWhatLacked(change: OfficeChange, gained: readonly ExchangeRate[]): Promise<number> {
  delete change.rates;
  const { rateSeries } = await officeOf(change);
  const ids = await unconvertedBy(
    change,
    gained.filter(({ series }) => series === rateSeries),
  );
  await preloadRows(change, ids);
  let converted = 0;
  for (const id of ids) if (await convertOne(change, id)) converted += 1;
  return converted;
}

/** The shipments that one of the rates may help: those of its currency on its days; the dollar's helps them all. */
async function unconvertedBy({ tx, officeId }: OfficeChange, rates: readonly ExchangeRate[]): Promise<string[]> {
  if (rates.length === 0) return [];
  const rows = await tx
    .selectFrom("unconverted")
    .select(["shipment_id", "currency", "day"])
    .where("office_id", "=", officeId)
    .orderBy("shipment_id")
    .execute();
  const helps = (rate: ExchangeRate, { currency, day }: { currency: string; day: string }) =>
    (rate.currency === currency || rate.currency === "USD") && rate.validFrom <= day && day <= rate.validTo;
  return rows.filter((row) => rates.some((rate) => helps(rate, row))).map((row) => row.shipment_id);
}

async function convertOne(change: OfficeChange, id: string): Promise<boolean> {
  const before = await getRecord(change, "shipment", id);
  if (before === undefined) return false;
  const { currency, fobValue } = before.shipment;
  const { rateSeries } = await officeOf(change);
  const value = { currency, fobValue, day: placingDay(before.shipment) ?? "" };
  const conversion = fillConversion(before.conversion, value, { rates: await ratesFor(change, currency), rateSeries });
  if (conversion.fobUsd === before.conversion.fobUsd && conversion.fobIdr === before.conversion.fobIdr) return false;
  const after = { ...before, conversion };
  await putRecord(change, "shipment", id, after);
  countShipment(change, { before, after });
  await rememberUnconverted(change, { before, after });
  return true;
}

const upsert = prepared((tx, row: { officeId: string; shipmentId: string; currency: string; day: string }) =>
  tx
    .insertInto("unconverted")
    .values({ office_id: row.officeId, shipment_id: row.shipmentId, currency: row.currency, day: row.day })
    .onConflict((conflict) =>
      conflict.columns(["office_id", "shipment_id"]).doUpdateSet((excluded) => ({
        currency: excluded.ref("excluded.currency"),
        day: excluded.ref("excluded.day"),
      })),
    ),
);

const remove = prepared((tx, row: { officeId: string; shipmentId: string }) =>
  tx.deleteFrom("unconverted").where("office_id", "=", row.officeId).where("shipment_id", "=", row.shipmentId),
);
