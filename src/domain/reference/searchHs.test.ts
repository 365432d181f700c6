import { describe, expect, test } from "vitest";
import { commodityByCode } from "./commodities.ts";
import { isHsCode } from "./hs.ts";
import { list as everydayList } from "./lists/everyday-words.csv";
import { readList, readParts } from "./readList.ts";
import { searchHs } from "./searchHs.ts";

const codesFound = (query: string, edition: "2017" | "2022" = "2022", limit = 20) =>
  searchHs(query, edition, limit).map(({ code }) => code);

describe("by code", () => {
  test("the start of a code finds what begins with it, with dots, spaces or neither", () => {
    for (const query of ["6211.42", "621142", "6211 42", "6211.42.00", "62114210"])
      expect(codesFound(query)).toEqual(["621142"]);
    expect(codesFound("0901")).toEqual(["090111", "090112", "090121", "090122", "090190"]);
  });

  test("a code is found only in its edition", () => {
    expect(codesFound("041000", "2017")).toEqual(["041000"]);
    expect(codesFound("041000", "2022")).toEqual([]);
    expect(codesFound("4402", "2017")).toEqual(["440210", "440290"]);
    expect(codesFound("4402", "2022")).toEqual(["440210", "440220", "440290"]);
  });

  test("more than 8 digits find nothing", () => {
    expect(codesFound("6211420000")).toEqual([]);
  });
});

describe("by words", () => {
  test.each([
    { query: "sarung batik", first: "621142" },
    { query: "SARUNG BATIK", first: "621142" },
    { query: "piyama", first: "620721" },
    { query: "rumput laut", first: "121221" },
    { query: "gondorukem", first: "380610" },
    { query: "kopi", first: "090111" },
    { query: "kopi sangrai", first: "090121" },
    { query: "coffee roasted", first: "090121" },
    { query: "sarang walet", first: "041090" },
    { query: "mangga", first: "080450" },
    { query: "mete", first: "080131" },
    { query: "kursi rotan", first: "940152" },
    { query: "briket arang kelapa", first: "440220" },
    { query: "batik sutra", first: "500720" },
    { query: "sarden", first: "160413" },
    { query: "shrimp frozen", first: "030616" },
    { query: "frozen shrimps", first: "030616" },
    { query: "plywood", first: "441210" },
  ])("$query is found first under $first", ({ query, first }) => {
    expect(codesFound(query)[0]).toBe(first);
  });

  test("the same words find the code of the day's edition", () => {
    expect(codesFound("sarang walet", "2017")).toEqual(["041000"]);
    expect(codesFound("briket arang", "2017")).toEqual(["440290"]);
  });

  test("a commodity's name finds its candidates, in their order", () => {
    const candidates = commodityByCode("batik-sarong")?.hsCandidates["2022"] ?? [];
    expect(codesFound("sarung batik").slice(0, candidates.length)).toEqual(candidates);
  });

  test("frozen shrimps are found, and nothing that isn't frozen", () => {
    expect(codesFound("udang beku")).toEqual(["030616", "030617"]);
  });

  test("every word has to fit", () => {
    const found = searchHs("shirt cotton", "2022", 100);
    expect(found.length).toBeGreaterThan(3);
    for (const { description, heading, chapter } of found) {
      expect(`${description} ${heading} ${chapter}`).toMatch(/shirt/i);
      expect(`${description} ${heading} ${chapter}`).toMatch(/cotton/i);
    }
    expect(codesFound("shirt xyzzy")).toEqual([]);
  });

  test("the beginning of a word is enough", () => {
    expect(codesFound("uda")).toContain("030617");
    expect(codesFound("sarang wal")).toEqual(["041090"]);
    expect(codesFound("turmer")).toEqual(["091030"]);
  });

  test("words of the heading help", () => {
    // The wording of 621142 itself doesn't name swimwear.
    expect(codesFound("swimwear cotton women")).toContain("621142");
  });

  test("a longer phrase isn't taken for its first word", () => {
    expect(codesFound("sarung tangan", "2022", 100)).not.toContain("621142");
  });

  test("fillers don't count", () => {
    expect(codesFound("sarung dari batik")).toEqual(codesFound("sarung batik"));
  });

  test.each(["xyzzy", "qwerty kopi", "", "   ", "???", "dan", "kopi sepatu"])("nothing is found for %j", (query) => {
    expect(codesFound(query)).toEqual([]);
  });

  test("no more than the limit is found", () => {
    expect(codesFound("kain", "2022", 7)).toHaveLength(7);
  });

  test("what is found belongs to the edition", () => {
    for (const edition of ["2017", "2022"] as const) {
      const found = codesFound("fish", edition, 1000);
      expect(found.length).toBeGreaterThan(100);
      expect(found.filter((code) => !isHsCode(code, edition))).toEqual([]);
    }
  });
});

describe("the everyday words", () => {
  const rows = readList(everydayList, ["word", "find"]);

  test("are several hundred, each stated once", () => {
    expect(rows).toHaveLength(609);
    expect(new Set(rows.map(({ word }) => word)).size).toBe(609);
  });

  test("find at least one code in either edition, each", () => {
    const missing = rows.flatMap(({ word }) =>
      (["2017", "2022"] as const)
        .filter((edition) => codesFound(word, edition).length === 0)
        .map((edition) => [word, edition]),
    );
    expect(missing).toEqual([]);
  });

  test("lead somewhere with all they name", () => {
    const dead = rows.flatMap(({ word, find }) =>
      readParts(find)
        .filter((part) => codesFound(part, "2017").length + codesFound(part, "2022").length === 0)
        .map((part) => [word, part]),
    );
    expect(dead).toEqual([]);
  });
});

test("a search answers within 20 ms once the index is built", () => {
  searchHs("", "2022", 20);
  const queries = ["kain", "p", "shirt cotton", "udang beku", "minyak kel", "tenun", "machin"];
  const rounds = 10;
  const msByQuery = queries.map((query) => {
    const startedAt = Date.now();
    for (let round = 0; round < rounds; round++) searchHs(query, "2022", 20);
    return (Date.now() - startedAt) / rounds;
  });
  expect(Math.max(...msByQuery)).toBeLessThan(20);
});
