import { describe, expect, it } from "vitest";
import { type Action, may, type Relation, type Subject } from "../domain/permissions.ts";
import type { Role } from "../domain/person.ts";
import type { EntryKind, ReviewState } from "../domain/review.ts";
import type { SentCommand } from "../protocol/sync.ts";
import { exportFormats, exportNames } from "./exports/exportRoute.ts";
import { endAssignment } from "./offices/createOffice.ts";
import {
  command,
  inOffice,
  nilReport,
  someShipment,
  someVisit,
  startTestServer,
  type TestDevice,
  type TestServer,
  writeHeaders,
} from "./testing.ts";

// The table of domain/permissions.ts against the whole server: every route, and every state of an entry. What commands
// and pulls do by role and relation is in sync/permissions.test.ts, what /api/data does in officeData/permissions.test.ts.

/** Who may ask: anybody, whoever is signed in, or those to whom the table allows it of some record. */
type Right = "anybody" | "signed-in" | readonly [Subject, Action];

const exported = { shipments: "shipment", visits: "visit", exporters: "exporter", realisation: "summary" } as const;

const rights: Record<string, Right> = {
  "GET /api/health": "anybody",
  "GET /api/openapi.json": "anybody",
  "POST /api/set-up": "anybody",
  "POST /api/sign-in/link": "anybody",
  "POST /api/sign-in/code": "anybody",
  "POST /api/sign-in/password": "anybody",
  "POST /api/csp-report": "anybody",
  "POST /api/sign-out": "signed-in",
  "GET /api/session": "signed-in",
  "GET /api/session/password": ["password", "read"],
  "POST /api/session/password": ["password", "revise"],
  "POST /api/session/password-check": ["password", "read"],
  "GET /api/session/devices": ["device", "read"],
  "POST /api/session/devices/revoke": ["device", "revise"],
  "POST /api/session/code": ["device", "record"],
  "PUT /api/photos/:sha256{[0-9a-f]{64}}": ["photo", "record"],
  "GET /api/photos/:sha256{[0-9a-f]{64}}": ["photo", "read"],
  // Each command and each record has rights of its own.
  "POST /api/sync/push": "signed-in",
  "GET /api/sync/pull": "signed-in",
  "GET /api/sync/events": "signed-in",
  "GET /api/realisation": ["realisation", "read"],
  "GET /api/data/people": ["person", "read"],
  "POST /api/data/people": ["person", "revise"],
  "POST /api/data/people/disable": ["person", "revise"],
  "POST /api/data/people/enable": ["person", "revise"],
  "POST /api/data/devices/revoke": ["device", "revise"],
  "GET /api/data/quarantine": ["quarantine", "read"],
  "POST /api/data/quarantine": ["quarantine", "decide"],
  "POST /api/data/links": ["person", "revise"],
  "POST /api/data/targets": ["target", "revise"],
  "POST /api/data/stated-figures": ["stated-figure", "revise"],
  "POST /api/data/rates": ["exchange-rate", "revise"],
  "POST /api/data/remove": ["target", "revise"],
  "POST /api/data/office": ["office", "revise"],
  "GET /api/data/history": ["history", "read"],
  "GET /api/data/history.csv": ["history", "read"],
  ...Object.fromEntries(
    exportNames.flatMap((name) =>
      exportFormats.map((format) => [`GET /api/export/${name}.${format}`, [exported[name], "read"] as const]),
    ),
  ),
};

const queries: Record<string, string> = { "/api/realisation": "?year=2026", "/api/sync/pull": "?cursor=0" };

/** The people of the test office with their relation to what the batik exporter's entry is about. */
const people: [string, Parameters<TestServer["signIn"]>[0], Role, Relation][] = [
  ["the exporter", "batikOwner", "exporter", "own"],
  ["another exporter", "rosinOwner", "exporter", "office"],
  ["the mentor", "batikMentor", "mentor", "assigned"],
  ["the mentor who wrote it and isn't assigned any more", "batikMentor", "mentor", "author"],
  ["another mentor", "rosinMentor", "mentor", "office"],
  ["a supervisor", "supervisor", "supervisor", "office"],
  ["an admin", "admin", "admin", "office"],
  ["a viewer", "viewer", "viewer", "office"],
];

describe("routes", () => {
  it("each has a row in the table above, and no other has", async () => {
    const { app } = await startTestServer();
    const present = app.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(present)].sort()).toEqual(Object.keys(rights).sort());
  });

  it("nobody gets through to one without a session, but where anybody may", async () => {
    const { app } = await startTestServer();
    for (const [route, right] of Object.entries(rights)) {
      const { status } = await app.request(...requestOf(route, {}));
      if (right === "anybody") expect([route, status]).not.toEqual([route, 401]);
      else expect([route, status]).toEqual([route, 401]);
    }
  });

  it.each(people)("%s reads by those that the table allows", async (_, who, role) => {
    const server = await startTestServer();
    const device = await server.signIn(who);
    for (const [route, right] of Object.entries(rights)) {
      if (!route.startsWith("GET ")) continue;
      const [path, request] = requestOf(route, { Cookie: device.cookie });
      const answer = await server.app.request(path, request);
      await answer.body?.cancel();
      // There is none at that address, and whether one may read it isn't told either.
      if (path.startsWith("/api/photos/")) {
        expect(answer.status).toBe(404);
        continue;
      }
      const allowed = typeof right === "string" || isEverAllowed(role, right);
      expect([route, answer.status]).toEqual([route, allowed ? 200 : 403]);
    }
  });
});

const actions = ["revise", "approve", "return", "reject", "reopen"] as const;
const states = ["submitted", "returned", "approved", "rejected"] as const satisfies readonly ReviewState[];

describe.each(people)("%s (%s, %s, %s)", (_, who, role, relation) => {
  it.each(["shipment", "visit"] as const)("acts on a %s in each of its states as the table says", async (kind) => {
    const server = await startTestServer();
    const device = await server.signIn(who);
    const desk = await server.signIn("admin");
    const author = kind === "visit" || relation === "author" ? "batikMentor" : "batikOwner";
    const entries: { state: ReviewState; action: (typeof actions)[number]; sent: SentCommand }[] = [];
    for (const state of states) {
      for (const action of actions) {
        const first = firstReport(server, kind);
        await (await server.signIn(author)).push(first);
        await bringTo(desk, { kind, first, state });
        entries.push({ state, action, sent: actOn(kind, first, action) });
      }
    }
    let acting = device;
    if (relation === "author") {
      const ended = { mentorId: server.people.batikMentor.id, exporterId: server.exporters.batik };
      await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
      acting = await server.signIn(who);
    }
    for (const { state, action, sent } of entries) {
      const before = await rows(server);
      const [result] = await acting.push(sent);
      const allowed = may({ role, relation, subject: kind, action }, state);
      expect([state, action, result?.outcome === "applied"]).toEqual([state, action, allowed]);
      if (!allowed) expect(await rows(server)).toEqual(before);
    }
  });

  it.each(exportNames)("finds the exporter's %s in every format of the export, or in none", async (name) => {
    const server = await startTestServer();
    const marks = {
      shipments: "Tanda Barang",
      visits: "Tanda Saran",
      exporters: "Contoh batik",
      realisation: "2026-11",
    };
    const mentor = await server.signIn("batikMentor");
    const plain = someShipment(server.exporters.batik);
    const shipment = { ...plain, items: plain.items.map((item) => ({ ...item, description: marks.shipments })) };
    const visit = someVisit(server.exporters.batik, { recommendation: marks.visits });
    await mentor.push(command("v1.visit.record", { visit }), nilReport(server.exporters.batik, "2026-01"));
    const author = relation === "author" ? mentor : await server.signIn("batikOwner");
    await author.push(command("v1.shipment.record", { shipment }));
    if (relation === "author") {
      const ended = { mentorId: server.people.batikMentor.id, exporterId: server.exporters.batik };
      await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
    }
    const device = await server.signIn(who);
    const allowed = may({ role, relation, subject: exported[name], action: "read" });
    for (const format of ["json", "csv"] as const) {
      const text = await (await device.request(`/api/export/${name}.${format}`)).text();
      expect([format, text.includes(marks[name])]).toEqual([format, allowed]);
    }
  });
});

describe("fields that are the server's", () => {
  const theirs = [
    "state",
    "revision",
    "authorId",
    "authorName",
    "recordedAt",
    "receivedAt",
    "hash",
    "officeId",
    "role",
  ];

  it.each(theirs)("%s is nobody's to send, in a record, a body or a command", async (field) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const shipment = { ...someShipment(server.exporters.batik), [field]: "approved" };
    const inRecord = command("v1.shipment.record", { shipment } as never);
    const plain = command("v1.shipment.record", { shipment: someShipment(server.exporters.batik) });
    const inBody = { ...plain, body: { ...(plain.body as object), [field]: "approved" } };
    const before = await rows(server);
    expect(await owner.push(inRecord, inBody)).toMatchObject([
      { outcome: "refused", code: "invalid", field },
      { outcome: "refused", code: "invalid", field },
    ]);
    const answer = await owner.request("/api/sync/push", {
      method: "POST",
      headers: writeHeaders,
      body: JSON.stringify({
        ...{ protocol: 1, deviceId: owner.session.deviceId, epoch: owner.session.epoch, lastNumber: 0, unsent: 0 },
        commands: [{ ...plain, [field]: "approved" }],
      }),
    });
    expect(answer.status).toBe(400);
    expect(await rows(server)).toEqual(before);
  });
});

function requestOf(route: string, headers: Record<string, string>): [string, RequestInit] {
  const [method = "", pattern = ""] = route.split(" ");
  const path = pattern.replace(":sha256{[0-9a-f]{64}}", "0".repeat(64));
  return method === "GET"
    ? [path + (queries[path] ?? ""), { method, headers }]
    : [
        path,
        {
          method,
          headers: { ...writeHeaders, ...(method === "PUT" && { "Content-Type": "image/png" }), ...headers },
          body: "{}",
        },
      ];
}

/** A route is open to those who may do it of some record; which records it then tells of is another matter. */
function isEverAllowed(role: Role, [subject, action]: readonly [Subject, Action]): boolean {
  return (["own", "assigned", "author", "office"] as const).some((relation) =>
    may({ role, relation, subject, action }),
  );
}

function firstReport(server: TestServer, kind: EntryKind): SentCommand {
  const { batik } = server.exporters;
  return kind === "shipment"
    ? command("v1.shipment.record", { shipment: someShipment(batik) })
    : command("v1.visit.record", { visit: someVisit(batik) });
}

async function bringTo(
  desk: TestDevice,
  { kind, first, state }: { kind: EntryKind; first: SentCommand; state: ReviewState },
): Promise<void> {
  const decisions = { returned: "return", approved: "approve", rejected: "reject" } as const;
  if (state === "submitted") return;
  const [result] = await desk.push(actOn(kind, first, decisions[state]));
  expect(result?.outcome).toBe("applied");
}

/** What the action sends about the first revision of an entry. */
function actOn(kind: EntryKind, first: SentCommand, action: (typeof actions)[number]): SentCommand {
  const content = (first.body as Record<EntryKind, { id: string }>)[kind];
  const entry = { kind, id: content.id } as const;
  const comment = "Alasan";
  switch (action) {
    case "revise":
      return kind === "shipment"
        ? command("v1.shipment.revise", { shipment: { ...content, note: "Baru" } as never })
        : command("v1.visit.revise", { visit: { ...content, recommendation: "Baru" } as never });
    case "approve":
      return command("v1.review.approve", { entry });
    default:
      return command(`v1.review.${action}`, { entry, comment });
  }
}

async function rows({ database, office }: TestServer): Promise<unknown[]> {
  return await database.read((snapshot) =>
    snapshot.selectFrom("record").selectAll().where("office_id", "=", office.id).orderBy("sequence").execute(),
  );
}
