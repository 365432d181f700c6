import { expect, it } from "vitest";
import { commandNames } from "../protocol/commands.ts";
import { startTestServer } from "./testing.ts";

type Description = { paths: Record<string, Record<string, unknown>>; components: { schemas: Record<string, unknown> } };

it("the description tells of every route of the app, and of no other", async () => {
  const { app } = await startTestServer();
  const { paths } = (await (await app.request("/api/openapi.json")).json()) as Description;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const routes = app.routes
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(\{.*?\}(?=\/|$))?/g, "{$1}")}`)
    .filter((route) => !/^all /.test(route));
  // Answered by the route of GET, and told of where there is more in it than a GET without a body.
  routes.push("head /api/photos/{sha256}");
  expect(described.sort()).toEqual([...new Set(routes)].sort());
});

it("the description has the schema of every command, closed to fields it doesn't name", async () => {
  const { app } = await startTestServer();
  const { components } = (await (await app.request("/api/openapi.json")).json()) as Description;
  for (const name of commandNames) {
    expect(components.schemas[name]).toMatchObject({
      type: "object",
      additionalProperties: false,
      required: expect.any(Array),
    });
  }
});
