import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { draftWriter } from "./draftWriter.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a change is written within 300 ms, also while the person types on", async () => {
  const saved: string[] = [];
  const writer = draftWriter(
    async (content: string) => saved.push(content),
    () => {},
  );
  for (let typed = 1; typed <= 6; typed += 1) {
    writer.write("x".repeat(typed));
    await vi.advanceTimersByTimeAsync(50);
  }
  expect(saved[0]?.length).toBeGreaterThanOrEqual(4);
  await vi.advanceTimersByTimeAsync(300);
  expect(saved.at(-1)).toBe("xxxxxx");
});

test("what waits is written at once when the page is left", async () => {
  const saved: string[] = [];
  const writer = draftWriter(
    async (content: string) => saved.push(content),
    () => {},
  );
  writer.write("half");
  expect(await writer.flush()).toBe(true);
  expect(saved).toEqual(["half"]);
});

test("a slow write never ends after a newer one", async () => {
  const saved: string[] = [];
  const pauses = [100, 1];
  const save = async (content: string) => {
    await new Promise((resolve) => setTimeout(resolve, pauses.shift()));
    saved.push(content);
  };
  const writer = draftWriter(save, () => {});
  writer.write("first");
  void writer.flush();
  writer.write("second");
  void writer.flush();
  await vi.advanceTimersByTimeAsync(500);
  expect(saved).toEqual(["first", "second"]);
});

test("what the phone had no room for is told, kept, and written once there is room", async () => {
  let isFull = true;
  const saved: string[] = [];
  const outcomes: (string | undefined)[] = [];
  const save = async (content: string) => {
    if (isFull) throw new DOMException("full", "QuotaExceededError");
    saved.push(content);
    return content;
  };
  const writer = draftWriter(save, (outcome) => outcomes.push(outcome));
  writer.write("typed");
  expect(await writer.flush()).toBe(false);
  isFull = false;
  expect(await writer.flush()).toBe(true);
  expect(saved).toEqual(["typed"]);
  expect(outcomes).toEqual([undefined, "typed"]);
});
