import { describe, expect, it } from "vitest";
import { command, nilReport, record, shipmentIn, startTestServer, type TestDevice } from "../testing.ts";

describe("a nil report", () => {
  it("is one per exporter and month", async () => {
    const { server, owner } = await begin();
    expect(await owner.push(nilReport(server.exporters.batik, "2026-10"))).toMatchObject([{ outcome: "applied" }]);
    expect(await owner.push(nilReport(server.exporters.batik, "2026-10"))).toMatchObject([
      { outcome: "refused", code: "month-has-nil-report", field: "month" },
    ]);
    const other = await server.signIn("rosinOwner");
    expect(await other.push(nilReport(server.exporters.rosin, "2026-10"))).toMatchObject([{ outcome: "applied" }]);
  });

  it("can't be made of a month to come", async () => {
    const { server, owner } = await begin();
    expect(await owner.push(nilReport(server.exporters.batik, "2026-12"))).toMatchObject([
      { outcome: "refused", code: "invalid", field: "month" },
    ]);
    expect(await owner.push(nilReport(server.exporters.batik, "2026-11"))).toMatchObject([{ outcome: "applied" }]);
  });

  it("can't be made of a month before 2000, as a shipment can't", async () => {
    const { server, owner } = await begin();
    expect(await owner.push(nilReport(server.exporters.batik, "1999-12"))).toMatchObject([
      { outcome: "refused", code: "invalid", field: "month" },
    ]);
    expect(await owner.push(nilReport(server.exporters.batik, "2000-01"))).toMatchObject([{ outcome: "applied" }]);
  });

  it("can't be made of a month with a shipment, by its placing day", async () => {
    const { server, owner } = await begin();
    const placed = { pebRegistrationNumber: "000001", pebRegistrationDate: "2026-09-30" };
    const sent = record(server.exporters.batik, placed);
    const { exportedOn: _, ...withoutDay } = shipmentIn(sent);
    await owner.push({ ...sent, body: { shipment: withoutDay } });
    await owner.push(
      record(server.exporters.batik, { exportedOn: "2026-08-02", ...placed, pebRegistrationNumber: "000002" }),
    );

    for (const month of ["2026-09", "2026-08"]) {
      expect(await owner.push(nilReport(server.exporters.batik, month))).toMatchObject([
        { code: "month-has-shipment" },
      ]);
    }
    expect(await owner.push(nilReport(server.exporters.batik, "2026-07"))).toMatchObject([{ outcome: "applied" }]);
  });

  it("is taken back by a later shipment of its month, in sight", async () => {
    const { server, owner } = await begin();
    const report = nilReport(server.exporters.batik, "2026-10");
    await owner.push(report, nilReport(server.exporters.batik, "2026-09"));
    const sent = record(server.exporters.batik, { exportedOn: "2026-10-31" });
    await owner.push(sent);

    expect(await nilReports(owner)).toEqual([
      ["2026-09", undefined],
      ["2026-10", shipmentIn(sent).id],
    ]);
    expect(await owner.push(nilReport(server.exporters.batik, "2026-10"))).toMatchObject([
      { code: "month-has-shipment" },
    ]);
  });

  it("is taken back by a shipment that a correction moves into its month", async () => {
    const { server, owner } = await begin();
    const sent = record(server.exporters.batik, { exportedOn: "2026-10-31" });
    await owner.push(sent, nilReport(server.exporters.batik, "2026-09"));
    await owner.push(command("v1.shipment.revise", { shipment: { ...shipmentIn(sent), exportedOn: "2026-09-30" } }));

    expect(await nilReports(owner)).toEqual([["2026-09", shipmentIn(sent).id]]);
    expect(await owner.push(nilReport(server.exporters.batik, "2026-10"))).toMatchObject([{ outcome: "applied" }]);
  });
});

async function begin() {
  const server = await startTestServer();
  return { server, owner: await server.signIn("batikOwner") };
}

async function nilReports(device: TestDevice): Promise<[string, string | undefined][]> {
  const changes = (await device.pullAll()).filter((change) => change.kind === "nil-report");
  return changes
    .map(({ record }) => record as { nilReport: { month: string }; withdrawnBy?: string })
    .map(({ nilReport, withdrawnBy }): [string, string | undefined] => [nilReport.month, withdrawnBy])
    .sort();
}
