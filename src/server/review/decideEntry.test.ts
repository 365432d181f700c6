import { describe, expect, it } from "vitest";
import type { CommandName } from "../../protocol/commands.ts";
import type { SentCommand } from "../../protocol/sync.ts";
import { command, nilReport, record, shipmentAt, shipmentIn, startTestServer, type TestServer } from "../testing.ts";

type Step = "approve" | "return" | "reject" | "reopen" | "revise";

/** What a decision does to an entry in a state; `decided` where it may not be taken. */
const transitions: [path: Step[], step: Step, outcome: string][] = [
  [[], "approve", "approved"],
  [[], "return", "returned"],
  [[], "reject", "rejected"],
  [[], "reopen", "decided"],
  [[], "revise", "submitted"],
  [["return"], "approve", "decided"],
  [["return"], "return", "decided"],
  [["return"], "reject", "decided"],
  [["return"], "reopen", "decided"],
  [["return"], "revise", "submitted"],
  [["approve"], "approve", "decided"],
  [["approve"], "return", "decided"],
  [["approve"], "reject", "decided"],
  [["approve"], "reopen", "submitted"],
  [["approve"], "revise", "decided"],
  [["reject"], "approve", "decided"],
  [["reject"], "return", "decided"],
  [["reject"], "reject", "decided"],
  [["reject"], "reopen", "decided"],
  [["reject"], "revise", "decided"],
  [["approve", "reopen"], "reject", "rejected"],
  [["return", "revise"], "approve", "approved"],
];

describe("an entry", () => {
  it.each(transitions)("after %j: %s makes it %s", async (path, step, outcome) => {
    const { play, sent, supervisor } = await onEntry();
    for (const earlier of path) await play(earlier);
    const before = await shipmentAt(supervisor, shipmentIn(sent).id);

    const result = await play(step);

    const after = await shipmentAt(supervisor, shipmentIn(sent).id);
    if (outcome === "decided") {
      expect(result).toMatchObject({ outcome: "refused", code: "decided" });
      expect(after).toEqual(before);
    } else {
      expect(result).toMatchObject({ outcome: "applied" });
      expect(after?.state).toBe(outcome);
    }
  });

  it("shows who did what to which revision, and what was said last", async () => {
    const { play, sent, supervisor } = await onEntry();
    await play("return");
    expect(await shipmentAt(supervisor, shipmentIn(sent).id)).toMatchObject({ comment: "Alasan return" });
    await play("revise");
    await play("approve");

    const entry = await shipmentAt(supervisor, shipmentIn(sent).id);
    expect(entry?.history.map(({ event, revision, byName, comment }) => [event, revision, byName, comment])).toEqual([
      ["submit", 1, "Contoh Ratna", undefined],
      ["return", 1, "Contoh Budi", "Alasan return"],
      ["revise", 2, "Contoh Ratna", undefined],
      ["approve", 2, "Contoh Budi", undefined],
    ]);
    expect(entry?.comment).toBeUndefined();
  });

  it("isn't decided by its earlier revision", async () => {
    const { play, sent, supervisor } = await onEntry();
    await play("revise");
    const decision = command("v1.review.approve", { entry: { kind: "shipment", id: shipmentIn(sent).id } });
    expect(await supervisor.push(decision)).toMatchObject([{ outcome: "refused", code: "stale" }]);
  });

  it("isn't decided by a revision that isn't here yet, and is once that comes", async () => {
    const { play, sent, supervisor } = await onEntry();
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;
    const decision = command("v1.review.approve", { entry }, { baseRevision: 2 });
    expect(await supervisor.push(decision)).toEqual([{ id: decision.id, outcome: "retry", waitsFor: "revision" }]);
    await play("revise");
    expect(await supervisor.push(decision)).toMatchObject([{ outcome: "applied", revision: 2 }]);
  });

  it("is decided once, however many decide at once", async () => {
    const { sent, server } = await onEntry();
    const supervisor = await server.signIn("supervisor");
    const admin = await server.signIn("admin");
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;

    const results = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? supervisor : admin).push(
          index % 3 === 0
            ? command("v1.review.approve", { entry })
            : command(index % 3 === 1 ? "v1.review.return" : "v1.review.reject", { entry, comment: "Alasan" }),
        ),
      ),
    );

    const outcomes = results.flat().map((result) => (result.outcome === "refused" ? result.code : result.outcome));
    expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "decided")).toHaveLength(49);
  });

  it("without a value in dollars can't be approved, but returned", async () => {
    const { supervisor, owner, server } = await onEntry();
    const sent = record(server.exporters.batik, { currency: "JPY" });
    await owner.push(sent);
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;
    expect(await supervisor.push(command("v1.review.approve", { entry }))).toMatchObject([{ code: "no-rate" }]);
    expect(await supervisor.push(command("v1.review.return", { entry, comment: "Tunggu" }))).toMatchObject([
      { outcome: "applied" },
    ]);
  });

  it.each(["v1.review.return", "v1.review.reject", "v1.review.reopen"] as const)("%s needs a comment", async (name) => {
    const { supervisor, sent } = await onEntry();
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;
    expect(await supervisor.push({ ...command("v1.review.approve", { entry }), name })).toMatchObject([
      { outcome: "refused", code: "invalid", field: "comment" },
    ]);
  });

  it("that is rejected leaves its month free for a nil report again", async () => {
    const { play, owner, server } = await onEntry();
    expect(await owner.push(nilReport(server.exporters.batik, "2026-11"))).toMatchObject([
      { code: "month-has-shipment" },
    ]);
    await play("reject");
    expect(await owner.push(nilReport(server.exporters.batik, "2026-11"))).toMatchObject([{ outcome: "applied" }]);
  });
});

/** A submitted entry, and how its author and the office act on its latest revision. */
async function onEntry() {
  const server: TestServer = await startTestServer();
  const owner = await server.signIn("batikOwner");
  const supervisor = await server.signIn("supervisor");
  const sent = record(server.exporters.batik);
  await owner.push(sent);
  let baseRevision = 1;
  const play = async (step: Step) => {
    const entry = { kind: "shipment", id: shipmentIn(sent).id } as const;
    const different: Partial<SentCommand> = { baseRevision };
    if (step === "revise") {
      const shipment = { ...shipmentIn(sent), note: `Revisi ${baseRevision}` };
      const [result] = await owner.push(command("v1.shipment.revise", { shipment }, different));
      if (result?.outcome === "applied") baseRevision = result.revision;
      return result;
    }
    const name: CommandName = `v1.review.${step}`;
    const body = step === "approve" ? { entry } : { entry, comment: `Alasan ${step}` };
    const [result] = await supervisor.push({ ...command("v1.review.approve", { entry }, different), name, body });
    return result;
  };
  return { server, owner, supervisor, sent, play };
}
