import { describe, expect, it } from "vitest";
import { findItems, type PickerItem } from "./pickerItems.ts";

const countries: PickerItem[] = [
  { value: "SA", label: "Arab Saudi", detail: "Timur Tengah" },
  { value: "CI", label: "Côte d’Ivoire", keywords: "Pantai Gading" },
  { value: "AE", label: "Uni Emirat Arab" },
  { value: "JP", label: "Jepang" },
];

describe("the search of a picker", () => {
  it.each([
    ["jep", ["JP"]],
    ["ARAB", ["SA", "AE"]],
    ["saudi arab", ["SA"]],
    ["cote d'iv", ["CI"]],
    ["gading", ["CI"]],
    ["tengah", ["SA"]],
    ["epang", []],
  ])("finds by the starts of words, whatever their order, case and accents: %s", (search, values) => {
    expect(findItems(countries, search).map((item) => item.value)).toEqual(values);
  });

  it("leaves the list as it is while nothing is searched for", () => {
    expect(findItems(countries, "  ")).toBe(countries);
  });

  it("puts names that start with the search first", () => {
    expect(findItems([...countries].reverse(), "arab").map((item) => item.value)).toEqual(["SA", "AE"]);
  });
});
