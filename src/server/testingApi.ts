import { commandNames } from "../protocol/commands.ts";
import type { PhotoType } from "../protocol/photos.ts";
import { createApp } from "./app.ts";
import { newTestDatabase } from "./database/testingDatabase.ts";
import { putRecord } from "./offices/records.ts";
import { describeApi } from "./openapi.ts";
import { jpeg, pdf, sha256Of, somePng, webp } from "./photos/testingPhotos.ts";
import { createLink } from "./session/createLink.ts";
import { createSetUpLink } from "./session/setUp.ts";
import { newSecret } from "./session/tokens.ts";
import {
  inOffice,
  postData,
  pushOf,
  record,
  someId,
  startAt,
  type TestDevice,
  type TestServer,
  writeHeaders,
} from "./testing.ts";
import { commandAbout, senderOf } from "./testingCommands.ts";
import type { JsonSchema } from "./testingSchemas.ts";

// For tests: every route as the API's description tells of it, and requests to each that are granted.

export type Operation = {
  /** `post /api/sync/push`. */
  name: string;
  method: string;
  path: string;
  query: { name: string; schema: JsonSchema; required: boolean }[];
  body: JsonSchema | undefined;
  bodyTypes: string[];
  /** What may be answered, by status; without a schema where it isn't JSON, without a type where it is empty. */
  answers: Map<number, { types: string[]; schema: JsonSchema | undefined }>;
};

export type Request = {
  path: string;
  query?: Record<string, string> | string;
  headers?: Record<string, string>;
  body?: unknown;
};

type Described = {
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema?: JsonSchema }> };
  responses: Record<string, { content?: Record<string, { schema?: JsonSchema }> }>;
};
type Description = {
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema> };
};

export function operations(): Operation[] {
  const { paths } = describeApi() as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody, responses }]): Operation => {
      const answers = Object.entries(responses).filter(([status]) => status !== "default");
      return {
        name: `${method} ${path}`,
        method: method.toUpperCase(),
        path,
        query: parameters
          .filter((parameter) => parameter.in === "query")
          .map(({ name, schema, required = false }) => ({ name, schema, required })),
        body: requestBody?.content["application/json"]?.schema,
        bodyTypes: Object.keys(requestBody?.content ?? {}),
        answers: new Map(
          answers.map(([status, { content = {} }]) => {
            return [Number(status), { types: Object.keys(content), schema: content["application/json"]?.schema }];
          }),
        ),
      };
    }),
  );
}

export function schemaOf(name: string): JsonSchema {
  return (describeApi() as Description).components.schemas[name] ?? {};
}

/** A route as OpenAPI writes it. */
export function describedPath(path: string): string {
  return path.replaceAll(/:(\w+)(\{.*?\}(?=\/|$))?/g, "{$1}");
}

type Granted = { who: Parameters<TestServer["signIn"]>[0]; request: Request };

/**
 * Fills a generated body in with what only this server knows (a token, somebody's id), and says who may send it. A route
 * that isn't told of here is asked by an admin, with what its schema describes.
 */
export async function grantedRequest(server: TestServer, operation: Operation, made: unknown): Promise<Granted> {
  const { name, path } = operation;
  const body = (made ?? {}) as Record<string, Record<string, unknown>>;
  const admin = (request: Omit<Request, "path"> = {}): Granted => ({ who: "admin", request: { path, ...request } });
  const { people, exporters, office } = server;
  switch (name) {
    case "post /api/csp-report":
      return {
        ...admin(),
        request: {
          path,
          headers: { "Content-Type": "application/csp-report" },
          body: { "csp-report": { "document-uri": "http://localhost/", "blocked-uri": "inline", ...body } },
        },
      };
    case "post /api/sign-in/link": {
      const { now } = server.clock;
      const tools = { officeId: office.id, personId: people.viewer.id, now, randomBytes: server.randomBytes };
      const token = await server.database.write((tx) => createLink(tx, tools));
      return admin({ body: { ...body, token, secret: newSecret(server.randomBytes) } });
    }
    case "post /api/sign-in/code": {
      const device = await server.signIn("viewer");
      const answer = await device.request("/api/session/code", { method: "POST", headers: writeHeaders, body: "{}" });
      const { code } = (await answer.json()) as { code: string };
      return admin({ body: { ...body, code } });
    }
    case "post /api/sign-in/password":
    case "post /api/session/password-check": {
      if (!withPassword.has(server)) await setPassword(server);
      withPassword.add(server);
      waitOutThrottles(server);
      const { office: _, ...rest } = body;
      return admin({ body: path.startsWith("/api/session") ? { password } : { ...rest, login, password } });
    }
    case "post /api/session/password": {
      const { oldPassword: _, ...rest } = body;
      return admin({ body: { ...rest, login, password } });
    }
    case "post /api/data/devices/revoke":
      return admin({ body: { deviceId: (await server.signIn("viewer")).session.deviceId } });
    case "post /api/session/devices/revoke":
      return admin({ body: { deviceId: (await server.signIn("admin")).session.deviceId } });
    case "post /api/data/people/disable":
    case "post /api/data/people/enable":
      return admin({ body: { personId: people.viewer.id } });
    case "post /api/data/quarantine":
      return admin({ body: { ...body, ids: [await quarantined(server)] } });
    case "post /api/sync/push":
      return { who: "batikOwner", request: { path, body } };
    case "get /api/sync/pull":
      return admin({ query: { cursor: "0", limit: "50" } });
    case "get /api/realisation":
      return admin({ query: { year: "2026", by: "exporter" } });
    case "put /api/photos/{sha256}": {
      const { type, width } = { type: "image/png", width: 1, ...(made as object) } as {
        type: PhotoType;
        width: number;
      };
      const bytes = { "image/jpeg": jpeg, "image/png": somePng(width), "image/webp": webp, "application/pdf": pdf }[
        type
      ];
      const headers = { "Content-Type": type, "Content-Length": String(bytes.length) };
      return { who: "batikOwner", request: { path: `/api/photos/${sha256Of(bytes)}`, headers, body: bytes } };
    }
    case "head /api/photos/{sha256}":
    case "get /api/photos/{sha256}": {
      const sent = `/api/photos/${sha256Of(webp)}`;
      if (!withPhoto.has(server)) {
        const headers = { ...writeHeaders, "Content-Type": "image/webp", "Content-Length": String(webp.length) };
        const sender = await server.signIn("batikOwner");
        await sender.request(sent, { method: "PUT", headers, body: new Uint8Array(webp) });
        withPhoto.add(server);
      }
      return { who: "supervisor", request: { path: sent } };
    }
    case "post /api/data/people": {
      const { exporterId: _, ...person } = body;
      return admin({ body: { ...person, role: "mentor", exporterIds: [exporters.rosin] } });
    }
    case "post /api/data/links":
      return admin({ body: { personId: people.batikMentor.id } });
    case "post /api/data/targets": {
      const { monthlyShares: _, ...target } = body.target ?? {};
      return admin({ body: { target } });
    }
    case "post /api/data/stated-figures":
      return admin({ body: { statedFigure: { ...body.statedFigure, sectors: [] } } });
    case "post /api/data/rates": {
      const [rate] = (body.rates ?? []) as unknown as Record<string, unknown>[];
      const days = { validFrom: "2026-01-07", validTo: "2026-01-13" };
      return admin({ body: { rates: [{ ...rate, currency: "JPY", id: someId(), ...days }] } });
    }
    case "post /api/data/remove": {
      const id = someId();
      await inOffice(
        server,
        async (change) => void (await putRecord(change, "target", id, { id, year: 2026, usd: 1 })),
      );
      return admin({ body: { kind: "target", id } });
    }
    case "post /api/data/office": {
      const { plan: _, ...settings } = body.office ?? {};
      return admin({ body: { office: settings } });
    }
    default:
      if (path.startsWith("/api/export/")) return admin({ query: { from: "2026-01-01", to: "2026-12-31" } });
      return admin(operation.body === undefined ? {} : { body });
  }
}

const withPhoto = new WeakSet<TestServer>();
const withPassword = new WeakSet<TestServer>();
const disabled = new WeakMap<TestServer, TestDevice>();
const login = "arif";
const password = "kopi panas di pasar pagi";

/** Gives the admin a password, which ends their sessions. */
async function setPassword(server: TestServer): Promise<void> {
  const device = await server.signIn("admin");
  const body = JSON.stringify({ login, password });
  await device.request("/api/session/password", { method: "POST", headers: writeHeaders, body });
}

/** Guesses are slowed for a quarter of an hour at most. */
function waitOutThrottles(server: TestServer): void {
  server.clock.now += 3_600_000;
}

/** A command of a disabled person that waits to be decided on. */
async function quarantined(server: TestServer): Promise<string> {
  let device = disabled.get(server);
  if (device === undefined) {
    device = await server.signIn("batikOwner");
    await postData(await server.signIn("admin"), "people/disable", { personId: server.people.batikOwner.id });
    disabled.set(server, device);
  }
  const sent = record(server.exporters.batik);
  await device.push(sent);
  return sent.id;
}

/** A push of one command of each name, each applied where it comes alone. */
export async function grantedPushes(server: TestServer): Promise<{ device: TestDevice; body: unknown }[]> {
  const pushes: { device: TestDevice; body: unknown }[] = [];
  for (const name of commandNames) {
    const sent = await commandAbout(server, name);
    const device = await server.signIn(senderOf(name));
    pushes.push({ device, body: pushOf(device.session, [sent]) });
  }
  return pushes;
}

/** A server without an office, and the token that makes one. */
export async function emptyServer() {
  const { database } = await newTestDatabase();
  const randomBytes = (length: number) => Uint8Array.from({ length }, (_, index) => 7 * index);
  const settings = { publicUrl: "http://localhost" };
  const app = createApp({ database, clock: () => startAt, randomBytes, settings });
  return { app, database, token: await createSetUpLink(database, randomBytes) };
}

/** As a client would, but for what the request says itself. */
export async function send(device: TestDevice | undefined, server: TestServer, operation: Operation, request: Request) {
  const query = new URLSearchParams(request.query).toString();
  const { body } = request;
  const isBytes = body instanceof Uint8Array;
  const url = `${request.path}${query === "" ? "" : `?${query}`}`;
  const headers = {
    ...(operation.method !== "GET" && operation.method !== "HEAD" && writeHeaders),
    ...(device !== undefined && { Cookie: device.cookie }),
    ...request.headers,
  };
  const isSent = operation.method !== "GET" && operation.method !== "HEAD" && body !== undefined;
  return await server.app.request(url, {
    method: operation.method,
    headers,
    ...(isSent && { body: isBytes ? new Uint8Array(body) : typeof body === "string" ? body : JSON.stringify(body) }),
  });
}
