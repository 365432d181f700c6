import { expect, test } from "vitest";
import { describeHs, hsCodesByCode, isHsCode } from "./hs.ts";
import { hsEditionOn } from "./hsEdition.ts";

test("BTKI 2022 holds from 1 April 2022", () => {
  expect(["2021-12-31", "2022-03-31", "2022-04-01", "2026-11-24"].map(hsEditionOn)).toEqual([
    "2017",
    "2017",
    "2022",
    "2022",
  ]);
});

test.each([
  { code: "041000", in2017: true, in2022: false, what: "bird's nest before 2022" },
  { code: "041090", in2017: false, in2022: true, what: "bird's nest since" },
  { code: "440290", in2017: true, in2022: true, what: "other charcoal, before 2022 of shells too" },
  { code: "440220", in2017: false, in2022: true, what: "shell charcoal since" },
  { code: "621142", in2017: true, in2022: true, what: "garments of cotton" },
  { code: "62114200", in2017: true, in2022: true, what: "8 digits of BTKI" },
  { code: "009999", in2017: false, in2022: false, what: "no code" },
  { code: "6211", in2017: false, in2022: false, what: "a heading" },
  { code: "6211420", in2017: false, in2022: false, what: "7 digits" },
  { code: "6211.42", in2017: false, in2022: false, what: "a code with a dot" },
  { code: "", in2017: false, in2022: false, what: "nothing" },
])("$code ($what) is told by edition", ({ code, in2017, in2022 }) => {
  expect([isHsCode(code, "2017"), isHsCode(code, "2022")]).toEqual([in2017, in2022]);
});

test("the editions have as many codes as their sources", () => {
  const codes = [...hsCodesByCode().values()];
  expect(codes.filter(({ editions }) => editions.includes("2017"))).toHaveLength(5388);
  expect(codes.filter(({ editions }) => editions.includes("2022"))).toHaveLength(5613);
});

test("every code has its own wording, its heading's and its chapter's", () => {
  const codes = [...hsCodesByCode().values()];
  expect(codes.filter(({ description, heading, chapter }) => !description || !heading || !chapter)).toEqual([]);
  expect(new Set(codes.map(({ chapter }) => chapter)).size).toBe(97);
});

test("a code of 6 or 8 digits is described, also one that an edition has dropped", () => {
  expect(describeHs("09012100")).toEqual({
    code: "090121",
    description: "Coffee; roasted, not decaffeinated",
    heading:
      "Coffee, whether or not roasted or decaffeinated; husks and skins; coffee substitutes containing coffee in any proportion",
    chapter: "Coffee, tea, mate and spices",
    editions: ["2017", "2022"],
  });
  expect(describeHs("041000")?.editions).toEqual(["2017"]);
  expect(describeHs("0901")).toBeUndefined();
  expect(describeHs("009999")).toBeUndefined();
});
