import { describe, expect, it } from "vitest";
import { shiftDay } from "../../domain/days.ts";
import type { FollowUpRecord } from "../../domain/followUp.ts";
import type { Visit } from "../../domain/visit.ts";
import type { VisitRecord } from "../../domain/visitRecord.ts";
import { endAssignment } from "../offices/createOffice.ts";
import { command, inOffice, someId, someVisit, startTestServer, type TestDevice, type TestServer } from "../testing.ts";

const recordOf = (visit: Visit) => command("v1.visit.record", { visit });
const entryOf = (visit: Visit) => ({ kind: "visit", id: visit.id }) as const;

async function held(device: TestDevice) {
  const changes = await device.pullAll();
  return {
    visit: (id: string) => changes.find((change) => change.id === id)?.record as VisitRecord | undefined,
    followUps: changes.flatMap(({ kind, record }) =>
      kind === "follow-up" && record ? [record as FollowUpRecord] : [],
    ),
  };
}

async function mentorAndVisit(): Promise<{ server: TestServer; mentor: TestDevice; visit: Visit }> {
  const server = await startTestServer();
  return { server, mentor: await server.signIn("batikMentor"), visit: someVisit(server.exporters.batik) };
}

describe("a visit", () => {
  it("is returned, corrected and approved, each revision kept", async () => {
    const { server, mentor, visit } = await mentorAndVisit();
    const supervisor = await server.signIn("supervisor");
    await mentor.push({ ...recordOf(visit), number: "CD-0001" });
    const comment = "Kendala belum ditulis.";
    await supervisor.push(command("v1.review.return", { entry: entryOf(visit), comment }));
    expect((await held(mentor)).visit(visit.id)).toMatchObject({ state: "returned", comment, number: "CD-0001" });

    const corrected = { ...visit, obstacles: ["container-shortage"] };
    expect(await mentor.push(command("v1.visit.revise", { visit: corrected }))).toMatchObject([{ revision: 2 }]);
    const stale = command("v1.review.approve", { entry: entryOf(visit) });
    expect(await supervisor.push(stale)).toMatchObject([{ outcome: "refused", code: "stale" }]);
    await supervisor.push(command("v1.review.approve", { entry: entryOf(visit) }, { baseRevision: 2 }));
    expect((await held(mentor)).visit(visit.id)).toMatchObject({ state: "approved", revision: 2, visit: corrected });
    const again = command("v1.visit.revise", { visit }, { baseRevision: 2 });
    expect(await mentor.push(again)).toMatchObject([{ code: "decided" }]);

    const revisions = await server.database.read((snapshot) =>
      snapshot
        .selectFrom("entry_revision")
        .select(["revision", "body"])
        .where("office_id", "=", server.office.id)
        .where("entry_id", "=", visit.id)
        .orderBy("revision")
        .execute(),
    );
    expect(revisions.map(({ body }) => JSON.parse(body))).toEqual([visit, corrected]);
  });

  it.each([
    [{ visitedOn: "2026-11-25" }, "visitedOn"],
    [{ topics: ["cuaca"] }, "topics.0"],
    [{ metWith: [] }, "metWith"],
    [{ kind: "teleport" as never }, "kind"],
  ] as [Partial<Visit>, string][])("with %o is refused at its field", async (different, field) => {
    const { server, mentor } = await mentorAndVisit();
    const sent = recordOf(someVisit(server.exporters.batik, different));
    expect(await mentor.push(sent)).toMatchObject([{ outcome: "refused", code: "invalid", field }]);
  });

  it("of an exporter who was reassigned meanwhile is received and marked", async () => {
    const { server, mentor, visit } = await mentorAndVisit();
    const assignment = { mentorId: mentor.session.person.id, exporterId: server.exporters.batik };
    await inOffice(server, (change) => endAssignment(change, { ...assignment, at: "2026-11-24T02:12:00.000Z" }));
    const there = await server.signIn("batikMentor");
    expect(await there.push(recordOf(visit))).toMatchObject([{ outcome: "applied" }]);
    const supervisor = await held(await server.signIn("supervisor"));
    expect(supervisor.visit(visit.id)).toMatchObject({ outsideAssignment: true, state: "submitted" });
    expect((await held(there)).visit(visit.id)).toMatchObject({ outsideAssignment: true });
  });

  it("written by somebody whose role is another by now is received and marked", async () => {
    const { server, visit } = await mentorAndVisit();
    const { id } = server.people.batikMentor;
    await server.database.write((tx) =>
      tx
        .updateTable("person")
        .set({ role: "viewer" })
        .where("office_id", "=", server.office.id)
        .where("id", "=", id)
        .execute(),
    );
    const viewer = await server.signIn("batikMentor");
    expect(await viewer.push(recordOf(visit))).toMatchObject([{ outcome: "applied" }]);
    expect((await held(viewer)).visit(visit.id)).toBeUndefined();
    const supervisor = await held(await server.signIn("supervisor"));
    expect(supervisor.visit(visit.id)).toMatchObject({ outsideAssignment: true });
  });
});

describe("the follow-ups of a visit", () => {
  it("come with it, change with it, and stay when they are done", async () => {
    const { mentor, visit } = await mentorAndVisit();
    const [first] = visit.followUps;
    if (first === undefined) throw new Error("The visit has a follow-up.");
    const second = { id: someId(), what: "Kirim katalog", who: "mentor", dueOn: "2026-12-05" } as const;
    await mentor.push(recordOf({ ...visit, followUps: [first, second] }));
    await mentor.push(command("v1.follow-up.complete", { followUp: { id: second.id, doneOn: "2026-11-23" } }));

    const later = { ...first, dueOn: shiftDay(first.dueOn, 7) };
    const added = { id: someId(), what: "Cari gudang", who: "exporter", dueOn: "2026-12-20" } as const;
    await mentor.push(command("v1.visit.revise", { visit: { ...visit, followUps: [later, added] } }));
    const { followUps } = await held(mentor);
    expect(followUps).toHaveLength(3);
    expect(followUps).toContainEqual(expect.objectContaining({ id: first.id, dueOn: later.dueOn }));
    expect(followUps).toContainEqual(expect.objectContaining({ id: second.id, doneOn: "2026-11-23" }));
    expect(followUps).toContainEqual(expect.objectContaining({ id: added.id }));

    await mentor.push(command("v1.visit.revise", { visit: { ...visit, followUps: [added] } }, { baseRevision: 2 }));
    expect((await held(mentor)).followUps.map(({ id }) => id).sort()).toEqual([second.id, added.id].sort());
  });

  it("are done once, by whoever came first, and can be opened again", async () => {
    const { server, mentor, visit } = await mentorAndVisit();
    await mentor.push(recordOf(visit));
    const id = visit.followUps[0]?.id ?? "";
    const done = (doneOn: string) => command("v1.follow-up.complete", { followUp: { id, doneOn } });
    expect(await mentor.push(done("2026-11-23"))).toMatchObject([{ outcome: "applied" }]);
    const supervisor = await server.signIn("supervisor");
    expect(await supervisor.push(done("2026-11-24"))).toMatchObject([{ outcome: "refused", code: "done" }]);
    expect(await supervisor.push(command("v1.follow-up.reopen", { followUp: { id } }))).toMatchObject([
      { outcome: "applied" },
    ]);
    const [record] = (await held(mentor)).followUps;
    expect(record?.doneOn).toBeUndefined();
    expect(await mentor.push(done("2026-11-25"))).toMatchObject([{ code: "invalid", field: "doneOn" }]);
  });

  it("wait for their visit, and take no id that something else has", async () => {
    const { server, mentor, visit } = await mentorAndVisit();
    const id = visit.followUps[0]?.id ?? "";
    const done = command("v1.follow-up.complete", { followUp: { id, doneOn: "2026-11-23" } });
    expect(await mentor.push(done)).toMatchObject([{ outcome: "retry", waitsFor: "follow-up" }]);
    await mentor.push(recordOf(visit));
    expect(await mentor.push(done)).toMatchObject([{ outcome: "applied" }]);

    const other = someVisit(server.exporters.batik, { followUps: visit.followUps });
    expect(await mentor.push(recordOf(other))).toMatchObject([{ code: "id-taken", field: "followUps.0.id" }]);

    const own = someVisit(server.exporters.batik);
    const followUps = visit.followUps.map((followUp) => ({ ...followUp, id: own.id }));
    expect(await mentor.push(recordOf({ ...own, followUps }))).toMatchObject([
      { code: "id-taken", field: "followUps.0.id" },
    ]);
  });
});
