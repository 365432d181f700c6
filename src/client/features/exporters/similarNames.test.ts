import { expect, test } from "vitest";
import { isLikelySameName } from "./similarNames.ts";

test.each([
  ["Contoh Batik Pesisir", "CV. Contoh Batik Pesisir"],
  ["contoh  batik-pesisir", "Contoh Batik Pesisir"],
  ["Contoh Batik", "Batik Contoh Jaya"],
  ["Contoh Tenun", "Contoh Tenn"],
  ["Contoh Tenun", "Cotnoh Tenun"],
  ["Contoh Tenun", "Contoh Tanun"],
  ["ContohTenun", "PT Contoh Tenun"],
])("%s and %s may be the same business", (one, other) => {
  expect(isLikelySameName(one, other)).toBe(true);
  expect(isLikelySameName(other, one)).toBe(true);
});

test.each([
  ["Batik", "Contoh Batik"],
  ["Contoh Lurik", "Contoh Tenun"],
  ["PT", "CV"],
  ["", "Contoh"],
  ["Abad", "Abah"],
])("%s and %s are told apart", (one, other) => {
  expect(isLikelySameName(one, other)).toBe(false);
});
