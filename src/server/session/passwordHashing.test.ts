import { expect, it, vi } from "vitest";
import { newPasswordHashing } from "./passwordHashing.ts";

const { running } = vi.hoisted(() => ({ running: { now: 0, most: 0, end: [] as (() => void)[], verified: 0 } }));

vi.mock("@node-rs/argon2", () => ({
  hash: async (password: string) => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await new Promise<void>((resolve) => running.end.push(resolve));
    running.now -= 1;
    return password;
  },
  verify: async (hash: string, password: string) => {
    running.verified += 1;
    return hash === password;
  },
}));

it("at most 4 passwords are hashed at once, 64 wait, and others are told to come again", async () => {
  const { hash } = newPasswordHashing((length) => new Uint8Array(length));
  const outcomes = Array.from({ length: 100 }, (_, index) =>
    hash(`sandi ${index}`).catch((error: { code: string }) => error.code),
  );
  for (let round = 0; round < 100; round += 1) {
    for (const end of running.end.splice(0)) end();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const answers = await Promise.all(outcomes);
  expect(running).toMatchObject({ now: 0, most: 4 });
  expect(answers.filter((answer) => answer === "busy")).toHaveLength(32);
  expect(answers.slice(0, 68)).toEqual(Array.from({ length: 68 }, (_, index) => `sandi ${index}`));
});

it("a password is compared once, whether or not there is a hash to compare it with", async () => {
  const { isRight } = newPasswordHashing((length) => new Uint8Array(length));
  const first = isRight("sandi", undefined);
  await vi.waitFor(() => expect(running.end).toHaveLength(1));
  running.end.pop()?.();
  const counts: unknown[] = [[await first, running.verified]];
  for (const hash of ["sandi", "lain", undefined]) counts.push([await isRight("sandi", hash), running.verified]);
  // What stands in for a missing hash fits nobody's password, even where somebody hit upon it.
  counts.push([await isRight("00".repeat(16), undefined), running.verified]);
  expect(counts).toEqual([
    [false, 1],
    [true, 2],
    [false, 3],
    [false, 4],
    [false, 5],
  ]);
});
