import type { Server } from "node:http";
import { serve } from "@hono/node-server";
import type { Hono } from "hono";
import type { Environment } from "./environment.ts";

/**
 * Slow clients give up their place: a phone's batch is small, its answer short, and a photo goes on where it broke off.
 * Milliseconds for a request's headers, for all of it, and from one look at the connections to the next.
 */
export const patience = { headersTimeout: 15_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000 };

const mostConnections = 10_000;

/** Lets an app listen on a port. */
export function listen(
  app: Hono<Environment>,
  { port, host, limits = patience }: { port: number; host: string; limits?: typeof patience },
  whenReady: (port: number) => void,
): Server {
  const server = serve({ fetch: app.fetch, port, hostname: host, serverOptions: limits }, (bound) =>
    whenReady(bound.port),
  ) as Server;
  server.maxConnections = mostConnections;
  return server;
}
