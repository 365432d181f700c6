import { afterEach, expect, test, vi } from "vitest";
import { bytesLeft, checkStorage, isNearlyFull, room } from "./storage.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  room.value = undefined;
});

test.each([
  ["all but used up", { usage: 960_000_000, quota: 1_000_000_000 }, true],
  ["more used than is allowed now", { usage: 1_200_000_000, quota: 1_000_000_000 }, true],
  ["half empty", { usage: 500_000_000, quota: 1_000_000_000 }, false],
  ["not told by the browser", {}, false],
])("storage that is %s", async (_, estimate, isFull) => {
  vi.stubGlobal("navigator", { storage: { estimate: async () => estimate } });
  await checkStorage();
  expect(isNearlyFull(bytesLeft())).toBe(isFull);
});
