import { describe, expect, it } from "vitest";
import type { HistoryAnswer, HistorySubject } from "../../protocol/history.ts";
import type { Session } from "../../protocol/session.ts";
import { postData, someId, startTestServer, type TestDevice } from "../testing.ts";

const shares = [1000, 500, 500, 1000, 1000, 1000, 1000, 1000, 1000, 1000, 500, 500];
const statedFigure = {
  year: 2021,
  usd: 3_026_300_000,
  exporters: 21,
  source: "Berita",
  statedOn: "2022-01-21",
  sectors: [],
};

describe.each([
  ["targets", "target", { year: 2026, usd: 1_000_000, plan: "RPJMD", monthlyShares: shares }],
  ["stated-figures", "stated-figure", statedFigure],
] as const)("%s", (path, kind, figure) => {
  const bodyOf = (record: object) => (kind === "target" ? { target: record } : { statedFigure: record });

  it("are one per year, added, changed and removed", async () => {
    const server = await startTestServer();
    const [admin, viewer] = [await server.signIn("admin"), await server.signIn("viewer")];
    const id = someId();
    expect((await postData(admin, path, bodyOf({ ...figure, id }))).status).toBe(204);
    expect(await held(viewer, kind)).toEqual([{ ...figure, id }]);
    expect((await postData(admin, path, bodyOf({ ...figure, id, usd: 5 }))).status).toBe(204);

    const another = await postData(admin, path, bodyOf({ ...figure, id: someId() }));
    expect(another).toMatchObject({ status: 409, body: { code: "year-taken", field: "year" } });
    expect(await held(viewer, kind)).toEqual([{ ...figure, id, usd: 5 }]);

    expect((await postData(admin, "remove", { kind, id })).status).toBe(204);
    expect(await held(viewer, kind)).toEqual([]);
    const again = { status: 404, body: { code: "not-found", field: "id" } };
    expect(await postData(admin, "remove", { kind, id })).toMatchObject(again);
    expect((await postData(admin, path, bodyOf({ ...figure, id: someId() }))).status).toBe(204);

    const about = { subject: kind, subjectId: id, subjectName: String(figure.year), personName: "Contoh Arif" };
    expect((await history(admin, kind)).lines.slice(1)).toMatchObject([
      { ...about, action: "remove", before: { ...figure, id, usd: 5 }, after: null },
      { ...about, action: "change", before: { usd: figure.usd }, after: { usd: 5 } },
      { ...about, action: "add", before: null, after: { ...figure, id } },
    ]);
  });

  it("don't take the id of another record", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const answer = await postData(admin, path, bodyOf({ ...figure, id: server.exporters.batik }));
    expect(answer).toMatchObject({ status: 400, body: { code: "bad-request" } });
    expect((await admin.pullAll()).find(({ id }) => id === server.exporters.batik)?.kind).toBe("exporter");
  });
});

it("a target whose months don't add up to the year is refused", async () => {
  const server = await startTestServer();
  const target = { id: someId(), year: 2026, usd: 1, monthlyShares: shares.map((share) => share - 1) };
  const answer = await postData(await server.signIn("admin"), "targets", { target });
  expect(answer).toMatchObject({ status: 400, body: { field: "target.monthlyShares" } });
});

describe("rates", () => {
  const week = { series: "kmk", currency: "JPY", per: 100, rupiah: 1_000_000, source: "KMK 1/2026" };
  const rate = (validFrom: string, validTo: string, different: object = {}) => ({
    id: someId(),
    ...week,
    validFrom,
    validTo,
    ...different,
  });

  it("stand side by side where their days do", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const [first, second] = [rate("2026-01-07", "2026-01-13"), rate("2026-01-14", "2026-01-20")];
    const others = [
      rate("2026-01-07", "2026-01-13", { series: "bi-middle" }),
      rate("2026-01-07", "2026-01-13", { currency: "EUR", per: 1 }),
    ];
    expect(await postData(admin, "rates", { rates: [second, first, ...others] })).toEqual({
      status: 200,
      body: { converted: 0 },
    });
    const longer = { ...second, validTo: "2026-01-27", rupiah: 2_000_000 };
    expect((await postData(admin, "rates", { rates: [longer] })).status).toBe(200);
    expect(await held(admin, "exchange-rate")).toContainEqual(longer);
    expect((await history(admin, "exchange-rate")).lines[0]).toMatchObject({
      action: "change",
      subjectName: "JPY 2026-01-14 – 2026-01-27",
      before: { rupiah: 1_000_000, validTo: "2026-01-20" },
      after: { rupiah: 2_000_000, validTo: "2026-01-27" },
    });
  });

  it("that overlap with each other or with a present one are refused, all of them", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const present = rate("2026-01-07", "2026-01-13");
    await postData(admin, "rates", { rates: [present] });
    const before = await held(admin, "exchange-rate");
    const free = rate("2026-02-01", "2026-02-07");
    for (const [rates, field, days] of [
      [[free, rate("2026-01-13", "2026-01-19")], "rates.1.validFrom", "2026-01-07 to 2026-01-13"],
      [[rate("2026-01-01", "2026-01-31")], "rates.0.validFrom", "2026-01-07 to 2026-01-13"],
      [[free, rate("2026-02-07", "2026-02-14")], "rates.1.validFrom", "2026-02-01 to 2026-02-07"],
      [
        [
          { ...free, ...week },
          { ...present, validTo: "2026-02-01" },
        ],
        "rates.1.validFrom",
        "2026-02-01 to 2026-02-07",
      ],
    ] as const) {
      const answer = await postData(admin, "rates", { rates });
      expect(answer).toMatchObject({ status: 409, body: { code: "rate-overlaps", field } });
      expect((answer.body as { detail: string }).detail).toContain(days);
    }
    expect(await held(admin, "exchange-rate")).toEqual(before);
  });

  it.each([
    ["of a currency that isn't there", { currency: "XQX" }, "currency"],
    ["of rupiah", { currency: "IDR" }, "currency"],
    ["that ends before it begins", { validTo: "2026-01-06" }, "validTo"],
    ["of nothing", { rupiah: 0 }, "rupiah"],
  ])("%s are refused", async (_, different, field) => {
    const server = await startTestServer();
    const rates = [rate("2026-02-01", "2026-02-07"), rate("2026-01-07", "2026-01-13", different)];
    const answer = await postData(await server.signIn("admin"), "rates", { rates });
    expect(answer).toMatchObject({ status: 400, body: { code: "bad-request", field: `rates.1.${field}` } });
  });

  it("under one id twice are refused", async () => {
    const server = await startTestServer();
    const first = rate("2026-02-01", "2026-02-07");
    const answer = await postData(await server.signIn("admin"), "rates", {
      rates: [first, { ...first, validFrom: "2026-03-01", validTo: "2026-03-02" }],
    });
    expect(answer).toMatchObject({ status: 400, body: { field: "rates.1.id" } });
  });
});

describe("the office's settings", () => {
  const settings = {
    name: "Dinas Koperasi",
    shortName: "Dindagkop",
    city: "Kota Contoh",
    timeZone: "Asia/Makassar",
    rateSeries: "fixed",
    reportingDeadlineDay: 5,
    helpWhatsApp: "6281234567890",
  };

  it("reach every device, and keep its id and whether it is an example", async () => {
    const server = await startTestServer();
    const [admin, owner] = [await server.signIn("admin"), await server.signIn("batikOwner")];
    const { cursor } = await owner.pull();
    expect((await postData(admin, "office", { office: settings })).status).toBe(204);
    const expected = { ...settings, id: server.office.id, example: true };
    expect((await owner.pull(cursor)).changes).toMatchObject([{ kind: "office", record: expected }]);
    expect(((await (await owner.request("/api/session")).json()) as Session).office).toEqual(expected);
    expect((await history(admin, "office")).lines).toMatchObject([
      {
        action: "change",
        subject: "office",
        before: { name: "Dinas Contoh", timeZone: "Asia/Jakarta", reportingDeadlineDay: 10 },
        after: { name: "Dinas Koperasi", helpWhatsApp: "6281234567890" },
      },
    ]);
  });

  it.each([
    [{ id: someId() }, "office"],
    [{ reportingDeadlineDay: 29 }, "office.reportingDeadlineDay"],
    [{ plan: { name: "RPJMD", fullName: "Rencana", fromYear: 2026, toYear: 2021 } }, "office.plan.toYear"],
  ])("are refused with %j", async (different, field) => {
    const server = await startTestServer();
    const answer = await postData(await server.signIn("admin"), "office", { office: { ...settings, ...different } });
    expect(answer).toMatchObject({ status: 400, body: { field } });
  });
});

async function held(device: TestDevice, kind: string): Promise<unknown[]> {
  return (await device.pullAll())
    .filter((change) => change.kind === kind && change.record !== null)
    .map((change) => change.record);
}

async function history(admin: TestDevice, subject: HistorySubject): Promise<HistoryAnswer> {
  return (await (await admin.request(`/api/data/history?subject=${subject}`)).json()) as HistoryAnswer;
}
