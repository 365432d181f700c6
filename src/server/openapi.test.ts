import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandNames } from "../protocol/commands.ts";
import { startTestServer } from "./testing.ts";
import { describedPath, emptyServer, grantedPushes, grantedRequest, operations, send } from "./testingApi.ts";
import { faultIn, valuesOf } from "./testingSchemas.ts";

type Description = { paths: Record<string, Record<string, unknown>>; components: { schemas: Record<string, unknown> } };

it("the description tells of every route of the app, and of no other", async () => {
  const { app } = await startTestServer();
  const { paths } = (await (await app.request("/api/openapi.json")).json()) as Description;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const routes = app.routes
    .map(({ method, path }) => `${method.toLowerCase()} ${describedPath(path)}`)
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

describe.each(operations())("$name", (operation) => {
  it.each(bodiesFor(operation))("answers a request made from its schema as it says (%#)", async (made) => {
    const server = await startTestServer();
    const { app, token } = await emptyServer();
    const isSetUp = operation.path === "/api/set-up";
    const { who, request } = isSetUp
      ? { who: undefined, request: { path: operation.path, body: { ...(made as object), token } } }
      : await grantedRequest(server, operation, made);
    const pushes = operation.path === "/api/sync/push" ? await grantedPushes(server) : [];
    const attempts =
      pushes.length > 0
        ? pushes.map(({ device, body }) => ({ device, request: { ...request, body } }))
        : [{ device: who && (await server.signIn(who)), request }];
    for (const { device, request: sent } of attempts) {
      if (operation.body !== undefined) expect(faultIn(operation.body, sent.body)).toBeUndefined();
      const answer = await send(device, isSetUp ? { ...server, app } : server, operation, sent);
      await isAsDescribed(operation, answer);
    }
  });
});

it("a check of a body against its schema finds what is wrong with it", () => {
  const { schema } =
    operations()
      .find(({ name }) => name === "get /api/session")
      ?.answers.get(200) ?? {};
  const [sound] = fc.sample(valuesOf(schema ?? {}), { numRuns: 1, seed: 1 }) as Record<string, object>[];
  expect(faultIn(schema ?? {}, sound)).toBeUndefined();
  for (const wrong of [null, [], {}, { ...sound, epoch: 1 }, { ...sound, deviceId: "x" }, { ...sound, office: {} }]) {
    expect(faultIn(schema ?? {}, wrong)).toEqual(expect.any(String));
  }
});

/** A few bodies that the schema describes; a route without one is asked once, photos once for each type. */
function bodiesFor({ path, method, body, bodyTypes }: ReturnType<typeof operations>[number]): unknown[] {
  if (path.startsWith("/api/photos/") && method === "PUT") return bodyTypes.map((type) => ({ type }));
  if (body === undefined || path === "/api/sync/push") return [{}];
  return fc.sample(valuesOf(body), { numRuns: 3, seed: 20261124 });
}

async function isAsDescribed({ method, answers }: ReturnType<typeof operations>[number], answer: Response) {
  const type = answer.headers.get("Content-Type");
  const isStream = type === "text/event-stream";
  const text = isStream ? "" : await answer.text();
  if (isStream) await answer.body?.cancel();
  const told = answers.get(answer.status);
  if (told === undefined) throw new Error(`Not described: ${answer.status} ${text}`);
  if (method === "HEAD") return;
  expect(told.types.length === 0 ? [null] : told.types).toContain(type);
  if (told.types.length === 0) expect(text).toBe("");
  if (told.schema !== undefined) expect(faultIn(told.schema, JSON.parse(text))).toBeUndefined();
}
