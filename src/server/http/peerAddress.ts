import type { AppContext } from "./environment.ts";

/** The address that a request's connection comes from; "" where there is no connection, as in tests. */
export function peerAddress(context: AppContext): string {
  const { incoming } = (context.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? "";
}
