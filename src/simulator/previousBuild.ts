import { Dexie } from "dexie";
import type { SentBatch } from "../device/database.ts";
import type { Network, NetworkAnswer } from "../device/sync/network.ts";
import type { PullAnswer } from "../protocol/sync.ts";

// The build before this one, as far as a simulation needs it: what it leaves out of a pull, and how its database lay.

const kinds = new Set([
  "office",
  "exporter",
  "shipment",
  "nil-report",
  "export-stop",
  "target",
  "stated-figure",
  "exchange-rate",
  "summary",
]);

/** Fields that came with this build, by kind. */
const newFields: Record<string, readonly string[]> = {
  exporter: ["revision", "changed", "conflicts", "addedBy", "address", "contactName", "phone", "size", "industryCode"],
  "export-stop": ["recordedById", "recordedByName", "recordedAt"],
};

/** A record as that build kept it; undefined where it left the whole kind out. */
export function asPreviousBuildKept(kind: string, record: unknown): unknown {
  if (!kinds.has(kind)) return undefined;
  if (record === null) return null;
  const left = new Set(newFields[kind] ?? []);
  return Object.fromEntries(Object.entries(record as object).filter(([field]) => !left.has(field)));
}

/** The way to the server, with what that build drops dropped from the answers. */
export function forPreviousBuild(network: Network): Network {
  const dropped = (answer: NetworkAnswer): NetworkAnswer => {
    if (answer.kind !== "answer" || answer.status !== 200 || !answer.text.startsWith("{")) return answer;
    let page: PullAnswer;
    try {
      page = JSON.parse(answer.text) as PullAnswer;
    } catch {
      return answer;
    }
    const changes = page.changes
      .map((change) => ({ ...change, record: asPreviousBuildKept(change.kind, change.record) }))
      .filter(({ record }) => record !== undefined);
    return { ...answer, text: JSON.stringify({ ...page, changes }) };
  };
  return {
    get: async (path) => dropped(await network.get(path)),
    post: (path, json) => network.post(path, json),
  };
}

const previousStores = {
  meta: "key",
  drafts: "id, updatedAt",
  outbox: "++order, &id, entryId, [status+order]",
  sentBatches: "++order, receivedAt",
  shipments: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt",
  nilReports: "id, [exporterId+month], delivery, savedAt",
  offices: "id",
  exporters: "id, name",
  exportStops: "id, exporterId",
  targets: "id, year",
  statedFigures: "id, year",
  exchangeRates: "id",
  summaries: "id, month",
  shadow: "key",
};

/** Lays out a database as that build left it, for the present one to open. */
export async function layOutAsPreviousBuild(
  name: string,
  indexedDB: IDBFactory,
  rowsOf: (table: string) => object[],
  options: { IDBKeyRange: typeof IDBKeyRange },
): Promise<void> {
  const database = new Dexie(name, { indexedDB, ...options });
  database.version(1).stores(previousStores);
  await database.open();
  // The order of commands goes on from the last one given out, whatever is left of them.
  const sent = rowsOf("sentBatches").flatMap((batch) => (batch as SentBatch).commands);
  const order = Math.max(0, ...sent.map((command) => command.order ?? 0));
  if (order > 0) {
    await database.table("outbox").put({ order, id: "", entryId: "", status: "waiting" });
    await database.table("outbox").clear();
  }
  for (const table of Object.keys(previousStores)) {
    const rows = rowsOf(table);
    const plain =
      table === "exporters" || table === "exportStops"
        ? rows.map((row) => (row as { record?: object }).record ?? row)
        : rows;
    await database.table(table).bulkPut(plain);
  }
  database.close();
}
