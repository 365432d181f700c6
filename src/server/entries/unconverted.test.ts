import { describe, expect, it } from "vitest";
import { largestAmount } from "../../domain/amounts.ts";
import type { ExchangeRate } from "../../domain/exchangeRate.ts";
import type { Shipment } from "../../domain/shipment.ts";
import type { ShipmentRecord } from "../../domain/shipmentRecord.ts";
import { RealisationAnswer } from "../../protocol/realisation.ts";
import {
  command,
  postData,
  shipmentAt,
  shipmentIn,
  someId,
  someShipment,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../testing.ts";

describe("an entry whose currency has no rate yet", () => {
  it("gets its value when the rate is entered, once, and without a new revision", async () => {
    const { server, owner, admin, report } = await start();
    await enter(admin, dollar);
    const id = await report({ currency: "JPY", fobValue: 10_000 });
    const before = await entry(admin, id);
    expect(before.conversion).toEqual({ rates: [] });
    expect(await waiting(server)).toEqual([{ shipment_id: id, currency: "JPY", day: "2026-02-03" }]);
    const { cursor } = await owner.pull();

    expect(await enter(admin, yen)).toBe(1);

    const after = await entry(admin, id);
    expect(after).toEqual({ ...before, conversion: after.conversion });
    expect(after.conversion).toMatchObject({ fobIdr: 144_000_000, fobUsd: 10_000 });
    expect(after.conversion.rates.map(({ currency }) => currency)).toEqual(["JPY", "USD"]);
    expect((await owner.pull(cursor)).changes.map((change) => change.id)).toEqual([id]);
    expect(await waiting(server)).toEqual([]);

    expect(await enter(admin, { ...yen, rupiah: 999_000_000 })).toBe(0);
    await postData(admin, "remove", { kind: "exchange-rate", id: yen.id });
    expect(await entry(admin, id)).toEqual(after);
  });

  it("can be approved once it has its value in dollars", async () => {
    const { admin, report } = await start();
    const id = await report({ currency: "JPY", fobValue: 10_000 });
    const approve = async () => (await admin.push(decision("approve", id)))[0];
    expect(await approve()).toMatchObject({ outcome: "refused", code: "no-rate" });

    expect(await enter(admin, yen)).toBe(1);
    expect((await entry(admin, id)).conversion.fobIdr).toBe(144_000_000);
    expect(await approve()).toMatchObject({ outcome: "refused", code: "no-rate" });

    // The yen's rate has become another meanwhile; the rupiah that it gave stand.
    expect(await enter(admin, { ...yen, rupiah: 999_000_000 }, dollar)).toBe(1);
    expect((await entry(admin, id)).conversion).toMatchObject({
      fobIdr: 144_000_000,
      fobUsd: 10_000,
      rates: [{ rupiah: 144_000_000 }, { rupiah: 144_000_000 }],
    });
    expect(await approve()).toMatchObject({ outcome: "applied", revision: 1 });
  });

  it("waits on where the rate is of other days, another series or another currency", async () => {
    const { server, admin, report } = await start();
    await report({ currency: "JPY", fobValue: 10_000 });
    const euro = { ...yen, id: someId(), currency: "EUR", per: 1 } as const;
    const others = [
      { ...yen, id: someId(), validFrom: "2026-02-04" },
      { ...yen, id: someId(), series: "fixed" } as const,
      euro,
      dollar,
    ];
    expect(await enter(admin, ...others)).toBe(0);
    expect(await waiting(server)).toHaveLength(1);
  });

  it("waits no more once it was revised to one that has a rate, and again when that is undone", async () => {
    const { server, owner, admin, report } = await start();
    await enter(admin, dollar);
    const id = await report({ currency: "JPY", fobValue: 10_000 });
    const revise = async (different: Partial<Shipment>, baseRevision: number) => {
      const shipment = shipmentOf(server, { id, ...different });
      await owner.push(command("v1.shipment.revise", { shipment }, { baseRevision }));
    };
    await revise({ currency: "USD", fobValue: 100 }, 1);
    expect(await waiting(server)).toEqual([]);
    await revise({ currency: "EUR", fobValue: 100, exportedOn: "2026-02-04" }, 2);
    expect(await waiting(server)).toEqual([{ shipment_id: id, currency: "EUR", day: "2026-02-04" }]);
    await revise({ currency: "JPY", fobValue: 100 }, 3);
    expect(await waiting(server)).toEqual([{ shipment_id: id, currency: "JPY", day: "2026-02-03" }]);
  });

  it("gets its value when the office chooses another series that has one", async () => {
    const { admin, report, chooseSeries } = await start();
    const [yens, dollars] = [
      await report({ currency: "JPY", fobValue: 10_000 }),
      await report({ currency: "USD", fobValue: 500 }),
    ];
    await enter(admin, { ...yen, series: "bi-middle" });
    expect((await entry(admin, yens)).conversion).toEqual({ rates: [] });
    await chooseSeries("bi-middle");
    expect((await entry(admin, yens)).conversion).toMatchObject({ fobIdr: 144_000_000, rates: [{ currency: "JPY" }] });
    await chooseSeries("fixed");
    expect((await entry(admin, yens)).conversion).toMatchObject({
      fobUsd: 10_000,
      rates: [{ series: "bi-middle" }, { series: "fixed" }],
    });
    expect((await entry(admin, dollars)).conversion).toMatchObject({ fobUsd: 500, fobIdr: 7_200_000 });
  });

  it("keeps waiting, and is counted as such, where its value can't be kept", async () => {
    const { server, admin, report } = await start();
    const id = await report({ currency: "JPY", fobValue: largestAmount });
    expect(await enter(admin, yen, dollar)).toBe(0);
    expect((await entry(admin, id)).conversion).toEqual({ rates: [] });
    expect(await waiting(server)).toHaveLength(1);
  });
});

it("figures are the sums of their entries before and after rates come late", async () => {
  const { server, admin, report } = await start();
  const plan = [
    ["USD", 100_000, "approve"],
    ["JPY", 10_000, undefined],
    ["JPY", 30_000, "return"],
    ["JPY", 70_000, "reject"],
    ["IDR", 1_440_000_00, undefined],
    ["EUR", 500, undefined],
    ["USD", 20_000, undefined],
  ] as const;
  const ids: string[] = [];
  for (const [currency, fobValue, what] of plan) {
    const id = await report({ currency, fobValue });
    ids.push(id);
    if (what !== undefined) await admin.push(decision(what, id));
  }
  const compare = async () => {
    const entries = await Promise.all(ids.map((id) => entry(admin, id)));
    const told = RealisationAnswer.parse(await (await admin.request("/api/realisation?year=2026&by=month")).json());
    expect(told.approved).toEqual(sumOf(entries.filter(({ state }) => state === "approved")));
    expect(told.waiting).toEqual(sumOf(entries.filter(({ state }) => state === "submitted")));
    const rates = entries
      .filter(({ state }) => state === "approved" || state === "submitted")
      .flatMap(({ conversion }) => conversion.rates.map(({ currency }) => currency));
    expect(told.rates.map(({ currency }) => currency)).toEqual([...new Set(rates)].sort());
    return told;
  };
  expect(await compare()).toMatchObject({ approved: { usd: 1000, idr: 0, entriesWithoutRate: 1 }, rates: [] });

  expect(await enter(admin, yen)).toBe(3);
  await compare();
  expect(await enter(admin, dollar)).toBe(6);
  expect(await compare()).toMatchObject({
    approved: { usd: 1000, idr: 14_400_000, entriesWithoutRate: 0 },
    waiting: { entries: 4, entriesWithoutRate: 1 },
  });
  // The returned and the rejected one have theirs too, and count nowhere.
  for (const id of [ids[2], ids[3]]) expect((await entry(admin, id ?? "")).conversion.fobUsd).toBeDefined();
  await admin.push(decision("approve", ids[1] ?? ""));
  await compare();
  expect(await waiting(server)).toMatchObject([{ currency: "EUR" }]);
});

const week = { series: "kmk", validFrom: "2026-02-03", validTo: "2026-02-09", source: "KMK 1/2026" } as const;
/** Rp14,400 for 100 yen and for a dollar. */
const yen: ExchangeRate = { id: someId(), currency: "JPY", per: 100, rupiah: 144_000_000, ...week };
const dollar: ExchangeRate = { id: someId(), currency: "USD", per: 1, rupiah: 144_000_000, ...week };

/** An office that goes by the weekly rates and has entered none. */
async function start() {
  const server = await startTestServer();
  const [owner, admin] = [await server.signIn("batikOwner"), await server.signIn("admin")];
  const chooseSeries = async (rateSeries: string) => {
    const { id: _id, example: _example, ...settings } = server.office;
    await postData(admin, "office", { office: { ...settings, rateSeries } });
  };
  await chooseSeries("kmk");
  const report = async (different: Partial<Shipment>) => {
    const sent = command("v1.shipment.record", { shipment: shipmentOf(server, different) });
    const [result] = await owner.push(sent);
    if (result?.outcome !== "applied") throw new Error(JSON.stringify(result));
    return shipmentIn(sent).id;
  };
  return { server, owner, admin, chooseSeries, report };
}

function shipmentOf({ exporters }: TestServer, different: Partial<Shipment>): Shipment {
  const { fobValue = 100 } = different;
  return someShipment(exporters.batik, {
    exportedOn: "2026-02-03",
    items: [{ commodity: "batik-sarong", quantity: 1, unit: "PCE", fobValue }],
    ...different,
  });
}

function decision(what: "approve" | "return" | "reject", id: string) {
  const entry = { kind: "shipment", id } as const;
  return what === "approve"
    ? command("v1.review.approve", { entry })
    : command(`v1.review.${what}`, { entry, comment: "Cek" });
}

async function enter(admin: TestDevice, ...rates: ExchangeRate[]): Promise<number> {
  const { status, body } = await postData(admin, "rates", { rates });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return (body as { converted: number }).converted;
}

async function entry(device: TestDevice, id: string): Promise<ShipmentRecord> {
  const found = await shipmentAt(device, id);
  if (found === undefined) throw new Error(`no shipment ${id}`);
  return found;
}

function sumOf(entries: ShipmentRecord[]) {
  const sum = (value: (entry: ShipmentRecord) => number) => entries.reduce((total, one) => total + value(one), 0);
  return {
    usd: sum(({ conversion }) => conversion.fobUsd ?? 0) / 100,
    idr: sum(({ conversion }) => conversion.fobIdr ?? 0) / 100,
    entries: entries.length,
    entriesWithoutRate: Math.max(
      sum(({ conversion }) => (conversion.fobUsd === undefined ? 1 : 0)),
      sum(({ conversion }) => (conversion.fobIdr === undefined ? 1 : 0)),
    ),
  };
}

async function waiting({ database, office }: TestServer) {
  return await database.read((snapshot) =>
    snapshot
      .selectFrom("unconverted")
      .select(["shipment_id", "currency", "day"])
      .where("office_id", "=", office.id)
      .execute(),
  );
}
