import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { progressOf, putPhoto, sha256Of, webp } from "../photos/testingPhotos.ts";
import { startTestServer, type TestServer } from "../testing.ts";
import { listen, patience } from "./listen.ts";

const hurried = { headersTimeout: 400, requestTimeout: 800, connectionsCheckingInterval: 50 };

it("a client is given 15 seconds for its headers and two minutes for all it sends", () => {
  expect(patience).toEqual({ headersTimeout: 15_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000 });
});

it.each<[string, string, string]>([
  ["says nothing", "", ""],
  ["never ends its headers", "GET /api/health HTTP/1.1\r\n", "X-A: b\r\n"],
  [
    "dribbles its body",
    "POST /api/sign-in/link HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Jejak-Ekspor: 1\r\nContent-Length: 100000\r\n\r\n",
    " ",
  ],
])("of 300 clients of which each %s, all are ended, and others are answered meanwhile", async (_, first, next) => {
  const server = await startTestServer();
  const port = await listening(server);
  const slow = Array.from({ length: 300 }, () => dribble(port, first, next));
  let answered = 0;
  for (let open = 300; open > 0; open = slow.filter(({ isOpen }) => isOpen()).length) {
    const answer = await fetch(`http://localhost:${port}/api/health`);
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: "ready" }]);
    answered += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(answered).toBeGreaterThan(1);
});

it("a photo whose connection is cut keeps what arrived, and goes on over another", async () => {
  const server = await startTestServer();
  const port = await listening(server);
  const owner = await server.signIn("batikOwner");
  const sha256 = sha256Of(webp);
  const head = [
    `PUT /api/photos/${sha256} HTTP/1.1`,
    "Host: localhost",
    `Cookie: ${owner.cookie}`,
    "Content-Type: image/webp",
    "X-Jejak-Ekspor: 1",
    `Content-Length: ${webp.length}`,
  ];
  const socket = opened(port);
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  socket.write(webp.subarray(0, 250));
  while ((await progressOf(owner, sha256))[1] !== "250") await new Promise((resolve) => setTimeout(resolve, 10));
  socket.destroy();

  const rest = { type: "image/webp", sha256, range: `bytes 250-${webp.length - 1}/${webp.length}` };
  expect((await putPhoto(owner, webp.subarray(250), rest)).status).toBe(201);
});

it("a refusal reaches who hasn't sent all of it, and the connection isn't left in between", async () => {
  const server = await startTestServer();
  const port = await listening(server);
  const socket = opened(port);
  const said = new Promise<string>((resolve) => {
    let text = "";
    socket.on("data", (bytes) => {
      text += bytes.toString();
      if (text.includes("\r\n\r\n")) resolve(text);
    });
  });
  socket.write(
    "POST /api/sync/push HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nX-Jejak-Ekspor: 1\r\nContent-Length: 1000\r\n\r\nx",
  );
  expect(await said).toMatch(/^HTTP\/1.1 415 /);
  const closed = new Promise((resolve) => socket.on("close", resolve));
  await closed;
});

async function listening({ app }: TestServer): Promise<number> {
  const server = await new Promise<Server>((resolve) => {
    const made = listen(app, { port: 0, host: "127.0.0.1", limits: hurried }, () => resolve(made));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function opened(port: number): Socket {
  const socket = connect(port, "127.0.0.1");
  // Whoever is ended in the middle of a word hears of it as an error.
  socket.on("error", () => {});
  return socket;
}

/** Says a little, and a little more again and again, until it is ended. */
function dribble(port: number, first: string, next: string): { isOpen: () => boolean } {
  const socket = opened(port);
  let isOpen = true;
  socket.write(first);
  const more = setInterval(() => next !== "" && socket.write(next), 100);
  socket.resume();
  socket.on("close", () => {
    isOpen = false;
    clearInterval(more);
  });
  return { isOpen: () => isOpen };
}
