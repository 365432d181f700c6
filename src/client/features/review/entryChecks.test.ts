import { expect, test } from "vitest";
import { someShipment } from "../../../device/testing.ts";
import type { Shipment } from "../../../domain/shipment.ts";
import { entryChecks } from "./entryChecks.ts";

const today = "2026-11-24";
const found = (different: Partial<Shipment>) =>
  Object.fromEntries(entryChecks(someShipment(different), today).map(({ check, found }) => [check, found]));

const peb = { pebRegistrationNumber: "000418", pebRegistrationDate: "2026-11-18" };

test("a complete report gives nothing to look at", () => {
  const items = [{ commodity: "gum-rosin", quantity: 1, unit: "KGM", fobValue: 1, netKg: 10_000 }];
  expect(found({ ...peb, incoterm: "FOB", transportMode: "sea", netKg: 10_000, items })).toEqual({
    documents: "good",
    "declaration-day": "good",
    age: "good",
    incoterm: "good",
    weights: "good",
  });
});

test("what a report says nothing of isn't checked", () => {
  expect(Object.keys(found({}))).toEqual(["documents", "age"]);
});

test.each([
  ["peb", {}, "bad"],
  ["peb", { pebSubmissionNumber: "A".repeat(26) }, "good"],
  ["consignment-note", {}, "bad"],
  ["consignment-note", { consignmentNoteNumber: "CN-1" }, "good"],
  ["via-third-party", {}, "bad"],
  ["via-third-party", { thirdPartyName: "PT Contoh" }, "good"],
] as const)("a report on %s with %j has its document number: %s", (declaration, document, documents) => {
  expect(found({ declaration, ...document }).documents).toBe(documents);
});

test.each([
  ["2026-11-17", "early"],
  ["2026-11-18", "good"],
  ["2026-11-25", "good"],
  ["2026-11-26", "late"],
])("an export on %s with a declaration of 18 November is %s", (exportedOn, day) => {
  expect(found({ ...peb, exportedOn })["declaration-day"]).toBe(day);
});

test("an export of more than a year ago is to be looked at", () => {
  expect(found({ exportedOn: "2025-11-24" }).age).toBe("good");
  expect(found({ exportedOn: "2025-11-23" }).age).toBe("bad");
});

test("a term for carriage by sea doesn't fit the air", () => {
  expect(found({ incoterm: "FOB", transportMode: "air" }).incoterm).toBe("bad");
  expect(found({ incoterm: "FCA", transportMode: "air" }).incoterm).toBe("good");
});
