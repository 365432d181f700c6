import { describe, expect, it } from "vitest";
import type { Exporter, ExporterRecord } from "../../domain/exporter.ts";
import {
  command,
  record,
  someId,
  someStop,
  someVisit,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../testing.ts";

const batik = (server: TestServer): Exporter => ({
  id: server.exporters.batik,
  name: "Contoh batik",
  commodities: [],
  destinations: [],
});
const revise = (before: Exporter, different: Partial<Exporter>) =>
  command("v1.exporter.revise", { exporter: { ...before, ...different }, before });
const prospect = (different: Partial<Exporter> = {}): Exporter => ({
  id: someId(),
  name: "Contoh Calon",
  commodities: ["woven-cloth"],
  destinations: [],
  ...different,
});

async function exporterAt(device: TestDevice, id: string): Promise<ExporterRecord | undefined> {
  return (await device.pullAll()).find((change) => change.id === id)?.record as ExporterRecord | undefined;
}

describe("an exporter added in the field", () => {
  it("is its mentor's in the same batch, without their device pulling anew", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const { cursor } = await mentor.pull();
    const exporter = prospect();
    const visit = someVisit(exporter.id);
    const results = await mentor.push(
      command("v1.exporter.record", { exporter }),
      command("v1.visit.record", { visit }),
      record(exporter.id),
    );
    expect(results.map(({ outcome }) => outcome)).toEqual(["applied", "applied", "applied"]);
    const { changes } = await mentor.pull(cursor);
    expect(changes.map(({ kind }) => kind)).toEqual(["exporter", "visit", "follow-up", "shipment"]);
    expect(changes[0]?.record).toMatchObject({ ...exporter, addedBy: { name: "Contoh Dewi" }, revision: 1 });
    expect(await exporterAt(await server.signIn("rosinMentor"), exporter.id)).toBeUndefined();
  });

  it("has an NIB of its own", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const businessId = "1234567890123";
    await mentor.push(command("v1.exporter.record", { exporter: prospect({ businessId }) }));
    const second = command("v1.exporter.record", { exporter: prospect({ businessId }) });
    expect(await mentor.push(second)).toMatchObject([{ code: "number-taken", field: "businessId" }]);
    expect(await mentor.push(revise(batik(server), { businessId }))).toMatchObject([{ code: "number-taken" }]);
  });

  it.each([
    [{ commodities: ["emas"] }, "commodities.0"],
    [{ destinations: [{ kind: "country", code: "XX" }] }, "destinations.0"],
    [{ businessId: "12" }, "businessId"],
    [{ status: "active" } as never, "status"],
  ] as [Partial<Exporter>, string][])("with %o is refused at its field", async (different, field) => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const sent = command("v1.exporter.record", { exporter: prospect(different) });
    expect(await mentor.push(sent)).toMatchObject([{ outcome: "refused", code: "invalid", field }]);
  });
});

describe("two people change one exporter", () => {
  it("in different fields: both stand, each with its author", async () => {
    const server = await startTestServer();
    const [mentor, supervisor] = [await server.signIn("batikMentor"), await server.signIn("supervisor")];
    const before = batik(server);
    await mentor.push(revise(before, { phone: "0285123456" }));
    expect(await supervisor.push(revise(before, { address: "Jalan Contoh 1" }))).toMatchObject([{ revision: 3 }]);
    expect(await exporterAt(mentor, before.id)).toMatchObject({
      phone: "0285123456",
      address: "Jalan Contoh 1",
      changed: { phone: { byName: "Contoh Dewi" }, address: { byName: "Contoh Budi" } },
      conflicts: [],
    });
  });

  it("to the same: the second has nothing to add, and nothing is written for it", async () => {
    const server = await startTestServer();
    const [mentor, supervisor] = [await server.signIn("batikMentor"), await server.signIn("supervisor")];
    const before = batik(server);
    const [first] = await mentor.push(revise(before, { phone: "0285123456" }));
    const { cursor } = await mentor.pull();
    const [second] = await supervisor.push(revise(before, { phone: "0285123456" }));
    expect({ ...second, id: "" }).toEqual({ ...first, id: "" });
    expect((await mentor.pull(cursor)).changes).toEqual([]);
  });

  it("in the same field: the first stands, the second is kept, and the answer is the same when it is sent again", async () => {
    const server = await startTestServer();
    const [mentor, supervisor] = [await server.signIn("batikMentor"), await server.signIn("supervisor")];
    const before = batik(server);
    await mentor.push(revise(before, { phone: "0285123456" }));
    const second = revise(before, { phone: "0285999999", contactName: "Contoh Ratna" });
    const [answer] = await supervisor.push(second);
    expect(answer).toMatchObject({
      outcome: "conflict",
      revision: 3,
      current: {
        phone: "0285123456",
        contactName: "Contoh Ratna",
        conflicts: [{ field: "phone", value: "0285999999" }],
      },
    });
    expect(await supervisor.push(second)).toEqual([answer]);
    expect((await exporterAt(mentor, before.id))?.conflicts).toHaveLength(1);

    const choose = (choice: "kept" | "other") =>
      command("v1.exporter.resolve", { exporter: { id: before.id }, conflictId: second.id, field: "phone", choice });
    expect(await mentor.push(choose("other"))).toMatchObject([{ outcome: "applied" }]);
    expect(await supervisor.push(choose("kept"))).toMatchObject([{ outcome: "refused", code: "done" }]);
    expect(await exporterAt(mentor, before.id)).toMatchObject({ phone: "0285999999", conflicts: [] });
  });

  it("and the one that stands is kept where that is chosen", async () => {
    const server = await startTestServer();
    const supervisor = await server.signIn("supervisor");
    const before = batik(server);
    const [first, second] = [revise(before, { phone: "0285123456" }), revise(before, { phone: "0285999999" })];
    await supervisor.push(first, second);
    const chosen = { exporter: { id: before.id }, conflictId: second.id, field: "phone", choice: "kept" } as const;
    await supervisor.push(command("v1.exporter.resolve", chosen));
    expect(await exporterAt(supervisor, before.id)).toMatchObject({ phone: "0285123456", conflicts: [] });
  });

  it("each change is in the office's history, with what was before", async () => {
    const server = await startTestServer();
    const supervisor = await server.signIn("supervisor");
    await supervisor.push(revise(batik(server), { phone: "0285123456" }));
    const answer = await supervisor.request("/api/data/history?subject=exporter");
    const { lines } = (await answer.json()) as { lines: object[] };
    expect(lines[0]).toMatchObject({
      personName: "Contoh Budi",
      action: "change",
      subjectName: "Contoh batik",
      before: {},
      after: { phone: "0285123456" },
    });
  });
});

describe("a stop", () => {
  it("is recorded without review, told to those who may know, and withdrawn by its author", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const exportStop = someStop(server.exporters.batik);
    await mentor.push(command("v1.export-stop.record", { exportStop }));
    for (const who of ["supervisor", "viewer", "batikMentor"] as const) {
      const changes = await (await server.signIn(who)).pullAll();
      const told = changes.find(({ id }) => id === exportStop.id)?.record;
      expect([who, told]).toMatchObject([who, { reason: "demand-drop", recordedByName: "Contoh Dewi" }]);
    }
    const withdraw = command("v1.export-stop.withdraw", { exportStop: { id: exportStop.id } });
    expect(await mentor.push(withdraw)).toMatchObject([{ outcome: "applied" }]);
    const changes = await mentor.pullAll();
    expect(changes.find(({ id }) => id === exportStop.id)).toMatchObject({ record: null });
  });

  it("that somebody withdraws a second time is withdrawn; who may not is told nothing", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const exportStop = someStop(server.exporters.batik);
    const withdraw = () => command("v1.export-stop.withdraw", { exportStop: { id: exportStop.id } });
    await mentor.push(command("v1.export-stop.record", { exportStop }), withdraw());
    expect(await mentor.push(withdraw())).toMatchObject([{ outcome: "applied", revision: 2 }]);
    expect(await (await server.signIn("rosinMentor")).push(withdraw())).toMatchObject([{ outcome: "retry" }]);
  });

  it("needs a reason, a day that has come, and something that stopped", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const { reason: _none, ...withoutReason } = someStop(server.exporters.batik);
    const wrong = [
      withoutReason,
      someStop(server.exporters.batik, { from: "2027" }),
      someStop(server.exporters.batik, { wholeExporter: false }),
    ];
    const results = await mentor.push(...wrong.map((exportStop) => command("v1.export-stop.record", { exportStop })));
    expect(results.map((result) => "field" in result && result.field)).toEqual(["reason", "from", "commodities"]);
  });
});
