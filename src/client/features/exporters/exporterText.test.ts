import { expect, test } from "vitest";
import { exporterName, fieldText, refusalReason, sizeText } from "./exporterText.ts";

test.each([
  [{ name: "Contoh Batik", legalForm: "CV" }, "CV Contoh Batik"],
  [{ name: "CV Contoh Batik", legalForm: "CV" }, "CV Contoh Batik"],
  [{ name: "Koperasi Contoh", legalForm: "Koperasi" }, "Koperasi Contoh"],
  [{ name: "Contoh" }, "Contoh"],
] as const)("%j is called %s", (exporter, name) => {
  expect(exporterName(exporter)).toBe(name);
});

test("the size class stands with what it follows from", () => {
  expect(sizeText({ basis: "sales", idr: 300_000_000_000 })).toBe(
    "Usaha kecil, dari hasil penjualan setahun Rp3.000.000.000",
  );
  expect(sizeText(undefined)).toBe("Skala usaha belum diketahui");
});

test.each([
  ["phone", undefined, undefined],
  ["phone", "0812345678", "0812345678"],
  ["industryCode", { code: "13134", edition: "2025" }, "13134 (KBLI 2025)"],
  ["kelurahan", "33.75.01.1002", "Medono"],
  ["commodities", [], undefined],
  [
    "destinations",
    [
      { kind: "country", code: "JP" },
      { kind: "open", asStated: "Australia" },
    ],
    "Jepang, Australia",
  ],
] as const)("%s %j reads %s", (field, value, text) => {
  expect(fieldText(field, value)).toBe(text);
});

test("a refusal names the field that it is about", () => {
  expect(refusalReason({ code: "number-taken", field: "businessId" })).toBe("NIB ini sudah dipakai eksportir lain.");
  expect(refusalReason({ code: "invalid", field: "destinations.0" })).toBe("Negara tujuan belum benar.");
  expect(refusalReason(undefined)).not.toBe("");
});
