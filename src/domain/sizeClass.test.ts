import { expect, test } from "vitest";
import { sizeClassOf } from "./sizeClass.ts";

const rupiah = (billions: number) => Math.round(billions * 1e9 * 100);

// PP 7/2021 article 35; upper bounds are included.
test.each([
  ["capital", 0, "micro"],
  ["capital", 1, "micro"],
  ["capital", 1.001, "small"],
  ["capital", 5, "small"],
  ["capital", 5.001, "medium"],
  ["capital", 10, "medium"],
  ["capital", 10.001, "large"],
  ["sales", 2, "micro"],
  ["sales", 2.001, "small"],
  ["sales", 15, "small"],
  ["sales", 15.001, "medium"],
  ["sales", 50, "medium"],
  ["sales", 50.001, "large"],
] as const)("%s of %d billion rupiah is %s", (basis, billions, expected) => {
  expect(sizeClassOf({ basis, idr: rupiah(billions) })).toBe(expected);
});

test("without either figure the size isn't known", () => {
  expect(sizeClassOf(undefined)).toBe("unknown");
});
