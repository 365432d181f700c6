import { Dexie } from "dexie";
import type { DeviceDatabase, Draft, NilReportRow, ShipmentRow, VisitRow } from "../../../device/database.ts";

/** The first few of a kind, and how many there are altogether. */
type Some<Row> = { rows: Row[]; total: number };

type Reported = ShipmentRow | VisitRow | NilReportRow;

export type HomeLists = {
  returned: Some<ShipmentRow | VisitRow>;
  refused: Some<Reported>;
  waiting: Some<Reported>;
  /** What was begun; corrections of returned entries are shown with those. */
  drafts: Some<Draft>;
  /** Of those that the office has and didn't return, the last ones; asked for by mentors. */
  latest: (ShipmentRow | VisitRow)[];
  /** Drafts that correct one of the entries above, by its id. */
  corrections: ReadonlyMap<string, Draft>;
};

/** Enough for a first look; the rest is on pages of its own. */
const few = 5;

/** What wants its author's eye, by index and with a limit: the device may hold thousands of entries. */
export async function readHomeLists(
  database: DeviceDatabase,
  { withLatest = false }: { withLatest?: boolean | undefined } = {},
): Promise<HomeLists> {
  const [returned, refused, waiting, draftRows, draftTotal, latest] = await Promise.all([
    readReturned(database),
    readOfDelivery(database, "refused"),
    readOfDelivery(database, "queued"),
    database.drafts.orderBy("updatedAt").reverse().filter(isOfEntry).limit(few).toArray(),
    database.drafts.filter(isOfEntry).count(),
    withLatest ? readLatest(database) : [],
  ]);
  const shown = [...returned.rows, ...refused.rows].map((row) => row.id);
  const found = await database.drafts.bulkGet(shown);
  const corrections = new Map(found.flatMap((draft) => (draft === undefined ? [] : [[draft.id, draft]])));
  const drafts = draftRows.filter((draft) => !corrections.has(draft.id));
  return {
    returned,
    refused,
    waiting,
    drafts: { rows: drafts, total: Math.max(drafts.length, draftTotal - corrections.size) },
    latest,
    corrections,
  };
}

export function isEmpty({ returned, refused, waiting, drafts, latest }: HomeLists): boolean {
  return latest.length === 0 && [returned, refused, waiting, drafts].every(({ rows }) => rows.length === 0);
}

export function isNilReport(row: Reported): row is NilReportRow {
  return "nilReport" in row;
}

/** An exporter's form has a page of its own to go on with. */
function isOfEntry(draft: Draft): boolean {
  return draft.kind !== "exporter";
}

async function readReturned(database: DeviceDatabase): Promise<Some<ShipmentRow | VisitRow>> {
  const found = await Promise.all([database.shipments, database.visits].map(readReturnedOf));
  return newest(found);
}

async function readReturnedOf(
  table: DeviceDatabase["shipments"] | DeviceDatabase["visits"],
): Promise<Some<ShipmentRow | VisitRow>> {
  const returned = (table as DeviceDatabase["shipments"])
    .where("[state+receivedAt]")
    .between(["returned", Dexie.minKey], ["returned", Dexie.maxKey])
    .reverse()
    // Corrected and on its way, or refused: it stands in another list.
    .filter((row) => row.delivery === "sent");
  const [rows, total] = await Promise.all([returned.clone().limit(few).toArray(), returned.count()]);
  return { rows, total };
}

async function readLatest(database: DeviceDatabase): Promise<(ShipmentRow | VisitRow)[]> {
  const found = await Promise.all(
    [database.shipments, database.visits].map((table) =>
      (table as DeviceDatabase["shipments"])
        .orderBy("savedAt")
        .reverse()
        .filter((row) => row.delivery === "sent" && row.state !== "returned")
        .limit(few)
        .toArray(),
    ),
  );
  return newest(found.map((rows) => ({ rows, total: rows.length }))).rows;
}

async function readOfDelivery(database: DeviceDatabase, delivery: "queued" | "refused"): Promise<Some<Reported>> {
  const found = await Promise.all(
    [database.shipments, database.visits, database.nilReports].map(async (table) => {
      const some = (table as DeviceDatabase["shipments"]).where("delivery").equals(delivery);
      const [rows, total] = await Promise.all([some.clone().reverse().limit(few).toArray(), some.count()]);
      return { rows: rows as Reported[], total };
    }),
  );
  return newest(found);
}

function newest<Row extends { savedAt: string }>(found: readonly Some<Row>[]): Some<Row> {
  const rows = found.flatMap((some) => some.rows).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  return { rows: rows.slice(0, few), total: found.reduce((sum, some) => sum + some.total, 0) };
}
