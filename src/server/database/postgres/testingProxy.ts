import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export type Cut = {
  /** Cuts the next COMMIT of a transaction that writes: before it arrives, or after, so that its answer is lost. */
  nextCommit?: "before" | "after" | undefined;
  cuts: number;
};

/** For tests: an address of PostgreSQL through which everything passes but what is cut. */
export async function cuttingProxy(url: string): Promise<{ url: string; cut: Cut }> {
  const target = new URL(url);
  const { hostname, port } = target;
  const cut: Cut = { cuts: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket.on("error", () => {}).on("close", () => sockets.delete(socket)));
    }
    let [writes, isLast] = [false, false];
    client.on("data", (bytes) => {
      const text = bytes.toString("latin1");
      writes ||= text.includes("read committed");
      if (cut.nextCommit !== undefined && writes && /^Q.{4}commit\0/s.test(text)) {
        const isBefore = cut.nextCommit === "before";
        cut.nextCommit = undefined;
        cut.cuts += 1;
        if (isBefore) return client.destroy();
        isLast = true;
      }
      upstream.write(bytes);
    });
    upstream.on("data", (bytes) => (isLast ? client.destroy() : client.write(bytes)));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  target.port = String((server.address() as AddressInfo).port);
  return { url: target.href, cut };
}
