import { expect, it } from "vitest";
import { pushOf, record, shipmentIn, startTestServer } from "../testing.ts";

it("one command that comes fifty times at once is applied once, and every answer is a receipt", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  const sent = record(server.exporters.batik);
  const answers = await Promise.all(Array.from({ length: 50 }, () => owner.push(sent)));
  const outcomes = answers.map(([result]) => result?.outcome);
  expect(outcomes.filter((outcome) => outcome === "applied")).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome === "already-applied")).toHaveLength(49);
  expect(new Set(answers.map(([result]) => (result as { hash?: string } | undefined)?.hash)).size).toBe(1);
  expect((await owner.pullAll()).filter(({ id }) => id === shipmentIn(sent).id)).toHaveLength(1);
});

it("one id under fifty contents belongs to the first, and the others hear so", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  const { id } = record(server.exporters.batik);
  const sent = Array.from({ length: 50 }, () => ({ ...record(server.exporters.batik), id }));
  const answers = await Promise.all(sent.map((command) => owner.pushRequest(pushOf(owner.session, [command]))));
  const results = await Promise.all(
    answers.map(async (answer) => ((await answer.json()) as { results: [object] }).results[0]),
  );
  expect(results.filter((result) => "outcome" in result && result.outcome === "applied")).toHaveLength(1);
  expect(results.filter((result) => "code" in result && result.code === "id-taken")).toHaveLength(49);
  expect((await owner.pullAll()).filter(({ kind }) => kind === "shipment")).toHaveLength(1);
});
