import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { startTestServer, writeHeaders } from "../testing.ts";
import { addressNetwork, clientAddress } from "./clientAddress.ts";
import type { Environment } from "./environment.ts";

describe("the address of a client", () => {
  it.each([
    [0, "203.0.113.9", undefined, "203.0.113.9"],
    [0, "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    [0, "::ffff:203.0.113.9", undefined, "203.0.113.9"],
    [1, "127.0.0.1", "198.51.100.1", "198.51.100.1"],
    [1, "127.0.0.1", "10.0.0.1, 198.51.100.1", "198.51.100.1"],
    [1, "127.0.0.1", "2001:db8::1", "2001:db8::1"],
    [1, "127.0.0.1", undefined, "127.0.0.1"],
    [1, "127.0.0.1", "unknown", "127.0.0.1"],
    [2, "127.0.0.1", "10.0.0.1, 198.51.100.1, 192.0.2.7", "198.51.100.1"],
    [2, "127.0.0.1", "198.51.100.1", "198.51.100.1"],
  ])("behind %i proxies, by a socket from %s that hands on %s, is %s", async (hops, remote, handedOn, expected) => {
    const app = new Hono<Environment>();
    app.get("/", (context) => {
      context.set("trustedProxies", hops);
      return context.text(clientAddress(context));
    });
    const headers = handedOn === undefined ? {} : { "X-Forwarded-For": handedOn };
    expect(await (await app.request("/", { headers }, socketFrom(remote))).text()).toBe(expected);
  });

  it.each([
    ["203.0.113.9", "203.0.113.9"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["", ""],
  ])("%s counts as %s", (address, network) => {
    expect(addressNetwork(address)).toBe(network);
  });
});

describe("the limit of an address", () => {
  it("holds under headers that change, where no proxy is trusted", async () => {
    expect(await tried(0, (index) => ({ headers: { "X-Forwarded-For": `198.51.100.${index}` } }))).toBe(30);
  });

  it("holds under what a client writes before the word of a trusted proxy", async () => {
    expect(await tried(1, (index) => ({ headers: { "X-Forwarded-For": `198.51.100.${index}, 192.0.2.7` } }))).toBe(30);
  });

  it("holds under addresses of one IPv6 network", async () => {
    expect(await tried(0, (index) => ({ remote: `2001:db8:1:2::${index}` }))).toBe(30);
  });

  it("is each address's own", async () => {
    expect(await tried(0, (index) => ({ remote: `203.0.113.${index}` }))).toBe(40);
    expect(await tried(1, (index) => ({ headers: { "X-Forwarded-For": `198.51.100.${index}` } }))).toBe(40);
  });

  /** How many of 40 tries for 40 accounts were looked into. */
  async function tried(
    trustProxy: number,
    from: (index: number) => { headers?: Record<string, string>; remote?: string },
  ): Promise<number> {
    const server = await startTestServer({
      settings: { publicUrl: "http://localhost", trustProxy },
      passwords: { hash: async () => "", isRight: async () => false, isOutdated: () => false },
    });
    let count = 0;
    for (let index = 1; index <= 40; index += 1) {
      const { headers, remote = "127.0.0.1" } = from(index);
      const body = { login: `orang${index}`, password: `tebakan ${index}`, secret: "a".repeat(43), deviceName: "HP" };
      const { status } = await server.app.request(
        "/api/sign-in/password",
        { method: "POST", headers: { ...writeHeaders, ...headers }, body: JSON.stringify(body) },
        socketFrom(remote),
      );
      if (status === 403) count += 1;
    }
    return count;
  }
});

/** As node-server hands the socket to the app. */
function socketFrom(remoteAddress: string) {
  return { incoming: { socket: { remoteAddress, remotePort: 50_000, remoteFamily: "IPv4" } } };
}
