import { isIP } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { AppContext } from "./environment.ts";

/**
 * The address that a request came from: the socket's, or behind proxies that the operator trusts (TRUST_PROXY) the
 * one that the outermost of them wrote down. What a client says of itself beyond that counts for nothing.
 */
export function clientAddress(context: AppContext): string {
  const hops = context.get("trustedProxies");
  const socket = socketAddress(context);
  if (hops === 0) return socket;
  const written = (context.req.header("X-Forwarded-For") ?? "")
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const address = written.at(-hops) ?? written[0] ?? socket;
  return isIP(address) === 0 ? socket : withoutMapping(address);
}

/** Of an IPv6 address its network, out of which one machine can have any number: what limits are counted by. */
export function addressNetwork(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const groups =
    tail === undefined ? first : [...first, ...Array(Math.max(0, 8 - first.length - last.length)).fill("0"), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** Where no socket is known, as in a test, all requests are from one place. */
function socketAddress(context: AppContext): string {
  const hasSocket = (context.env as { incoming?: unknown } | undefined)?.incoming !== undefined;
  return hasSocket ? withoutMapping(getConnInfo(context).remote.address ?? "") : "";
}

/** An IPv4 address on an IPv6 socket. */
function withoutMapping(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
