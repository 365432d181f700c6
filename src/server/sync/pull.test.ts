import { describe, expect, it } from "vitest";
import type { PullAnswer } from "../../protocol/sync.ts";
import { addAssignment } from "../offices/createOffice.ts";
import { changeOffice } from "../offices/officeChange.ts";
import { putRecord, removeRecord } from "../offices/records.ts";
import {
  command,
  inOffice,
  nilReport,
  record,
  shipmentIn,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../testing.ts";

describe("a page of changes", () => {
  it.each([1, 2, 3, 7, 500])("of %i rows at most leads to the same whole as any other size", async (limit) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const supervisor = await server.signIn("supervisor");
    const sent = Array.from({ length: 9 }, () => record(server.exporters.batik));
    await owner.push(...sent);
    await decide(supervisor, shipmentIn(sent[0] ?? record("")).id, "approve");
    await decide(supervisor, shipmentIn(sent[5] ?? record("")).id, "reject");

    const changes = await supervisor.pullAll(limit);

    const sequences = changes.map((change) => change.sequence);
    expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
    expect(changes.map(({ id, record }) => [id, record])).toEqual(
      (await supervisor.pullAll()).map(({ id, record }) => [id, record]),
    );
  });

  it("never holds more rows than asked for and says whether there is more", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    await owner.push(record(server.exporters.batik), record(server.exporters.batik));

    const first = await owner.pull("0", 2);
    expect([first.changes.length, first.more]).toEqual([2, true]);
    const second = await owner.pull(first.cursor, 2);
    expect([second.changes.length, second.more]).toEqual([2, false]);
    expect(await owner.pull(second.cursor, 2)).toMatchObject({ changes: [], more: false });
  });

  it("holds 500 rows at most, however many are asked for", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const many = () => Array.from({ length: 255 }, () => record(server.exporters.batik));
    await owner.push(...many());
    await owner.push(...many());
    for (const limit of ["limit=501", "limit=99999999999999999999", "limit=", ""]) {
      const answer = await owner.request(`/api/sync/pull?cursor=0&${limit}`);
      expect([limit, ((await answer.json()) as PullAnswer).changes.length]).toEqual([limit, 500]);
    }
  });

  it("carries what changed since the last one, and no more", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sent = record(server.exporters.batik);
    await owner.push(record(server.exporters.batik), sent);
    const { cursor } = await owner.pull();

    await owner.push(command("v1.shipment.revise", { shipment: { ...shipmentIn(sent), note: "Baru" } }));

    const { changes } = await owner.pull(cursor);
    expect(changes).toMatchObject([{ kind: "shipment", id: shipmentIn(sent).id, record: { revision: 2 } }]);
  });

  it("carries a tombstone for what was removed", async () => {
    const server = await startTestServer();
    const viewer = await server.signIn("viewer");
    const target = { id: server.newId(), year: 2026, usd: 100 };
    await inOffice(server, async (change) => void (await putRecord(change, "target", target.id, target)));
    const { cursor } = await viewer.pull();

    await inOffice(server, (change) => removeRecord(change, "target", target.id));

    expect((await viewer.pull(cursor)).changes).toMatchObject([{ kind: "target", id: target.id, record: null }]);
  });
});

describe("a reader", () => {
  it("skips no change that commits late", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const other = await server.signIn("rosinOwner");
    const supervisor = await server.signIn("supervisor");
    const start = (await supervisor.pull()).cursor;
    const target = { id: server.newId(), year: 2026, usd: 100 };
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });

    // A transaction that has its number and doesn't end, while others send and a reader reads.
    const late = changeOffice(server.database, server.office.id, async (change) => {
      await putRecord(change, "target", target.id, target);
      await held;
    });
    const pushes = [owner.push(record(server.exporters.batik)), other.push(record(server.exporters.rosin))];
    const early = await supervisor.pull(start);
    letGo();
    await Promise.all([late, ...pushes]);

    expect(early.changes).toEqual([]);
    const after = await supervisor.pull(early.cursor);
    expect(after.changes.map(({ kind }) => kind).filter((kind) => kind !== "summary")).toEqual([
      "target",
      "shipment",
      "shipment",
    ]);
  });

  it("that pulls while many send ends with all of it", async () => {
    const server = await startTestServer();
    const senders = await Promise.all([server.signIn("batikOwner"), server.signIn("batikMentor")]);
    const supervisor = await server.signIn("supervisor");
    const held = new Map<string, number>();
    let cursor = "0";
    const read = async (limit: number) => {
      const page = await supervisor.pull(cursor, limit);
      for (const change of page.changes) held.set(change.id, change.sequence);
      cursor = page.cursor;
      return page.more;
    };
    const sent = Array.from({ length: 40 }, () => record(server.exporters.batik));

    await Promise.all(
      sent.map(async (one, index) => {
        await (senders[index % 2] as TestDevice).push(one);
        await read(3);
      }),
    );
    while (await read(3));

    for (const one of sent) expect(held.has(shipmentIn(one).id)).toBe(true);
  });
});

describe("two people on one phone, which has one cookie", () => {
  it("a device that names itself gets nothing by the session of another", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const supervisor = await server.signIn("supervisor");
    const own = `/api/sync/pull?cursor=0&deviceId=${owner.session.deviceId}`;
    expect((await owner.request(own)).status).toBe(200);
    const answer = await supervisor.request(own);
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: "wrong-device" }]);
  });
});

describe("the epoch", () => {
  it("is in the cursor, so that cursor and limit are all it takes to come to the end", async () => {
    const server = await startTestServer();
    const supervisor = await server.signIn("supervisor");
    await entriesOfThreeYears(server, supervisor);
    const whole = await supervisor.pullAll();
    for (const first of ["cursor=0&limit=3", "cursor=&limit=3", "limit=3"]) {
      const changes: unknown[] = [];
      for (let query = first; ; ) {
        const page = (await (await supervisor.request(`/api/sync/pull?${query}`)).json()) as PullAnswer;
        changes.push(...page.changes);
        expect(encodeURIComponent(page.cursor)).toBe(page.cursor);
        if (!page.more) break;
        query = `cursor=${page.cursor}&limit=3`;
      }
      expect(changes).toEqual(whole);
    }
  });

  it("of a cursor must be the present one, and be told beside a cursor that lacks it", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const { epoch } = owner.session;
    const answers = await Promise.all(
      [
        "cursor=3",
        "cursor=3&epoch=other.1",
        "cursor=0&epoch=other.1",
        "cursor=other.1~3",
        "cursor=other.1~0",
        `cursor=${epoch}~3&epoch=other.1`,
        `cursor=other.1~3&epoch=${epoch}`,
      ].map((query) => owner.request(`/api/sync/pull?${query}`)),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 410));
    expect(await answers[0]?.json()).toMatchObject({ code: "epoch-changed" });
    for (const query of [
      "cursor=0",
      "cursor=0&epoch=",
      `cursor=3&epoch=${epoch}`,
      `cursor=${epoch}~3&epoch=${epoch}`,
    ]) {
      expect([query, (await owner.request(`/api/sync/pull?${query}`)).status]).toEqual([query, 200]);
    }
  });

  it("is another one after the person's reach has changed, and pulling anew shows the new reach", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("rosinOwner");
    const sent = record(server.exporters.rosin);
    await owner.push(sent);
    const mentor = await server.signIn("batikMentor");
    const { cursor, epoch } = await mentor.pull();
    expect((await mentor.pullAll()).some(({ id }) => id === shipmentIn(sent).id)).toBe(false);

    const added = { mentorId: server.people.batikMentor.id, exporterId: server.exporters.rosin };
    await inOffice(server, (change) => addAssignment(change, { ...added, at: "2026-11-24T02:12:00.000Z" }));

    expect((await mentor.request(`/api/sync/pull?cursor=${cursor}&epoch=${epoch}`)).status).toBe(410);
    const anew = await mentor.pull();
    expect(anew.epoch).not.toBe(epoch);
    expect(anew.changes.some(({ id }) => id === shipmentIn(sent).id)).toBe(true);
  });
});

describe("a supervisor's first pull", () => {
  it("leaves out decided entries older than last year, and no undecided one", async () => {
    const server = await startTestServer();
    const supervisor = await server.signIn("supervisor");
    const { days, ids } = await entriesOfThreeYears(server, supervisor);

    for (const limit of [2, 500]) {
      const held = new Set((await supervisor.pullAll(limit)).map((change) => change.id));
      const missing = days.filter((_, index) => !held.has(ids[index] ?? ""));
      expect(missing).toEqual(["2024-12-31 approved", "2024-12-31 rejected"]);
    }
  });

  it("is followed by every later change, however old the entry", async () => {
    const server = await startTestServer();
    const supervisor = await server.signIn("supervisor");
    const { ids } = await entriesOfThreeYears(server, supervisor);
    // In the middle of the first pull an old entry is decided: it still comes.
    const first = await supervisor.pull("0", 3);
    expect(first.more).toBe(true);
    const undecidedOld = ids[2] ?? "";
    await decide(supervisor, undecidedOld, "approve");

    let { cursor } = first;
    const seen: unknown[] = [];
    for (let more = true; more; ) {
      const page = await supervisor.pull(cursor, 3);
      seen.push(...page.changes.filter(({ id }) => id === undecidedOld).map(({ record }) => record));
      ({ cursor, more } = page);
    }
    expect(seen).toMatchObject([{ state: "approved" }]);

    await decide(supervisor, ids[0] ?? "", "reopen");
    expect((await supervisor.pull(cursor)).changes).toContainEqual(expect.objectContaining({ id: ids[0] }));
  });
});

it("a device that catches up over many pages isn't slowed down for it", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  await owner.push(...Array.from({ length: 130 }, () => record(server.exporters.batik)));
  expect((await owner.pullAll(1)).filter(({ kind }) => kind === "shipment")).toHaveLength(130);
  // Asking the same over and over is.
  const answers = await Promise.all(Array.from({ length: 121 }, () => owner.request("/api/sync/pull?cursor=0")));
  expect(answers.map((answer) => answer.status)).toContain(429);
});

it.each([
  "cursor=x",
  "cursor=-1",
  "cursor=1.2",
  "cursor=1.2.3.4",
  "limit=0",
  "limit=-1",
  "limit=1e2",
  "cursor=~3",
  "cursor=a b~3",
  "cursor=other.1~",
  "cursor=other.1~3.4",
  "cursor=9999999999999999",
])("?%s is no question", async (query) => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  const answer = await owner.request(`/api/sync/pull?${query}`);
  expect([answer.status, await answer.json()]).toMatchObject([400, { code: "bad-request" }]);
});

/** Entries of two years ago and last year, each approved, rejected and undecided, in that order. */
async function entriesOfThreeYears(server: TestServer, supervisor: TestDevice) {
  const owner = await server.signIn("batikOwner");
  const days: string[] = [];
  const ids: string[] = [];
  for (const exportedOn of ["2024-12-31", "2025-01-01"]) {
    for (const state of ["approved", "rejected", "submitted"]) {
      const sent = record(server.exporters.batik, { exportedOn });
      const { id } = shipmentIn(sent);
      await owner.push(sent);
      if (state !== "submitted") await decide(supervisor, id, state === "approved" ? "approve" : "reject");
      days.push(`${exportedOn} ${state}`);
      ids.push(id);
    }
  }
  await owner.push(nilReport(server.exporters.batik, "2024-06"));
  return { days, ids };
}

async function decide(device: TestDevice, id: string, decision: "approve" | "reject" | "reopen"): Promise<void> {
  const entry = { kind: "shipment", id } as const;
  const sent =
    decision === "approve"
      ? command("v1.review.approve", { entry })
      : command(`v1.review.${decision}`, { entry, comment: "Alasan" });
  expect(await device.push(sent)).toMatchObject([{ outcome: "applied" }]);
}
