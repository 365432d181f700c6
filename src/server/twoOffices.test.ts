import { beforeEach, describe, expect, it } from "vitest";
import type { Person } from "../domain/person.ts";
import { describeApi } from "./openapi.ts";
import { addOffice } from "./session/addOffice.ts";
import { invite } from "./session/invite.ts";
import { newSecret } from "./session/tokens.ts";
import {
  command,
  nilReport,
  postData,
  pushOf,
  record,
  shipmentIn,
  signInByLink,
  someId,
  someVisit,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "./testing.ts";

// Two offices on one server: the first with everything in it, the second added by the operator.

let server: TestServer;
let first: { shipment: string; visit: string; target: string; words: string[] };
let devices: Record<Person["role"], TestDevice>;

beforeEach(async () => {
  server = await startTestServer();
  first = await fillFirst(server);
  devices = await secondOffice(server);
});

describe("of two offices on one server", () => {
  it("no address shows anybody of one anything of the other", async () => {
    const { paths } = describeApi() as { paths: Record<string, { get?: object }> };
    const addresses = Object.keys(paths).filter(
      (path) => paths[path]?.get !== undefined && path !== "/api/sync/events",
    );
    expect(addresses.length).toBeGreaterThan(15);
    for (const [role, device] of Object.entries(devices)) {
      for (const path of addresses) {
        const answer = await device.request(`${path}${queries[path] ?? ""}`);
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect(first.words.filter((word) => bytes.includes(word)).map((word) => [role, path, word])).toEqual([]);
      }
    }
    // In the first office the words are there to be found.
    const supervisor = await server.signIn("supervisor");
    const text = JSON.stringify([await supervisor.pullAll(), supervisor.session]);
    for (const word of [first.shipment, server.exporters.batik, server.office.name, "Pembeli Rahasia"])
      expect(text).toContain(word);
  });

  it("a command or a change about a record of the other is answered as one about no record at all", async () => {
    const { batik } = server.exporters;
    for (const role of ["supervisor", "mentor", "exporter"] as const) {
      const made = (exporterId: string, shipmentId: string, visitId: string) => [
        record(exporterId),
        nilReport(exporterId, "2026-03"),
        command("v1.visit.record", { visit: someVisit(exporterId) }),
        command("v1.visit.revise", { visit: someVisit(exporterId, { id: visitId }) }),
        command("v1.review.approve", { entry: { kind: "shipment", id: shipmentId } }),
        command("v1.review.reject", { entry: { kind: "shipment", id: shipmentId }, comment: "Dobel" }),
      ];
      const told = (results: object[]) => results.map((result) => ({ ...result, id: "" }));
      const foreign = told(await devices[role].push(...made(batik, first.shipment, first.visit)));
      const random = told(await devices[role].push(...made(someId(), someId(), someId())));
      expect([role, foreign]).toEqual([role, random]);
      expect(foreign.filter((result) => (result as { outcome?: string }).outcome === "applied")).toEqual([]);
    }
    const post = async (what: string, body: object) => {
      const { status, body: answer } = await postData(devices.admin, what, body);
      return [what, status, { ...(answer as object), requestId: "" }];
    };
    const changes = (exporterId: string, personId: string, targetId: string): [string, object][] => [
      ["people", { id: someId(), name: "Baru", role: "exporter", exporterId, exporterIds: [] }],
      ["people", { id: someId(), name: "Baru", role: "mentor", exporterIds: [exporterId] }],
      ["links", { personId }],
      ["remove", { kind: "target", id: targetId }],
    ];
    const foreign = changes(batik, server.people.batikMentor.id, first.target);
    const random = changes(someId(), someId(), someId());
    for (const [index, [what, body]] of foreign.entries()) {
      const [, otherBody] = random[index] ?? ["", {}];
      expect(await post(what, body)).toEqual(await post(what, otherBody));
    }
  });

  it("what one writes under an id of the other is its own, and leaves the other's as it was", async () => {
    const supervisor = await server.signIn("supervisor");
    const before = await supervisor.pullAll();
    const own = devices.exporter.session.person.exporterId ?? "";
    const [result] = await devices.exporter.push(record(own, { id: first.shipment }));
    expect(result).toMatchObject({ outcome: "applied", revision: 1 });
    const target = { id: first.target, year: 2026, usd: 7 };
    expect((await postData(devices.admin, "targets", { target })).status).toBe(204);
    const person = { id: server.people.viewer.id, name: "Orang Lain", role: "viewer", exporterIds: [] };
    expect((await postData(devices.admin, "people", person)).status).toBe(204);
    expect(await supervisor.pullAll()).toEqual(before);
    expect((await server.signIn("viewer")).session.person.name).toBe(server.people.viewer.name);
  });

  it("a session of one is none in the other, and neither is its device", async () => {
    const [, secret] = devices.admin.cookie.split(".");
    const cookie = `${devices.admin.cookie.split("=")[0]}=${server.office.id}.${secret}`;
    expect((await server.app.request("/api/session", { headers: { Cookie: cookie } })).status).toBe(401);
    const admin = await server.signIn("admin");
    const { deviceId } = admin.session;
    const pushing = await devices.admin.pushRequest({ ...pushOf(devices.admin.session, []), deviceId });
    expect(pushing.status).toBe(403);
  });
});

const queries: Record<string, string> = {
  "/api/sync/pull": "?cursor=0&limit=500",
  "/api/realisation": "?year=2026&by=exporter",
};

async function fillFirst(server: TestServer) {
  const { batik } = server.exporters;
  const owner = await server.signIn("batikOwner");
  const [shipment, visit] = [record(batik, { buyer: "Pembeli Rahasia" }), someVisit(batik)];
  await owner.push(shipment, nilReport(batik, "2026-09"));
  await (await server.signIn("batikMentor")).push(command("v1.visit.record", { visit }));
  const target = { id: someId(), year: 2026, usd: 1_234_567 };
  await postData(await server.signIn("admin"), "targets", { target });
  const { id } = shipmentIn(shipment);
  const people = Object.values(server.people).flatMap(({ id, name }) => [id, name]);
  const words = [id, visit.id, target.id, server.office.id, server.office.name, "Pembeli Rahasia", "1234567"];
  return {
    shipment: id,
    visit: visit.id,
    target: target.id,
    words: [...words, ...people, ...Object.values(server.exporters), "Contoh batik"],
  };
}

async function secondOffice(server: TestServer): Promise<Record<Person["role"], TestDevice>> {
  const { stored, app, clock, randomBytes } = server;
  const tools = { now: clock.now, randomBytes };
  const office = { name: "Kantor Kedua", shortName: undefined, city: undefined, timeZone: undefined };
  const pair = (token: string) => signInByLink(app, { token, secret: newSecret(randomBytes) });
  const admin = await pair(await addOffice(stored.forApp, { ...office, adminName: "Kepala Kedua" }, tools));
  const add = async (role: Person["role"], exporters: string[]) =>
    await pair(await invite(stored.forApp, { role, name: `Kedua ${role}`, exporters, office: office.name }, tools));
  return {
    admin,
    supervisor: await add("supervisor", []),
    viewer: await add("viewer", []),
    exporter: await add("exporter", ["CV Kedua"]),
    mentor: await add("mentor", ["CV Kedua"]),
  };
}
