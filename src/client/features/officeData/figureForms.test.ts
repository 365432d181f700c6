import { describe, expect, it } from "vitest";
import { StatedFigure } from "../../../domain/statedFigure.ts";
import { Target } from "../../../domain/target.ts";
import { figureValues, readFigure, readTarget, shareValues, sumOfShares, targetValues } from "./figureForms.ts";

const told = { id: "0192f0c1-1111-7111-8111-111111111111", today: "2026-11-24", before: undefined };

describe("the form of a target", () => {
  it("gives back what it was filled with", () => {
    const monthlyShares = [500, 500, 1_000, 500, 500, 500, 500, 500, 2_500, 1_000, 1_000, 1_000];
    const target: Target = {
      id: told.id,
      year: 2026,
      plan: "RPJMD",
      usd: 2_618_000_000,
      idr: 43_570_000_000_000,
      monthlyShares,
    };
    expect(readTarget(targetValues(target, 2026), told).content).toEqual(Target.parse(target));
  });

  it("starts with twelve parts that add up", () => {
    expect(sumOfShares(shareValues())).toBe(10_000);
  });

  it("says by how much the months miss the whole", () => {
    const values = {
      ...targetValues(undefined, 2026),
      ...shareValues(),
      usd: "1.000",
      shares: "by-month",
      share1: "10",
    };
    expect(readTarget(values, told).faults).toEqual([
      { fieldId: "share1", text: "Bagian bulan harus berjumlah 100%. Sekarang 101,67%." },
    ]);
  });

  it("names each field that is wrong", () => {
    const { faults } = readTarget({ year: "1999", usd: "banyak", shares: "even" }, told);
    expect(faults).toEqual([
      { fieldId: "year", text: "Tahun ditulis dengan angka dari 2000 sampai 2100." },
      { fieldId: "usd", text: "Nilai US$ hanya boleh angka, misalnya 12.500,75." },
    ]);
  });
});

describe("the form of a stated figure", () => {
  const figure: StatedFigure = {
    id: told.id,
    year: 2021,
    usd: 3_026_300_000,
    idr: 43_570_000_000_000,
    exporters: 21,
    source: "Siaran pers",
    sourceUrl: "https://example.org/rilis",
    statedOn: "2022-01-13",
    statedBy: "Dindagkop-UKM",
    excess: { usd: 408_300_000, approximate: true, asStated: "lebih sekitar 4 juta dolar" },
    sectors: [],
  };

  it("gives back what it was filled with", () => {
    expect(readFigure(figureValues(figure), told).content).toEqual(StatedFigure.parse(figure));
  });

  it("needs the words of an excess that has a value", () => {
    const values = { ...figureValues(figure), excessAsStated: "" };
    expect(readFigure(values, told).faults).toEqual([{ fieldId: "excessAsStated", text: "Isi bunyi pengumuman." }]);
  });

  it("takes only an address that a browser opens", () => {
    const { faults } = readFigure({ ...figureValues(figure), sourceUrl: "javascript:alert(1)" }, told);
    expect(faults).toMatchObject([{ fieldId: "sourceUrl" }]);
  });
});
