import { expect, test } from "vitest";
import { ExportStop } from "../../../domain/exportStop.ts";
import { stopFromForm } from "./stopForm.ts";

const circumstances = {
  id: "01900000-0000-7000-8000-000000000001",
  exporterId: "01900000-0000-7000-8000-000000000002",
  kind: "stop",
  today: "2026-11-24",
} as const;

const filled = {
  extent: "whole",
  reason: "demand-drop",
  periodKind: "year",
  year: "2025",
  toldBy: "Ibu Contoh",
  toldOn: "24/11/2026",
};

test.each([
  [{ periodKind: "year", year: "2025" }, "2025"],
  [{ periodKind: "semester", year: "2025", semester: "2" }, "2025-S2"],
  [{ periodKind: "month", year: "2025", month: "10" }, "2025-10"],
  [{ periodKind: "day", from: "5/10/2025" }, "2025-10-05"],
])("%j is from %s", (typed, from) => {
  const { stop } = stopFromForm({ ...filled, ...typed } as Record<string, string>, circumstances);
  expect(stop?.from).toBe(from);
  expect(ExportStop.safeParse(stop).success).toBe(true);
});

test("parts keep the words they were told in beside our code", () => {
  const { stop } = stopFromForm(
    {
      ...filled,
      extent: "parts",
      goodsCount: "3",
      "goods.0.asStated": "sarung",
      "goods.0.commodity": "batik-sarong",
      "goods.1.asStated": "lain-lain",
      "goods.1.commodity": "other",
      destinations: '[{"kind":"region","code":"142"}]',
      open: "Australia, Timur Tengah",
      reasonWords: "katanya sepi",
    },
    circumstances,
  );
  expect(stop).toMatchObject({
    wholeExporter: false,
    commodities: [
      { asStated: "sarung", commodity: "batik-sarong" },
      { asStated: "lain-lain", commodity: "other" },
    ],
    destinations: [
      { kind: "region", code: "142" },
      { kind: "open", asStated: "Australia" },
      { kind: "open", asStated: "Timur Tengah" },
    ],
    reasonAsStated: "katanya sepi",
  });
  expect(ExportStop.safeParse(stop).success).toBe(true);
});

test("goods and places of the parts are left out where the whole exporter is meant", () => {
  const { stop } = stopFromForm({ ...filled, "goods.0.asStated": "sarung", open: "Asia" }, circumstances);
  expect(stop).toMatchObject({ wholeExporter: true, commodities: [], destinations: [] });
});

test("a resumption needs no reason", () => {
  const { stop } = stopFromForm({ ...filled, reason: "" }, { ...circumstances, kind: "resume" });
  expect(stop?.kind).toBe("resume");
  expect(stop?.reason).toBeUndefined();
});

test.each([
  ["extent", { extent: "" }],
  ["goods.0.asStated", { extent: "parts" }],
  ["goods.0.asStated", { extent: "parts", "goods.0.commodity": "batik-sarong" }],
  ["goods.0.commodity", { extent: "parts", "goods.0.asStated": "sarung" }],
  ["open", { extent: "parts", open: "x".repeat(101) }],
  ["reason", { reason: "" }],
  ["reason", { reason: "no-such-reason" }],
  ["reasonWords", { reasonWords: "x".repeat(501) }],
  ["from", { year: "" }],
  ["from", { year: "25" }],
  ["from", { year: "2027" }],
  ["fromPart", { periodKind: "semester" }],
  ["fromPart", { periodKind: "month" }],
  ["from", { periodKind: "month", year: "2026", month: "12" }],
  ["from", { periodKind: "day", from: "31/02/2026" }],
  ["from", { periodKind: "day", from: "25/11/2026" }],
  ["toldBy", { toldBy: " " }],
  ["toldBy", { toldBy: "x".repeat(201) }],
  ["toldOn", { toldOn: "" }],
  ["toldOn", { toldOn: "besok" }],
  ["toldOn", { toldOn: "25/11/2026" }],
])("a bad %s is told of: %j", (field, typed) => {
  const { problems, stop } = stopFromForm({ ...filled, ...typed } as Record<string, string>, circumstances);
  expect(problems.map((problem) => problem.field)).toEqual([field]);
  expect(stop).toBeUndefined();
});
