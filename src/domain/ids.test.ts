import { expect, test } from "vitest";
import { Id } from "./ids.ts";
import { newId } from "./newId.ts";

const zeros = (length: number) => new Uint8Array(length);
const ones = (length: number) => new Uint8Array(length).fill(255);

test("an id is a UUID of version 7 whatever the random bytes", () => {
  for (const randomBytes of [zeros, ones])
    expect(Id.safeParse(newId(1_764_000_000_000, randomBytes)).success).toBe(true);
  expect(newId(0, zeros)).toBe("00000000-0000-7000-8000-000000000000");
  expect(newId(0, ones)).toBe("00000000-0000-7fff-bfff-ffffffffffff");
});

test("an id begins with the milliseconds at which it was made", () => {
  const now = 1_764_000_000_123;
  expect(Number.parseInt(newId(now, ones).replaceAll("-", "").slice(0, 12), 16)).toBe(now);
});

test("ids made later sort later", () => {
  const moments = [0, 1, 255, 256, 1_764_000_000_000, 1_764_000_000_001, 2 ** 47];
  const ids = moments.map((moment, index) => newId(moment, index % 2 === 0 ? ones : zeros));
  expect([...ids].sort()).toEqual(ids);
});

test("a clock before 1970 still gives an id", () => {
  expect(Id.safeParse(newId(-5, zeros)).success).toBe(true);
});

test("ids of other versions and spellings are no ids", () => {
  for (const other of [
    "0193a0a0-0000-4000-8000-000000000000",
    "0193A0A0-0000-7000-8000-000000000000",
    "0193a0a0-0000-7000-c000-000000000000",
    "0193a0a000007000800000000000000",
    "",
  ]) {
    expect(Id.safeParse(other).success).toBe(false);
  }
});
