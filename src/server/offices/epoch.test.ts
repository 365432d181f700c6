import { describe, expect, it } from "vitest";
import type { Session } from "../../protocol/session.ts";
import type { PushAnswer, SentCommand } from "../../protocol/sync.ts";
import { createApp } from "../app.ts";
import type { Database } from "../database/database.ts";
import {
  command,
  deviceWith,
  pushOf,
  record,
  shipmentIn,
  startTestServer,
  type TestDevice,
  type TestServer,
} from "../testing.ts";
import { renewEpochs } from "./epoch.ts";

describe("a backup that was put back", () => {
  it("is noticed by the first devices that are ahead of it, which bring back what it lacks", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const supervisor = await server.signIn("supervisor");
    const kept = record(server.exporters.batik);
    await owner.push(kept);
    const restore = await backUp(server);
    const lost = record(server.exporters.batik);
    const entry = { kind: "shipment", id: shipmentIn(kept).id } as const;
    const decision = command("v1.review.approve", { entry });
    await owner.push(lost);
    await supervisor.push(decision);
    const cursors = [(await owner.pull()).cursor, (await supervisor.pull()).cursor];

    const { app } = restore();
    const [ownerBack, supervisorBack] = [deviceWith(app, owner), deviceWith(app, supervisor)];
    const pulls = [ownerBack, supervisorBack, ownerBack, supervisorBack].map((device, index) =>
      device.request(`/api/sync/pull?cursor=${cursors[index % 2]}`),
    );

    const answers = await Promise.all(pulls);
    expect(answers.map((answer) => answer.status)).toEqual([410, 410, 410, 410]);
    expect(await answers[0]?.json()).toMatchObject({ code: "epoch-changed" });
    const [ownerAnew, supervisorAnew] = [await withNewSession(ownerBack), await withNewSession(supervisorBack)];
    const page = await ownerAnew.pull();
    expect([owner.session.epoch, supervisor.session.epoch]).not.toContain(page.epoch);
    // The first of those that found out began the new life, and the others left it at that.
    expect((await supervisorAnew.pull()).epoch).toBe(supervisorAnew.session.epoch);
    expect(page.epoch).toBe(ownerAnew.session.epoch);
    expect(page.changes.map(({ id }) => id)).not.toContain(shipmentIn(lost).id);
    expect(await outcomes(ownerAnew, kept, lost)).toEqual(["already-applied", "applied"]);
    expect(await outcomes(supervisorAnew, decision)).toEqual(["applied"]);
    expect((await ownerAnew.pull(page.cursor)).changes.map(({ id }) => id)).toEqual([
      shipmentIn(lost).id,
      shipmentIn(kept).id,
    ]);
  });

  it("begins one new life, however many devices find out at once", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const restore = await backUp(server);
    await owner.push(record(server.exporters.batik));
    const { cursor } = await owner.pull();
    const { database, appOn } = restore();
    // Each waits to write until all have found out.
    const devices = 8;
    const epochs: string[] = [];
    const allFoundOut = newBarrier(devices);
    const watched: Database = {
      ...database,
      write: async (work) => {
        await allFoundOut();
        return await database.write(async (tx) => {
          const result = await work(tx);
          epochs.push((await tx.selectFrom("office").select("epoch").executeTakeFirstOrThrow()).epoch);
          return result;
        });
      },
    };
    const device = deviceWith(appOn(watched), owner);

    const pulls = Array.from({ length: devices }, () => device.request(`/api/sync/pull?cursor=${cursor}`));

    expect((await Promise.all(pulls)).map(({ status }) => status)).toEqual(pulls.map(() => 410));
    expect(epochs).toHaveLength(devices);
    expect(new Set(epochs).size).toBe(1);
    expect(owner.session.epoch).not.toContain(epochs[0]);
  });

  it("is noticed in the middle of a first pull", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const restore = await backUp(server);
    await owner.push(...Array.from({ length: 5 }, () => record(server.exporters.batik)));
    const { cursor, more } = await owner.pull("0", 1);
    expect(more).toBe(true);
    const answer = await deviceWith(restore().app, owner).request(`/api/sync/pull?cursor=${cursor}`);
    expect(answer.status).toBe(410);
  });

  it("that has overtaken the devices' cursors is told apart by the operator", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const restore = await backUp(server);
    const lost = record(server.exporters.batik);
    await owner.push(lost);
    const { cursor } = await owner.pull();
    const { app, database } = restore();
    const device = deviceWith(app, owner);
    await device.push(...Array.from({ length: 5 }, () => record(server.exporters.batik)));
    expect((await device.request(`/api/sync/pull?cursor=${cursor}`)).status).toBe(200);

    expect(await renewEpochs(database, server.randomBytes)).toBe(1);

    expect((await device.request(`/api/sync/pull?cursor=${cursor}`)).status).toBe(410);
    expect((await device.pushRequest(pushOf(owner.session, []))).status).toBe(410);
    expect(await outcomes(await withNewSession(device), lost)).toEqual(["applied"]);
  });

  it("that no device is ahead of goes on as it was", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    await owner.push(record(server.exporters.batik));
    const { cursor } = await owner.pull();
    const answer = await deviceWith((await backUp(server))().app, owner).request(`/api/sync/pull?cursor=${cursor}`);
    expect([answer.status, await answer.json()]).toMatchObject([200, { cursor }]);
  });
});

/** Copies the database; the answer starts a server on the copy, as after an operator has put it back. */
async function backUp({ stored, clock, randomBytes }: TestServer) {
  const { database } = await stored.copy();
  return () => {
    const settings = { publicUrl: "http://localhost" };
    const appOn = (used: Database) => createApp({ database: used, clock: () => clock.now, randomBytes, settings });
    return { database, app: appOn(database), appOn };
  };
}

/** Lets nobody through until so many are there. */
function newBarrier(many: number): () => Promise<void> {
  let missing = many;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    missing -= 1;
    if (missing === 0) open();
    await opened;
  };
}

/** The device, having asked who it is after its epoch had become another. */
async function withNewSession(device: TestDevice): Promise<TestDevice> {
  const session = (await (await device.request("/api/session")).json()) as Session;
  return { ...device, session };
}

async function outcomes({ pushRequest, session }: TestDevice, ...commands: SentCommand[]): Promise<string[]> {
  const answer = (await (await pushRequest(pushOf(session, commands))).json()) as PushAnswer;
  return answer.results.map(({ outcome }) => outcome);
}
