import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type CommandName, commandNames } from "../protocol/commands.ts";
import { Problem } from "../protocol/refusals.ts";
import type { Database } from "./database/database.ts";
import type { Tables } from "./database/tables.ts";
import { command, pushOf, startTestServer, type TestDevice, type TestServer } from "./testing.ts";
import {
  describedPath,
  emptyServer,
  grantedRequest,
  type Operation,
  operations,
  type Request,
  schemaOf,
  send,
} from "./testingApi.ts";
import { commandAbout, senderOf } from "./testingCommands.ts";
import { mutated, mutationsOf } from "./testingMutations.ts";
import { faultIn, type JsonSchema, valuesOf } from "./testingSchemas.ts";

// More cases and others: FUZZ_CASES=2000 FUZZ_SEED=7 npx vitest run src/server/fuzz.test.ts
const cases = Number(process.env.FUZZ_CASES ?? 60);
const seed = Number(process.env.FUZZ_SEED ?? 20261124);

const memory = { before: 0 };
const collectGarbage = exposedGc();
beforeAll(() => {
  memory.before = heldBytes();
});

const endsSessions = new Set(["/api/sign-out", "/api/session/password", "/api/session/password-check"]);

/** Another one nearly each time; other routes don't look at it. */
const somePhoto = fc.record({ width: fc.integer({ min: 1, max: 1_000_000 }) });

it("every route of the app is among them", async () => {
  const { app } = await emptyServer();
  const routes = app.routes.filter(({ method }) => method !== "ALL");
  const names = new Set(routes.map(({ method, path }) => `${method.toLowerCase()} ${describedPath(path)}`));
  expect([...names].filter((name) => !operations().some((operation) => operation.name === name))).toEqual([]);
});

describe(`${cases} requests by seed ${seed}`, () => {
  describe.each(operations().filter(({ path }) => path !== "/api/sync/push"))("to $name", (operation) => {
    it("are granted or refused, and a refused one changes nothing", async () => {
      const { token, ...server } = await serverFor(operation);
      const made = operation.body === undefined ? somePhoto : valuesOf(operation.body);
      const sessions = new Map<string, TestDevice>();
      await fuzz(server, operation, { made, hasBody: operation.bodyTypes.length > 0 }, async (body) => {
        const { who, request } = await grantedRequest(server, operation, body);
        if (token !== undefined) {
          return { device: undefined, request: { ...request, body: { ...(body as object), token } } };
        }
        // Who signs out, or got another session, signs in again.
        if (!sessions.has(who) || endsSessions.has(operation.path)) sessions.set(who, await server.signIn(who));
        return { device: sessions.get(who), request };
      });
    });
  });

  describe.each(commandNames)("to push a %s", (name) => {
    it("are granted or refused, and a refused one changes nothing", async () => {
      const server = await startTestServer();
      const device = await server.signIn(senderOf(name));
      const [operation] = operations().filter(({ path }) => path === "/api/sync/push");
      // Half of them speak of what is there, half say whatever the schema allows.
      const sound = await Promise.all(Array.from({ length: 1 }, () => commandAbout(server, name)));
      const made = fc.oneof(
        fc.constantFrom(...sound),
        valuesOf(schemaOf(name)).map((body) => command(name as CommandName, body as never)),
      );
      await fuzz(server, operation as Operation, { made, hasBody: true }, async (sent) => ({
        device,
        request: { path: "/api/sync/push", body: pushOf(device.session, [sent]) },
      }));
    });
  });
});

it("memory stays within 50 MB of where it began", () => {
  expect(heldBytes() - memory.before).toBeLessThan(50_000_000);
});

/** Sends what is made of each granted request, and looks at every answer and at what it left behind. */
async function fuzz(
  server: TestServer,
  operation: Operation,
  { made, hasBody }: { made: fc.Arbitrary<unknown>; hasBody: boolean },
  prepare: (made: unknown) => Promise<{ device: TestDevice | undefined; request: Request }>,
): Promise<void> {
  const names = operation.query.map(({ name }) => name);
  let granted = 0;
  await fc.assert(
    fc.asyncProperty(made, mutationsOf(hasBody), async (value, mutations) => {
      // Slow enough for the limits of a minute.
      server.clock.now += 700;
      const { device, request } = await prepare(value);
      const sent = mutated(
        request,
        mutations.map(({ mutation }) => mutation),
        names,
      );
      const before = await everything(server.database);
      const answer = await send(device, server, operation, sent);
      await isSound(operation, answer);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      if (answer.status < 400) granted += 1;
      else expect(await everything(server.database)).toBe(before);
    }),
    { numRuns: cases, seed, endOnFailure: true },
  );
  // What is refused whatever it says was not tried.
  expect(granted).toBeGreaterThan(0);
  expect((await server.app.request("/api/health")).status).toBe(200);
}

/** Granted as the description says, or refused with a problem that is meant for the sender. */
async function isSound({ name, method, answers }: Operation, answer: Response): Promise<void> {
  const { status } = answer;
  const isStream = answer.headers.get("Content-Type") === "text/event-stream";
  const text = isStream ? "" : await answer.text();
  if (isStream) await answer.body?.cancel();
  if (status === 304) return;
  if (status < 400) {
    const told = answers.get(status);
    expect([name, status, told !== undefined]).toEqual([name, status, true]);
    if (told?.schema !== undefined) expect(faultIn(told.schema as JsonSchema, JSON.parse(text))).toBeUndefined();
    return;
  }
  // Another version of the protocol is no error of the server.
  if (status !== 501) expect([text, status]).toEqual([text, Math.min(status, 499)]);
  if (method === "HEAD") return;
  expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
  expect(Problem.safeParse(JSON.parse(text))).toMatchObject({ success: true, data: { status } });
}

/** Where an office is made there is none yet. */
async function serverFor({ path }: Operation): Promise<TestServer & { token?: string | undefined }> {
  const server = await startTestServer();
  return path === "/api/set-up" ? { ...server, ...(await emptyServer()) } : server;
}

/** All but what counts tries, which are refused. */
const tables: Record<Exclude<keyof Tables, "throttle">, "kept"> = {
  office: "kept",
  person: "kept",
  assignment: "kept",
  device: "kept",
  session: "kept",
  link: "kept",
  set_up: "kept",
  office_code: "kept",
  password: "kept",
  sign_in_code: "kept",
  quarantine: "kept",
  command_log: "kept",
  record: "kept",
  entry_revision: "kept",
  declaration_number: "kept",
  used_rate: "kept",
  unconverted: "kept",
  business_id: "kept",
  history: "kept",
  photo: "kept",
  photo_of_entry: "kept",
};

/** All that the database holds, as text. */
async function everything(database: Database): Promise<string> {
  return await database.read(async (snapshot) => {
    const rows: unknown[] = [];
    for (const table of Object.keys(tables) as (keyof Tables)[]) {
      rows.push(await snapshot.selectFrom(table).selectAll().execute());
    }
    return JSON.stringify(rows);
  });
}

function exposedGc(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

/** What the process can't let go of. */
function heldBytes(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
