import { describe, expect, it } from "vitest";
import { may, type Relation } from "../../domain/permissions.ts";
import type { Role } from "../../domain/person.ts";
import { type RecordKind, recordKinds } from "../../protocol/changes.ts";
import { type CommandName, commandNames } from "../../protocol/commands.ts";
import type { PushResult, SentCommand } from "../../protocol/sync.ts";
import { endAssignment } from "../offices/createOffice.ts";
import { putRecord, removeRecord } from "../offices/records.ts";
import {
  command,
  inOffice,
  nilReport,
  record,
  shipmentIn,
  someId,
  someVisit,
  startTestServer,
  type TestServer,
} from "../testing.ts";
import { commandAbout } from "../testingCommands.ts";

type Who = "batikOwner" | "rosinOwner" | "batikMentor" | "rosinMentor" | "supervisor" | "admin" | "viewer";

/** Each person's relation to what the batik exporter does. */
const relations: [Who, Role, Relation][] = [
  ["batikOwner", "exporter", "own"],
  ["rosinOwner", "exporter", "office"],
  ["batikMentor", "mentor", "assigned"],
  ["rosinMentor", "mentor", "office"],
  ["supervisor", "supervisor", "office"],
  ["admin", "admin", "office"],
  ["viewer", "viewer", "office"],
];

const acts = {
  "v1.shipment.record": ["shipment", "record"],
  "v1.shipment.revise": ["shipment", "revise"],
  "v1.nil-report.record": ["nil-report", "record"],
  "v1.visit.record": ["visit", "record"],
  "v1.visit.revise": ["visit", "revise"],
  "v1.follow-up.complete": ["follow-up", "complete"],
  "v1.follow-up.reopen": ["follow-up", "complete"],
  "v1.export-stop.record": ["export-stop", "record"],
  "v1.export-stop.withdraw": ["export-stop", "withdraw"],
  "v1.exporter.record": ["exporter", "record"],
  "v1.exporter.revise": ["exporter", "revise"],
  "v1.exporter.resolve": ["exporter", "revise"],
  "v1.review.approve": ["shipment", "approve"],
  "v1.review.return": ["shipment", "return"],
  "v1.review.reject": ["shipment", "reject"],
  "v1.review.reopen": ["shipment", "reopen"],
} as const satisfies Record<CommandName, unknown>;

describe.each(relations)("%s (%s, %s)", (who, role, relation) => {
  it.each(commandNames)("sends %s as the table says", async (name) => {
    const server = await startTestServer();
    const allowed = mayDo(name, role, relation);
    const sent = await commandAbout(server, name);
    const before = await rows(server);

    const [result] = await (await server.signIn(who)).push(sent);

    expect(outcomeOf(result)).toBe(allowed ? "applied" : expectedNo(role, name));
    if (allowed) expect(await rows(server)).not.toEqual(before);
    else expect(await rows(server)).toEqual(before);
  });

  it("pulls the kinds that the table says, and nothing else", async () => {
    const server = await startTestServer();
    const ids = await oneOfEachKind(server);
    const held = await (await server.signIn(who)).pullAll();
    for (const kind of recordKinds) {
      const seen = held.some((change) => change.kind === kind && ids[kind].includes(change.id));
      expect([kind, seen]).toEqual([kind, may({ role, relation, subject: kind, action: "read" })]);
    }
  });
});

describe("by hand", () => {
  it("an exporter sees no other exporter, no summary and no target", async () => {
    const server = await startTestServer();
    await oneOfEachKind(server);
    const kinds = (await (await server.signIn("rosinOwner")).pullAll()).map(({ kind, id }) => [kind, id]);
    expect(kinds).toEqual([
      ["office", server.office.id],
      ["exporter", server.exporters.rosin],
    ]);
  });

  it("a viewer sees figures and exporters, but no shipment and no nil report", async () => {
    const server = await startTestServer();
    await oneOfEachKind(server);
    const kinds = new Set((await (await server.signIn("viewer")).pullAll()).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      "exchange-rate",
      "export-stop",
      "exporter",
      "office",
      "stated-figure",
      "summary",
      "target",
    ]);
  });

  it("an author doesn't approve their own entry, and a supervisor reports none", async () => {
    const server = await startTestServer();
    const approval = await commandAbout(server, "v1.review.approve");
    expect(await (await server.signIn("batikOwner")).push(approval)).toMatchObject([{ code: "not-found" }]);
    const report = record(server.exporters.batik);
    expect(await (await server.signIn("supervisor")).push(report)).toMatchObject([{ code: "not-found" }]);
  });

  it("a mentor sees an exporter's entries no more once the assignment has ended", async () => {
    const server = await startTestServer();
    await oneOfEachKind(server);
    const ended = { mentorId: server.people.batikMentor.id, exporterId: server.exporters.batik };
    await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
    const kinds = (await (await server.signIn("batikMentor")).pullAll()).map(({ kind }) => kind);
    expect(kinds).toEqual(["office", "visit", "follow-up"]);
  });

  it("an exporter sees no visit to them and no follow-up, and a viewer neither", async () => {
    const server = await startTestServer();
    await oneOfEachKind(server);
    for (const who of ["batikOwner", "viewer"] as const) {
      const kinds = (await (await server.signIn(who)).pullAll()).map(({ kind }) => kind);
      expect([who, kinds.filter((kind) => kind === "visit" || kind === "follow-up")]).toEqual([who, []]);
    }
  });

  it("a mentor sees what they reported themselves, and can correct it, after the assignment has ended", async () => {
    const server = await startTestServer();
    await oneOfEachKind(server);
    const earlier = await server.signIn("batikMentor");
    const [own, nil] = [record(server.exporters.batik), nilReport(server.exporters.batik, "2026-02")];
    const corrected = { ...shipmentIn(own), note: "Oleh pemilik" };
    await earlier.push(own, nil);
    await (await server.signIn("batikOwner")).push(command("v1.shipment.revise", { shipment: corrected }));
    const ended = { mentorId: earlier.session.person.id, exporterId: server.exporters.batik };
    await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
    const entry = { kind: "shipment", id: shipmentIn(own).id } as const;
    const comment = "Lampirkan PEB";
    await (await server.signIn("supervisor")).push(
      command("v1.review.return", { entry, comment }, { baseRevision: 2 }),
    );

    const mentor = await server.signIn("batikMentor");
    const held = await mentor.pullAll(1);
    expect(held.map(({ kind }) => kind).sort()).toEqual(["follow-up", "nil-report", "office", "shipment", "visit"]);
    expect(held.find(({ id }) => id === entry.id)).toMatchObject({ record: { state: "returned", comment } });
    const revised = command("v1.shipment.revise", { shipment: { ...corrected, note: "PEB ada" } }, { baseRevision: 2 });
    const { cursor } = await mentor.pull();
    expect(await mentor.push(revised)).toMatchObject([{ outcome: "applied", revision: 3 }]);
    expect((await mentor.pull(cursor)).changes).toMatchObject([
      { id: entry.id, record: { state: "submitted", outsideAssignment: true } },
    ]);

    const others = (await (await server.signIn("rosinMentor")).pullAll()).map(({ kind }) => kind);
    expect(others).not.toContain("shipment");
  });

  it("a mentor hears of what they reported once, though they have it by its exporter too", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    await mentor.push(record(server.exporters.batik), record(server.exporters.batik));
    const whole = await mentor.pullAll();
    expect(whole.filter(({ kind }) => kind === "shipment")).toHaveLength(2);
    expect(await mentor.pull("0", whole.length)).toMatchObject({ changes: whole, more: false });
    expect((await mentor.pull("0", whole.length - 1)).changes).toEqual(whole.slice(0, -1));
  });

  it("an author hears of their entry's removal after the assignment has ended", async () => {
    const server = await startTestServer();
    const mentor = await server.signIn("batikMentor");
    const own = record(server.exporters.batik);
    await mentor.push(own);
    const ended = { mentorId: mentor.session.person.id, exporterId: server.exporters.batik };
    await inOffice(server, (change) => endAssignment(change, { ...ended, at: "2026-11-24T02:12:00.000Z" }));
    await inOffice(server, (change) => removeRecord(change, "shipment", shipmentIn(own).id));
    expect(await mentor.pullAll()).toContainEqual(expect.objectContaining({ id: shipmentIn(own).id, record: null }));
  });

  it("nobody reports for a business that was removed", async () => {
    const server = await startTestServer();
    await inOffice(server, (change) => removeRecord(change, "exporter", server.exporters.batik));
    const sent = record(server.exporters.batik);
    expect(await (await server.signIn("batikMentor")).push(sent)).toMatchObject([{ code: "not-found" }]);
  });

  it("only those who read figures read the realisation", async () => {
    const server = await startTestServer();
    for (const [who] of relations) {
      const answer = await (await server.signIn(who)).request("/api/realisation?year=2026");
      expect([who, answer.status]).toEqual([who, ["supervisor", "admin", "viewer"].includes(who) ? 200 : 403]);
    }
  });
});

describe("an id that isn't this person's to know", () => {
  it.each(commandNames)("is answered by %s as one that doesn't exist", async (name) => {
    const server = await startTestServer();
    for (const [who, role, relation] of relations) {
      if (mayDo(name, role, relation)) continue;
      const device = await server.signIn(who);
      const foreign = await commandAbout(server, name);
      const random = withRandomIds(foreign);

      const [answer] = await device.push({ ...foreign, id: someId() });
      const [expected] = await device.push(random);

      expect({ ...answer, id: "" }).toEqual({ ...expected, id: "" });
    }
  });

  it("of a person of another office opens nothing", async () => {
    const server = await startTestServer();
    const other = await startTestServer();
    const supervisor = await other.signIn("supervisor");
    const sent = await commandAbout(server, "v1.review.approve");
    expect(await supervisor.push(sent)).toMatchObject([{ outcome: "retry", waitsFor: "entry" }]);
    expect((await server.app.request("/api/session", { headers: { Cookie: supervisor.cookie } })).status).toBe(401);
  });
});

function outcomeOf(result: PushResult | undefined): string {
  return result?.outcome === "refused" ? result.code : (result?.outcome ?? "");
}

/** A new exporter is nobody's yet: whoever may add one to those they have may add this one. */
function mayDo(name: CommandName, role: Role, relation: Relation): boolean {
  const [subject, action] = acts[name];
  const related = name === "v1.exporter.record" && role === "mentor" ? "assigned" : relation;
  return may({ role, relation: related, subject, action });
}

/** Who could act on some record waits for one that they don't see; who never could is refused. */
function expectedNo(role: Role, name: CommandName): string {
  const [subject, action] = acts[name];
  const couldEver = (["own", "assigned", "author", "office"] as const).some((relation) =>
    may({ role, relation, subject, action }),
  );
  return couldEver && action !== "record" ? "retry" : "not-found";
}

/** The same command about records that nobody has. */
function withRandomIds(sent: SentCommand): SentCommand {
  const [id, exporterId] = [someId(), someId()];
  const parts = Object.entries(sent.body as Record<string, unknown>).map(([name, part]) => {
    if (typeof part !== "object" || part === null) return [name, part];
    return [name, { ...part, id, ...("exporterId" in part && { exporterId }) }];
  });
  return { ...sent, id: someId(), body: Object.fromEntries(parts) };
}

/** Ids by kind, of records about the batik exporter or the office. */
async function oneOfEachKind(server: TestServer): Promise<Record<RecordKind, string[]>> {
  const exporterId = server.exporters.batik;
  const owner = await server.signIn("batikOwner");
  const shipment = record(exporterId);
  const nil = nilReport(exporterId, "2026-01");
  await owner.push(shipment, nil);
  const visit = someVisit(exporterId);
  await (await server.signIn("batikMentor")).push(command("v1.visit.record", { visit }));
  const made = { stop: someId(), target: someId(), stated: someId() };
  await inOffice(server, async (change) => {
    await putRecord(change, "export-stop", made.stop, {
      id: made.stop,
      exporterId,
      kind: "stop",
      wholeExporter: false,
      commodities: [],
      destinations: [],
      from: "2025",
      toldBy: "Pemilik",
      toldOn: "2026-01-02",
    });
    await putRecord(change, "target", made.target, { id: made.target, year: 2026, usd: 1 });
    await putRecord(change, "stated-figure", made.stated, {
      id: made.stated,
      year: 2021,
      usd: 1,
      source: "Berita",
      statedOn: "2022-01-21",
      sectors: [],
    });
  });
  const all = await server.database.read((snapshot) =>
    snapshot.selectFrom("record").select(["id", "kind"]).where("office_id", "=", server.office.id).execute(),
  );
  const of = (kind: RecordKind) => all.filter((row) => row.kind === kind).map((row) => row.id);
  return {
    office: [server.office.id],
    exporter: [exporterId],
    shipment: [shipmentIn(shipment).id],
    "nil-report": of("nil-report"),
    visit: [visit.id],
    "follow-up": of("follow-up"),
    "export-stop": [made.stop],
    target: [made.target],
    "stated-figure": [made.stated],
    "exchange-rate": of("exchange-rate"),
    summary: of("summary"),
  };
}

async function rows(server: TestServer): Promise<unknown[]> {
  return await server.database.read((snapshot) =>
    snapshot.selectFrom("record").selectAll().where("office_id", "=", server.office.id).orderBy("sequence").execute(),
  );
}
