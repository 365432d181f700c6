import { expect, test } from "vitest";
import { Exporter } from "../../../domain/exporter.ts";
import { type ExporterFormField, exporterFromForm, formOfExporter } from "./exporterForm.ts";

const id = "01900000-0000-7000-8000-000000000001";
const whole: Exporter = {
  id,
  name: "Contoh Batik Pesisir",
  legalForm: "CV",
  businessId: "1234567890123",
  taxId: "123456789012345",
  industryCode: { code: "13134", edition: "2020" },
  size: { basis: "sales", idr: 300_000_000_000 },
  kelurahan: "33.75.01.1002",
  commodities: ["batik-sarong", "other"],
  destinations: [
    { kind: "country", code: "JP" },
    { kind: "region", code: "142", asStated: "Asia" },
    { kind: "open", asStated: "Australia" },
  ],
  contactName: "Ibu Contoh",
  phone: "+628123456789",
  address: "Jalan Contoh 1\nPekalongan",
};

test("what an exporter's form holds is read back as the same exporter", () => {
  expect(exporterFromForm(formOfExporter(whole), id).exporter).toEqual(whole);
  const bare = { id, name: "Contoh", commodities: [], destinations: [] };
  expect(exporterFromForm(formOfExporter(bare), id).exporter).toEqual(bare);
});

test("a name is all it takes", () => {
  const { exporter } = exporterFromForm({ name: "  Contoh Baru " }, id);
  expect(exporter).toEqual({ id, name: "Contoh Baru", commodities: [], destinations: [] });
  expect(Exporter.safeParse(exporter).success).toBe(true);
});

const bad: [ExporterFormField, Record<string, string>][] = [
  ["name", { name: "" }],
  ["name", { name: " \u0007 " }],
  ["name", { name: "x".repeat(201) }],
  ["businessId", { businessId: "123456789012" }],
  ["businessId", { businessId: "12345678901234" }],
  ["businessId", { businessId: "12345678901ab" }],
  ["taxId", { taxId: "12.345.678.9-012" }],
  ["taxId", { taxId: "NPWP 123456789012345" }],
  ["industryCode", { industryCode: "1313", edition: "2020" }],
  ["industryCode", { industryCode: "C13134", edition: "2020" }],
  ["edition", { industryCode: "13134" }],
  ["edition", { industryCode: "13134", edition: "2015" }],
  ["amount", { basis: "sales", amount: "" }],
  ["amount", { basis: "sales", amount: "banyak" }],
  ["amount", { basis: "capital", amount: "-1" }],
  ["amount", { basis: "capital", amount: "US$ 5000" }],
  ["amount", { basis: "capital", amount: "1,234" }],
  ["amount", { basis: "capital", amount: "99999999999999999999" }],
  ["phone", { phone: "12345" }],
  ["phone", { phone: "0812 3456 rumah" }],
  ["contactName", { contactName: "x".repeat(121) }],
  ["address", { address: "x".repeat(301) }],
  ["commodities", { commodities: '["no-such-goods"]' }],
  ["destinations", { destinations: '[{"kind":"country","code":"XX"}]' }],
];

test.each(bad)("a bad %s is told of: %j", (field, typed) => {
  const reading = exporterFromForm({ name: "Contoh", ...typed }, id);
  expect(reading.problems.map((problem) => problem.field)).toEqual([field]);
  expect(reading.exporter).toBeUndefined();
});

test.each([
  [{ taxId: "12.345.678.9-012.345" }, { taxId: "123456789012345" }],
  [{ taxId: "1234 5678 9012 3456" }, { taxId: "1234567890123456" }],
  [{ businessId: "1234 5678 90123" }, { businessId: "1234567890123" }],
  [{ phone: "0812 3456-789" }, { phone: "08123456789" }],
  [{ phone: "+62 812 3456 789" }, { phone: "+628123456789" }],
  [{ basis: "sales", amount: "Rp 3.000.000.000" }, { size: { basis: "sales", idr: 300_000_000_000 } }],
  [{ basis: "unknown", amount: "3.000" }, {}],
  [{ commodities: "broken", destinations: '[{"kind":"moon"}]' }, {}],
])("%j is read as %j", (typed, read) => {
  expect(exporterFromForm({ name: "Contoh", ...typed } as Record<string, string>, id).exporter).toEqual({
    id,
    name: "Contoh",
    commodities: [],
    destinations: [],
    ...read,
  });
});

test("problems come in the order of the form", () => {
  const { problems } = exporterFromForm({ name: "", phone: "1", businessId: "2" }, id);
  expect(problems.map((problem) => problem.field)).toEqual(["name", "phone", "businessId"]);
});

test("an amount that may be two things offers both", () => {
  const [problem] = exporterFromForm({ name: "Contoh", basis: "sales", amount: "1,234" }, id).problems;
  expect(problem?.choices?.length).toBeGreaterThan(0);
});
