import { expect, it, vi } from "vitest";
import { pushOf, record, startTestServer } from "../testing.ts";
import { newPokes } from "./pokes.ts";

it("an open stream hears of a change in its office, and not what it was", async () => {
  const server = await startTestServer();
  const owner = await server.signIn("batikOwner");
  const stream = await listen(await (await server.signIn("supervisor")).request("/api/sync/events"));
  expect(await stream.next()).toBe("retry: 5000\n\n");

  await owner.push(record(server.exporters.batik));

  expect(await stream.next()).toBe("data: something\n\n");
  await stream.close();
});

it("a push that changes nothing wakes nobody", async () => {
  const pokes = newPokes();
  const poke = vi.spyOn(pokes, "poke");
  const server = await startTestServer({ pokes });
  const owner = await server.signIn("batikOwner");
  const sent = record(server.exporters.batik);
  await owner.push(sent);
  await owner.push(sent);
  await owner.pushRequest(pushOf(owner.session, []));
  await owner.push(record(server.exporters.batik, { destinationCountry: "ID" }));
  expect(poke).toHaveBeenCalledTimes(1);
});

it("an office doesn't hear another", async () => {
  const pokes = newPokes();
  const heard: string[] = [];
  pokes.listen("a", { poke: () => heard.push("a"), end: () => {} });
  const stop = pokes.listen("b", { poke: () => heard.push("b"), end: () => {} });
  pokes.poke("b");
  stop();
  pokes.poke("b");
  expect(heard).toEqual(["b"]);
});

it("a session has four streams at most, and a closed one makes room", async () => {
  const server = await startTestServer();
  const { request } = await server.signIn("supervisor");
  const open = await Promise.all([1, 2, 3, 4].map(() => request("/api/sync/events")));
  const fifth = await request("/api/sync/events");
  expect([...open.map((answer) => answer.status), fifth.status]).toEqual([200, 200, 200, 200, 429]);
  await open[0]?.body?.cancel();
  const sixth = await request("/api/sync/events");
  expect(sixth.status).toBe(200);
  for (const answer of [...open.slice(1), sixth]) await answer.body?.cancel();
});

it("all streams end when the server goes", async () => {
  const pokes = newPokes();
  const server = await startTestServer({ pokes });
  const stream = await listen(await (await server.signIn("viewer")).request("/api/sync/events"));
  await stream.next();
  pokes.close();
  expect(await stream.next()).toBeUndefined();
});

it("a stream that is opened while the server goes ends at once", async () => {
  const pokes = newPokes();
  const server = await startTestServer({ pokes });
  const { request } = await server.signIn("viewer");
  pokes.close();
  const stream = await listen(await request("/api/sync/events"));
  expect(await stream.next()).toBe("retry: 5000\n\n");
  expect(await stream.next()).toBeUndefined();
});

async function listen(answer: Response) {
  expect(answer.headers.get("Content-Type")).toBe("text/event-stream");
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  return {
    next: async () => {
      const { value } = await reader.read();
      return value && new TextDecoder().decode(value);
    },
    close: () => reader.cancel(),
  };
}
