import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { noteFailure } from "../device/sync/backoff.ts";
import type { SyncRound } from "../device/sync/syncRound.ts";
import { newDevice } from "../device/testing.ts";
import { currentStore } from "./current.ts";
import { requestSync } from "./sync.ts";

const rounds = vi.hoisted(() => [] as (boolean | undefined)[]);
vi.mock("../device/browserNetwork.ts", () => ({ browserNetwork: () => ({}) }));
vi.mock("../device/sync/syncRound.ts", () => ({
  syncRound: async ({ atOnce }: SyncRound) => {
    rounds.push(atOnce);
    return { kind: "done" };
  },
}));

beforeEach(() => {
  rounds.length = 0;
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("document", { visibilityState: "visible" });
});

afterEach(() => {
  currentStore.value = undefined;
  vi.unstubAllGlobals();
});

async function afterFailure(retryAfterSeconds?: number) {
  const { store } = await newDevice();
  await noteFailure(store.database, store.clock(), store.randomBytes, { trouble: "server", retryAfterSeconds });
  currentStore.value = store;
}

test.each([
  ["by-itself", undefined, false],
  ["network-is-back", undefined, true],
  ["network-is-back", 120, false],
  ["person-asked", undefined, true],
  ["person-asked", 120, true],
] as const)(
  "a round that is wanted %s, the server having asked for %s s, skips the pause: %s",
  async (reason, asked, skips) => {
    await afterFailure(asked);
    requestSync(reason);
    await vi.waitFor(() => expect(rounds).toEqual([skips]));
  },
);

test("what the person asks for while a round runs isn't forgotten for a weaker reason", async () => {
  await afterFailure(120);
  requestSync("network-is-back");
  requestSync("person-asked");
  requestSync("by-itself");
  await vi.waitFor(() => expect(rounds).toEqual([false, true]));
});
