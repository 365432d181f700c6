import { describe, expect, test } from "vitest";
import { areaByCode, areas, isKelurahanCode } from "./areas.ts";
import { commodities, commodityByCode } from "./commodities.ts";
import { countries, countryByCode, isCountryCode } from "./countries.ts";
import { currencies, currencyByCode } from "./currencies.ts";
import { hsCodesByCode, isHsCode } from "./hs.ts";
import type { HsEdition } from "./hsEdition.ts";
import { incotermByCode, incoterms } from "./incoterms.ts";
import { minorUnitsOf } from "./minorUnits.ts";
import { isPortCode, portByCode, ports } from "./ports.ts";
import { isRegionCode, regionByCode, regions } from "./regions.ts";
import { stopReasonByCode, stopReasons } from "./stopReasons.ts";
import { isPackageCode, isUnitCode, packages, unitByCode, units } from "./units.ts";
import { visitTopics } from "./visitTopics.ts";

const lists = [
  { name: "countries", rows: countries, count: 249, form: /^[A-Z]{2}$/ },
  { name: "regions", rows: regions, count: 28, form: /^\d{3}$/ },
  { name: "currencies", rows: currencies, count: 153, form: /^[A-Z]{3}$/ },
  { name: "commodities", rows: commodities, count: 10, form: /^[a-z-]+$/ },
  { name: "units and packages", rows: [...units, ...packages], count: 58, form: /^[A-Z0-9]{2,3}$/ },
  { name: "ports", rows: ports, count: 427, form: /^ID[A-Z0-9]{3}$/ },
  { name: "incoterms", rows: incoterms, count: 11, form: /^[A-Z]{3}$/ },
  { name: "stop reasons", rows: stopReasons, count: 18, form: /^[a-z-]+$/ },
  { name: "visit topics", rows: visitTopics, count: 12, form: /^[a-z-]+$/ },
  { name: "areas", rows: areas, count: 32, form: /^33\.75(\.\d{2}(\.\d{4})?)?$/ },
  { name: "HS codes", rows: [...hsCodesByCode().values()], count: 5758, form: /^\d{6}$/ },
];

describe.each(lists)("the list of $name", ({ rows, count, form }) => {
  test("has all rows of its source, each under a code of its own", () => {
    expect(rows).toHaveLength(count);
    expect(new Set(rows.map(({ code }) => code)).size).toBe(count);
    expect(rows.filter(({ code }) => !form.test(code))).toEqual([]);
  });

  test("names everything", () => {
    const unnamed = rows.filter((row) =>
      "nameId" in row ? row.nameId === "" || row.nameEn === "" : "name" in row && row.name === "",
    );
    expect(unnamed).toEqual([]);
  });
});

test("a country lies in a region of the list, but for Antarctica", () => {
  const withoutRegion = countries.filter(({ regionM49 }) => regionM49 === null || !isRegionCode(regionM49));
  expect(withoutRegion.map(({ code }) => code)).toEqual(["AQ"]);
});

test("a region lies in a region of the list", () => {
  expect(regions.filter(({ parent }) => parent === null).map(({ code }) => code)).toEqual(["001"]);
  expect(regions.filter(({ parent }) => parent !== null && !isRegionCode(parent))).toEqual([]);
  expect(regionByCode("142")).toEqual({ code: "142", parent: "001", level: "region", nameId: "Asia", nameEn: "Asia" });
});

test("a country is found by its code and known by other spellings", () => {
  expect(countryByCode("AE")).toEqual({
    code: "AE",
    nameId: "Uni Emirat Arab",
    nameEn: "United Arab Emirates",
    otherNames: ["Emirat Arab", "UEA"],
    regionM49: "142",
  });
  expect(countryByCode("JP")?.nameId).toBe("Jepang");
  expect(countryByCode("AD")?.otherNames).toEqual([]);
  expect(isCountryCode("XK")).toBe(false);
  expect(isCountryCode("jp")).toBe(false);
});

test("a currency tells its decimals and how the weekly rate quotes it", () => {
  expect(["USD", "JPY", "KWD", "IDR", "XXX"].map(minorUnitsOf)).toEqual([2, 0, 3, 2, 2]);
  expect(currencyByCode("JPY")).toMatchObject({ inKmkList: true, kmkQuotedPer: 100 });
  expect(currencyByCode("AUD")).toMatchObject({ inKmkList: true, kmkQuotedPer: 1 });
  expect(currencyByCode("AED")).toMatchObject({ inKmkList: false, kmkQuotedPer: null });
  expect(currencies.filter(({ inKmkList }) => inKmkList)).toHaveLength(25);
  expect(currencies.filter(({ inKmkList, kmkQuotedPer }) => inKmkList !== (kmkQuotedPer !== null))).toEqual([]);
});

test("a commodity proposes units of the list and HS codes of the edition", () => {
  for (const { hsCandidates, usualUnit, otherUnits } of commodities) {
    expect([usualUnit, ...otherUnits].filter((unit) => unitByCode(unit) === undefined)).toEqual([]);
    expect(otherUnits).not.toContain(usualUnit);
    for (const edition of ["2017", "2022"] satisfies HsEdition[]) {
      expect(hsCandidates[edition].length).toBeGreaterThan(0);
      expect(hsCandidates[edition].filter((code) => !isHsCode(code, edition))).toEqual([]);
    }
  }
  expect(commodityByCode("swiftlet-nest")).toMatchObject({
    hsCandidates: { 2017: ["041000"], 2022: ["041090"] },
    otherUnits: ["GRM"],
  });
});

test("a unit turns into a base unit that exists", () => {
  const all = [...units, ...packages];
  expect(all.filter(({ baseCode }) => baseCode !== null && !isUnitCode(baseCode))).toEqual([]);
  expect(all.filter(({ baseCode, factorToBase }) => (baseCode === null) !== (factorToBase === null))).toEqual([]);
  expect(unitByCode("DZN")).toMatchObject({ baseCode: "H87", factorToBase: 12, nameId: "lusin" });
});

test("goods are counted in units and packed in packages", () => {
  expect([isUnitCode("KGM"), isUnitCode("CT"), isPackageCode("CT"), isPackageCode("KGM"), isUnitCode("XYZ")]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
  expect(packages.every(({ kind }) => kind === "package")).toBe(true);
});

test("a port is found by its UN/LOCODE and by the customs' own code for it", () => {
  expect(portByCode("IDSRG")).toMatchObject({
    localName: expect.stringContaining("Tanjung Emas"),
    isSeaport: true,
    isAirport: true,
  });
  expect(portByCode("IDTES")?.code).toBe("IDSRG");
  expect(portByCode("IDPEX")).toMatchObject({ localName: "Pekalongan", isAirport: false });
  expect(isPortCode("SGSIN")).toBe(false);
});

test("an incoterm tells how the goods travel and what the price holds", () => {
  expect(incoterms.filter(({ transport }) => transport === "sea").map(({ code }) => code)).toEqual([
    "FAS",
    "FOB",
    "CFR",
    "CIF",
  ]);
  expect(incoterms.filter((term) => term.sellerMustInsure).map(({ code }) => code)).toEqual(["CIP", "CIF"]);
  expect(incotermByCode("FOB")?.priceIncludesMainFreight).toBe(false);
  expect(incotermByCode("CFR")?.priceIncludesMainFreight).toBe(true);
});

test("a reason to stop lies outside the business, within it or is unknown", () => {
  expect(new Set(stopReasons.map(({ group }) => group))).toEqual(new Set(["external", "internal", "unknown"]));
  expect(stopReasonByCode("destination-restriction")?.group).toBe("external");
});

test("the city has 4 kecamatan and 27 kelurahan, each in its kecamatan", () => {
  expect(areas.filter(({ level }) => level === "kecamatan")).toHaveLength(4);
  const kelurahan = areas.filter(({ level }) => level === "kelurahan");
  expect(kelurahan).toHaveLength(27);
  expect(kelurahan.filter(({ parent }) => areaByCode(parent)?.level !== "kecamatan")).toEqual([]);
  expect([isKelurahanCode("33.75.03.1001"), isKelurahanCode("33.75.03.1002"), isKelurahanCode("33.75.03")]).toEqual([
    false,
    true,
    false,
  ]);
});
