import { describe, expect, test } from "vitest";
import { Destination } from "./places.ts";
import { realisationOfYear, targetChange } from "./realisation.ts";
import { isCommodityCode } from "./reference/commodities.ts";
import { pekalongan2021Facts as facts, pekalongan2021Article } from "./reference/pekalongan2021.ts";
import { stopReasonByCode } from "./reference/stopReasons.ts";
import { impliedRate, StatedFigure } from "./statedFigure.ts";
import { Target } from "./target.ts";

// What the office told on 21 January 2022, through the same functions as every other year.
const id = "0193a0a0-0000-7000-8000-000000000001";
const minor = ({ usd, idr }: { usd: number; idr: number }) => ({ usd: usd * 100, idr: idr * 100 });

const targets = facts.targets.map((target) => Target.parse({ id, year: target.year, ...minor(target) }));
const statedFigures = facts.realisations.map(({ year, exporters, as_stated, ...figure }) =>
  StatedFigure.parse({
    id,
    year,
    exporters,
    ...minor(figure),
    source: pekalongan2021Article.publisher,
    statedOn: facts.office.head.stated_on,
    asStated: as_stated,
    excess: {
      ...minor(facts.excess_over_target_stated),
      approximate: true,
      asStated: facts.excess_over_target_stated.as_stated,
    },
    sectors: facts.commodity_sectors.map(({ as_stated, commodity }) => ({ asStated: as_stated, commodity })),
  }),
);
const year = (wanted: number) =>
  realisationOfYear({
    year: wanted,
    summaries: [],
    targets,
    statedFigures,
    today: "2026-11-24",
    reportingDeadlineDay: 10,
  });
const target2022 = targets.find((target) => target.year === 2022);
if (target2022 === undefined) throw new Error("The target of 2022 was told.");

describe("2021, as the office told it", () => {
  test("reached 115.60 % of its target in both currencies (A16)", () => {
    const { achievementPercent } = year(2021);
    expect(achievementPercent.usd?.toFixed(3)).toBe("115.596");
    expect(achievementPercent.idr?.toFixed(3)).toBe("115.601");
  });

  test("exceeded its target by US$4,083,000 and Rp58,800,000,000 (A17)", () => {
    expect(year(2021).difference).toEqual({ usd: 4_083_000_00, idr: 58_800_000_000_00 });
  });

  test("keeps the excess as it was told, though its own totals give US$83,000 and Rp1.2 bn more (A4)", () => {
    const { difference, stated } = year(2021);
    expect(stated?.excess).toMatchObject({ usd: 4_000_000_00, idr: 57_600_000_000_00, approximate: true });
    expect((difference.usd ?? 0) - (stated?.excess?.usd ?? 0)).toBe(83_000_00);
    expect((difference.idr ?? 0) - (stated?.excess?.idr ?? 0)).toBe(1_200_000_000_00);
  });

  test("is no provisional figure", () => {
    expect(year(2021)).toMatchObject({ basis: "stated", provisional: false, stated: { exporters: 21 } });
  });

  test("names seven sectors and six exporters that stopped, all of goods and for a reason on our lists (A7, A8)", () => {
    expect(facts.commodity_sectors).toHaveLength(7);
    expect(facts.stopped_exporters.map(({ name }) => name)).toEqual([
      "CV Ridaka",
      "PT Raveena Garmenindo",
      "PT Ade Mas Perdana",
      "PT Hanjaya",
      "Batik Murni",
      "PT Maya Food",
    ]);
    const goods = [...facts.commodity_sectors, ...facts.stopped_exporters].map(({ commodity }) => commodity);
    expect(goods.filter((code) => !isCommodityCode(code))).toEqual([]);
    expect(stopReasonByCode(facts.stop.reason)?.nameId).toBe("Pembatasan di negara tujuan");
  });

  test("tells destinations that fit a country, a region, or stay open with their words (A9-A14)", () => {
    const destinations = facts.stopped_exporters.flatMap((exporter) =>
      exporter.destinations.map(({ kind, code, as_stated }) =>
        Destination.parse(
          kind === "ambiguous" ? { kind: "open", asStated: as_stated } : { kind, code, asStated: as_stated },
        ),
      ),
    );
    expect(destinations.filter(({ kind }) => kind === "open").map(({ asStated }) => asStated)).toEqual([
      "Australia",
      "negara Arab",
    ]);
    expect(destinations).toHaveLength(9);
  });
});

test.each([
  ["realised 2021", facts.realisations[0], "14397.1"],
  ["target 2021", facts.targets[0], "14396.5"],
  ["target 2022", facts.targets[1], "14398.6"],
  ["told excess", facts.excess_over_target_stated, "14400.0"],
] as const)("the figures for %s imply a rate (A18)", (_, figure, rate) => {
  if (figure === undefined) throw new Error("It was told.");
  expect(impliedRate(minor(figure))?.toFixed(1)).toBe(rate);
});

describe("one rate for all four pairs (A19)", () => {
  const pairs = [...facts.realisations, ...facts.targets, facts.excess_over_target_stated];
  const tenthOfABillion = 100_000_000;
  const at14400 = (round: (value: number) => number) =>
    pairs.map(({ usd }) => round((usd * 14_400) / tenthOfABillion) * tenthOfABillion);
  const stated = pairs.map(({ idr }) => idr);

  test("is Rp14,400 where the result is cut to 0.1 bn", () => {
    expect(at14400(Math.floor)).toEqual(stated);
  });

  test("would miss two of them where it is rounded", () => {
    expect(at14400(Math.round).filter((idr, index) => idr !== stated[index])).toHaveLength(2);
  });

  test("lies between Rp14,396.7 and Rp14,398.4 where it is rounded", () => {
    const half = tenthOfABillion / 2;
    const lowest = Math.max(...pairs.map(({ usd, idr }) => (idr - half) / usd));
    const highest = Math.min(...pairs.map(({ usd, idr }) => (idr + half) / usd));
    expect([lowest.toFixed(1), highest.toFixed(1)]).toEqual(["14396.7", "14398.4"]);
  });
});

test("the target of 2022 is 0.99 % above that of 2021 and 12.63 % below what 2021 realised (A20)", () => {
  const change = targetChange(target2022, year(2021));
  expect(change.fromTarget.usd?.toFixed(2)).toBe("0.99");
  expect(change.fromRealised.usd?.toFixed(2)).toBe("-12.63");
});
