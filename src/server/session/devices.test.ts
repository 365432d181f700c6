import { describe, expect, it } from "vitest";
import type { OwnDevicesAnswer } from "../../protocol/session.ts";
import {
  postData,
  pushOf,
  record,
  shipmentAt,
  shipmentIn,
  signInByLink,
  someId,
  startTestServer,
  type TestDevice,
  writeHeaders,
} from "../testing.ts";
import { createLink } from "./createLink.ts";
import { newSecret } from "./tokens.ts";

const everybody = ["batikOwner", "batikMentor", "supervisor", "admin", "viewer"] as const;

describe("a device that was shut out", () => {
  it.each([
    ["GET", "/api/session"],
    ["GET", "/api/session/devices"],
    ["POST", "/api/session/code"],
    ["POST", "/api/session/devices/revoke"],
    ["POST", "/api/sign-out"],
    ["GET", "/api/sync/pull?cursor=0"],
    ["POST", "/api/sync/push"],
    ["GET", "/api/sync/events"],
    ["GET", "/api/realisation?year=2026"],
    ["GET", "/api/export/shipments.csv"],
    ["GET", "/api/data/people"],
  ])("is told so by %s %s", async (method, path) => {
    const server = await startTestServer();
    const [admin, lost] = [await server.signIn("admin"), await server.signIn("supervisor")];
    expect((await postData(admin, "devices/revoke", { deviceId: lost.session.deviceId })).status).toBe(204);
    const answer = await lost.request(path, {
      method,
      ...(method === "POST" && { headers: writeHeaders, body: JSON.stringify(pushOf(lost.session, [])) }),
    });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: "device-revoked" }]);
  });

  it("changes nothing by what it pushes, and the same arrives once by a fresh link", async () => {
    const server = await startTestServer();
    const [admin, lost] = [await server.signIn("admin"), await server.signIn("batikOwner")];
    const [before, after] = [record(server.exporters.batik), record(server.exporters.batik)];
    await lost.push(before);
    await postData(admin, "devices/revoke", { deviceId: lost.session.deviceId });
    expect((await lost.pushRequest(pushOf(lost.session, [after]))).status).toBe(401);
    expect(await shipmentAt(admin, shipmentIn(after).id)).toBeUndefined();

    const anew = await server.signIn("batikOwner");
    expect(await anew.push(before, after)).toMatchObject([{ outcome: "already-applied" }, { outcome: "applied" }]);
    expect(await shipmentAt(admin, shipmentIn(after).id)).toMatchObject({ authorName: "Contoh Ratna" });
  });

  it("isn't let in again by the link that it once came by", async () => {
    const server = await startTestServer();
    const admin = await server.signIn("admin");
    const { office, people, clock, randomBytes } = server;
    const tools = { officeId: office.id, personId: people.batikOwner.id, now: clock.now, randomBytes };
    const token = await server.database.write((tx) => createLink(tx, tools));
    const secret = newSecret(randomBytes);
    const { session } = await signInByLink(server.app, { token, secret });
    await postData(admin, "devices/revoke", { deviceId: session.deviceId });
    await expect(signInByLink(server.app, { token, secret })).rejects.toThrow(/401.*device-revoked/);
  });

  it("is shut out once, with a line of history, and shown so", async () => {
    const server = await startTestServer();
    const [admin, lost] = [await server.signIn("admin"), await server.signIn("batikOwner")];
    const { deviceId } = lost.session;
    await postData(admin, "devices/revoke", { deviceId });
    server.clock.now += 1_000;
    await postData(admin, "devices/revoke", { deviceId });
    const { people } = (await (await admin.request("/api/data/people")).json()) as {
      people: { id: string; devices: object[] }[];
    };
    expect(people.find(({ id }) => id === lost.session.person.id)?.devices).toMatchObject([
      { id: deviceId, revokedAt: "2026-11-24T02:12:00.000Z" },
    ]);
    const { lines } = (await (await admin.request("/api/data/history?subject=device")).json()) as {
      lines: { action: string }[];
    };
    expect(lines.filter(({ action }) => action === "revoke")).toMatchObject([
      { personName: "Contoh Arif", subjectId: deviceId, before: { personName: "Contoh Ratna" } },
    ]);
  });
});

describe.each(everybody)("%s", (who) => {
  it("sees where they are signed in, and shuts their other devices out", async () => {
    const server = await startTestServer();
    const first = await server.signIn(who);
    server.clock.now += 60_000;
    const second = await server.signIn(who);
    expect(await devicesOf(second)).toMatchObject([
      { id: first.session.deviceId, isThis: false, lastContactAt: "2026-11-24T02:12:00.000Z" },
      { id: second.session.deviceId, isThis: true, lastContactAt: "2026-11-24T02:13:00.000Z" },
    ]);
    expect((await revokeOwn(second, first.session.deviceId)).status).toBe(204);
    expect((await first.request("/api/session")).status).toBe(401);
    expect((await devicesOf(second)).map(({ id }) => id)).toEqual([second.session.deviceId]);
  });

  it("shuts out neither the device in their hand nor another's, whose id is answered as one that nobody has", async () => {
    const server = await startTestServer();
    const device = await server.signIn(who);
    const other = await server.signIn("rosinMentor");
    expect((await revokeOwn(device, device.session.deviceId)).status).toBe(403);
    const [foreign, random] = [await revokeOwn(device, other.session.deviceId), await revokeOwn(device, someId())];
    const told = await Promise.all(
      [foreign, random].map(async (answer) => ({ ...((await answer.json()) as object), requestId: "" })),
    );
    expect(told[0]).toMatchObject({ status: 404, code: "not-found" });
    expect(told[0]).toEqual(told[1]);
    expect((await other.request("/api/session")).status).toBe(200);
    expect((await device.request("/api/session")).status).toBe(200);
  });
});

it("a device that was signed out is no place where one is signed in", async () => {
  const server = await startTestServer();
  const [left, kept] = [await server.signIn("viewer"), await server.signIn("viewer")];
  await left.request("/api/sign-out", { method: "POST", headers: writeHeaders, body: "{}" });
  expect((await devicesOf(kept)).map(({ id }) => id)).toEqual([kept.session.deviceId]);
});

it("an admin shuts out anybody's device but the one in their hand", async () => {
  const server = await startTestServer();
  const admin = await server.signIn("admin");
  const refused = await postData(admin, "devices/revoke", { deviceId: admin.session.deviceId });
  expect(refused).toMatchObject({ status: 403, body: { field: "deviceId" } });
  expect(await postData(admin, "devices/revoke", { deviceId: someId() })).toMatchObject({ status: 404 });
});

async function devicesOf(device: TestDevice): Promise<OwnDevicesAnswer["devices"]> {
  return ((await (await device.request("/api/session/devices")).json()) as OwnDevicesAnswer).devices;
}

async function revokeOwn(device: TestDevice, deviceId: string): Promise<Response> {
  const body = JSON.stringify({ deviceId });
  return await device.request("/api/session/devices/revoke", { method: "POST", headers: writeHeaders, body });
}
