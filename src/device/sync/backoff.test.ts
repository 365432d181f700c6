import { expect, test } from "vitest";
import { newDevice } from "../testing.ts";
import { isAskedToWait, noteFailure, noteSuccess } from "./backoff.ts";

const now = Date.parse("2026-11-24T02:12:00.000Z");

test("what the server asks for is waited at least, also when the network fails meanwhile", async () => {
  const { database, randomBytes } = (await newDevice()).store;
  expect(await noteFailure(database, now, randomBytes, { trouble: "server", retryAfterSeconds: 120 })).toBe(
    now + 120_000,
  );
  expect(await noteFailure(database, now + 1_000, randomBytes, { trouble: "unreachable" })).toBe(now + 120_000);
  expect(await isAskedToWait(database, now + 119_000)).toBe(true);
  expect(await isAskedToWait(database, now + 120_000)).toBe(false);
});

test("a network that fails by itself is no wish of the server", async () => {
  const { database, randomBytes } = (await newDevice()).store;
  expect(await noteFailure(database, now, randomBytes, { trouble: "unreachable" })).toBeLessThanOrEqual(now + 1_000);
  expect(await isAskedToWait(database, now)).toBe(false);
});

test("a round that gets through ends the wait", async () => {
  const { database, randomBytes } = (await newDevice()).store;
  await noteFailure(database, now, randomBytes, { trouble: "server", retryAfterSeconds: 120 });
  await noteSuccess(database);
  expect(await isAskedToWait(database, now + 1_000)).toBe(false);
});

test("a clock that is set back far doesn't make the wait longer", async () => {
  const { database, randomBytes } = (await newDevice()).store;
  await noteFailure(database, now, randomBytes, { trouble: "server", retryAfterSeconds: 120 });
  expect(await isAskedToWait(database, now - 30 * 86_400_000)).toBe(false);
});
