import { expect, test } from "vitest";
import { idle } from "../device/sync/syncState.ts";
import { type PillFacts, pillOf } from "./syncPill.ts";

const quiet: PillFacts = {
  state: { ...idle, lastSyncedAt: "2026-11-24T02:12:00.000Z" },
  waiting: 0,
  refused: 0,
  complete: true,
  isOffline: false,
  bytesLeft: undefined,
};

test.each<[string, Partial<PillFacts>]>([
  ["Semua terkirim · 09.12", {}],
  ["Semua terkirim", { state: idle }],
  ["Tanpa internet · 3 menunggu dikirim", { waiting: 3, isOffline: true, state: { ...idle, trouble: "unreachable" } }],
  ["Tanpa internet", { isOffline: true }],
  ["Mengirim 2 dari 5…", { waiting: 4, state: { ...idle, phase: "sending", progress: { done: 1, total: 5 } } }],
  ["Mengirim 5 dari 5…", { waiting: 0, state: { ...idle, phase: "sending", progress: { done: 5, total: 5 } } }],
  ["3 belum terkirim · Coba lagi", { waiting: 3, state: { ...idle, trouble: "server" } }],
  ["1 perlu dilihat", { waiting: 3, refused: 1 }],
  ["Masuk lagi untuk mengirim · data aman", { waiting: 3, refused: 1, state: { ...idle, trouble: "sign-in" } }],
  ["Memori HP hampir penuh · 40 MB tersisa", { bytesLeft: 40_000_000, waiting: 1 }],
  ["Menyiapkan data…", { complete: false, state: { ...idle, phase: "receiving" } }],
  ["3 menunggu dikirim", { waiting: 3 }],
])("the pill says %s", (text, facts) => {
  expect(pillOf({ ...quiet, ...facts }).text).toBe(text);
});

test("a count that runs isn't spoken at each step", () => {
  const sending = (done: number) =>
    pillOf({ ...quiet, waiting: 5, state: { ...idle, phase: "sending", progress: { done, total: 5 } } });
  expect(sending(1).text).not.toBe(sending(2).text);
  expect(sending(1).kind).toBe(sending(2).kind);
});
