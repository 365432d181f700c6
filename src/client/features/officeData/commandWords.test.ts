import { expect, test } from "vitest";
import type { SentCommand } from "../../../protocol/sync.ts";
import { inWords, membersOf, referenceIn } from "./commandWords.ts";

const sent = (name: string, body: unknown): SentCommand => ({
  id: "c",
  name,
  claimedAt: "2026-11-24T02:12:00.000Z",
  body,
});

test.each([
  ["v1.review.return", { entry: { kind: "visit", id: "v" }, comment: "Alasan" }, { kind: "visit", id: "v" }],
  ["v1.follow-up.complete", { followUp: { id: "f", doneOn: "2026-11-20" } }, { kind: "followUp", id: "f" }],
  ["v1.export-stop.withdraw", { exportStop: { id: "s" } }, { kind: "exportStop", id: "s" }],
  ["v1.exporter.resolve", { exporter: { id: "e" }, field: "phone" }, { kind: "exporter", id: "e" }],
  ["v1.export-stop.record", { exportStop: { id: "s", exporterId: "e" } }, undefined],
  ["v1.nil-report.record", { nilReport: { id: "n", month: "2026-05" } }, undefined],
])("%s refers to what it doesn't bring", (name, body, reference) => {
  expect(referenceIn(sent(name, body))).toEqual(reference);
});

test("a command's members are those of its record, with codes in words", () => {
  const nilReport = { id: "n", exporterId: "e", month: "2026-05", source: "phone" };
  expect(inWords(membersOf({ nilReport }))).toMatchObject({ exporterId: "e", month: "Mei 2026", source: "Telepon" });
  const exportStop = { id: "s", kind: "resume", from: "2026-S1", wholeExporter: true };
  expect(inWords(membersOf({ exportStop }))).toEqual({
    id: "s",
    kind: "Ekspor lagi",
    from: "Semester I 2026",
    wholeExporter: true,
  });
  expect(membersOf({ entry: { kind: "shipment", id: "x" }, comment: "Alasan" })).toEqual({
    id: "x",
    comment: "Alasan",
  });
  expect(membersOf({ exporter: { name: "Baru" }, before: { name: "Lama" } })).toEqual({ name: "Baru" });
  expect(inWords(membersOf({ exporter: { id: "e" }, conflictId: "c", field: "phone", choice: "other" }))).toEqual({
    id: "e",
    field: "phone",
    choice: "Versi yang lain",
  });
  expect(membersOf(undefined)).toEqual({});
});
