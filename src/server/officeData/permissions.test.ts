import { describe, expect, it } from "vitest";
import { type Action, may, type Subject } from "../../domain/permissions.ts";
import { addPerson } from "../offices/createOffice.ts";
import { putRecord } from "../offices/records.ts";
import { createLink } from "../session/createLink.ts";
import { newSecret } from "../session/tokens.ts";
import { inOffice, postData, record, signInByLink, someId, startTestServer, type TestServer } from "../testing.ts";

const who = ["batikOwner", "rosinOwner", "batikMentor", "rosinMentor", "supervisor", "admin", "viewer"] as const;

type Route = { subject: Subject; action: Action; method: "GET" | "POST"; path: string; body: (ids: Ids) => unknown };
type Ids = Record<
  "target" | "stated-figure" | "exchange-rate" | "mentor" | "rosin" | "new" | "disabled" | "device" | "quarantined",
  string
>;

const nothing = () => undefined;
const rate = { series: "kmk", currency: "JPY", per: 100, rupiah: 1, source: "KMK" };
const days = { validFrom: "2026-01-07", validTo: "2026-01-13" };
const stated = { usd: 1, source: "Berita", statedOn: "2022-01-21", sectors: [] };
const settings = {
  name: "Dinas Lain",
  shortName: "Lain",
  city: "Kota Lain",
  timeZone: "Asia/Makassar",
  rateSeries: "kmk",
  reportingDeadlineDay: 5,
};
const remove = (kind: "target" | "stated-figure" | "exchange-rate"): Route => ({
  subject: kind,
  action: "revise",
  method: "POST",
  path: "remove",
  body: (ids) => ({ kind, id: ids[kind] }),
});

const routes: Route[] = [
  { subject: "person", action: "read", method: "GET", path: "people", body: nothing },
  { subject: "history", action: "read", method: "GET", path: "history", body: nothing },
  { subject: "history", action: "read", method: "GET", path: "history.csv", body: nothing },
  {
    subject: "person",
    action: "revise",
    method: "POST",
    path: "people",
    body: (ids) => ({ id: ids.mentor, name: "Lain", role: "mentor", exporterIds: [ids.rosin] }),
  },
  {
    subject: "person",
    action: "revise",
    method: "POST",
    path: "people/disable",
    body: (ids) => ({ personId: ids.mentor }),
  },
  {
    subject: "person",
    action: "revise",
    method: "POST",
    path: "people/enable",
    body: (ids) => ({ personId: ids.disabled }),
  },
  {
    subject: "device",
    action: "revise",
    method: "POST",
    path: "devices/revoke",
    body: (ids) => ({ deviceId: ids.device }),
  },
  { subject: "quarantine", action: "read", method: "GET", path: "quarantine", body: nothing },
  {
    subject: "quarantine",
    action: "decide",
    method: "POST",
    path: "quarantine",
    body: (ids) => ({ decision: "accept", ids: [ids.quarantined] }),
  },
  { subject: "person", action: "revise", method: "POST", path: "links", body: (ids) => ({ personId: ids.mentor }) },
  {
    subject: "target",
    action: "revise",
    method: "POST",
    path: "targets",
    body: (ids) => ({ target: { id: ids.new, year: 2030, usd: 1 } }),
  },
  {
    subject: "stated-figure",
    action: "revise",
    method: "POST",
    path: "stated-figures",
    body: (ids) => ({ statedFigure: { ...stated, id: ids.new, year: 2030 } }),
  },
  {
    subject: "exchange-rate",
    action: "revise",
    method: "POST",
    path: "rates",
    body: (ids) => ({ rates: [{ ...rate, ...days, id: ids.new }] }),
  },
  { subject: "office", action: "revise", method: "POST", path: "office", body: () => ({ office: settings }) },
  remove("target"),
  remove("stated-figure"),
  remove("exchange-rate"),
];

it("the table below has every route of the office's data", async () => {
  const { app } = await startTestServer();
  const present = app.routes.filter(({ path }) => path.startsWith("/api/data/"));
  const told = routes.map(({ method, path }) => `${method} /api/data/${path}`);
  expect(new Set(present.map(({ method, path }) => `${method} ${path}`))).toEqual(new Set(told));
});

describe.each(who)("%s", (key) => {
  it.each(routes)("may $action $subject by $method $path as the table says", async (route) => {
    const server = await startTestServer();
    const ids = await withFigures(server);
    const device = await server.signIn(key);
    const before = await everything(server);

    const { role } = server.people[key];
    const allowed = may({ role, relation: "office", subject: route.subject, action: route.action });
    const { status } =
      route.method === "GET"
        ? await device.request(`/api/data/${route.path}`)
        : await postData(device, route.path, route.body(ids));

    expect(status >= 200 && status < 300 ? "allowed" : status).toBe(allowed ? "allowed" : 403);
    const isChanged = JSON.stringify(await everything(server)) !== JSON.stringify(before);
    expect(isChanged).toBe(allowed && route.method === "POST");
  });
});

it("only admins change the office's data, and supervisors read what they need of it", () => {
  const roles = ["exporter", "mentor", "supervisor", "admin", "viewer"] as const;
  const by = (action: Action) =>
    roles.filter((role) =>
      routes.some((route) => route.action === action && may({ role, relation: "office", ...route })),
    );
  expect([by("revise"), by("read")]).toEqual([["admin"], ["supervisor", "admin"]]);
  expect(by("decide")).toEqual(["supervisor", "admin"]);
});

it("a role that was taken away meanwhile changes nothing any more", async () => {
  const server = await startTestServer();
  const [first, second] = [await server.signIn("admin"), await server.signIn("supervisor")];
  const { id, name } = server.people.supervisor;
  await postData(first, "people", { id, name, role: "admin", exporterIds: [] });
  const target = { id: someId(), year: 2030, usd: 1 };
  expect((await postData(second, "targets", { target })).status).toBe(204);
  await postData(first, "people", { id, name, role: "viewer", exporterIds: [] });
  expect(await postData(second, "targets", { target: { ...target, usd: 2 } })).toMatchObject({
    status: 403,
    body: { code: "not-allowed" },
  });
});

async function withFigures(server: TestServer): Promise<Ids> {
  const sent = record(server.exporters.rosin);
  const gone = { id: someId(), name: "Contoh Keluar", role: "exporter", exporterId: server.exporters.rosin } as const;
  await inOffice(server, (change) => addPerson(change, gone));
  const device = await signInAs(server, gone.id);
  await postData(await server.signIn("admin"), "people/disable", { personId: gone.id });
  await device.push(sent);
  const ids = {
    target: someId(),
    "stated-figure": someId(),
    "exchange-rate": someId(),
    new: someId(),
    mentor: server.people.batikMentor.id,
    rosin: server.exporters.rosin,
    disabled: gone.id,
    device: device.session.deviceId,
    quarantined: sent.id,
  };
  await inOffice(server, async (change) => {
    await putRecord(change, "target", ids.target, { id: ids.target, year: 2026, usd: 1 });
    await putRecord(change, "stated-figure", ids["stated-figure"], { ...stated, id: ids["stated-figure"], year: 2021 });
    await putRecord(change, "exchange-rate", ids["exchange-rate"], {
      id: ids["exchange-rate"],
      series: "kmk",
      currency: "JPY",
      per: 100,
      rupiah: 1,
      source: "KMK",
      validFrom: "2025-01-01",
      validTo: "2025-01-07",
    });
  });
  return ids;
}

async function everything({ database, office }: TestServer): Promise<unknown> {
  return await database.read(async (snapshot) => {
    const tables = [
      "record",
      "person",
      "device",
      "assignment",
      "link",
      "quarantine",
      "command_log",
      "history",
    ] as const;
    const rows: unknown[] = [await snapshot.selectFrom("office").selectAll().execute()];
    for (const table of tables) {
      rows.push(await snapshot.selectFrom(table).selectAll().where("office_id", "=", office.id).execute());
    }
    return rows;
  });
}

async function signInAs({ app, database, office, clock, randomBytes }: TestServer, personId: string) {
  const token = await database.write((tx) =>
    createLink(tx, { officeId: office.id, personId, now: clock.now, randomBytes }),
  );
  return await signInByLink(app, { token, secret: newSecret(randomBytes) });
}
