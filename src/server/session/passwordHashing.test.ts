import { expect, it, vi } from "vitest";
import { newPasswordHashing } from "./passwordHashing.ts";

const { running } = vi.hoisted(() => ({ running: { now: 0, most: 0, end: [] as (() => void)[] } }));

vi.mock("@node-rs/argon2", () => ({
  hash: async (password: string) => {
    running.now += 1;
    running.most = Math.max(running.most, running.now);
    await new Promise<void>((resolve) => running.end.push(resolve));
    running.now -= 1;
    return password;
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
