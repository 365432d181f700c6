import { type Exporter, exporterOf, LegalForm } from "../../../domain/exporter.ts";
import { exporterProblems } from "../../../domain/exporterProblems.ts";
import { Destination } from "../../../domain/places.ts";
import type { SizeBasis } from "../../../domain/sizeClass.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney, formatMoneyField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { parseAmount } from "../../language/parse.ts";
import { parsePhone } from "./phoneNumber.ts";
import type { FormValues } from "./useFormDraft.ts";

/** The fields of the form, in its order. Several are kept as JSON, the others as typed. */
export const exporterFormFields = [
  "name",
  "legalForm",
  "commodities",
  "destinations",
  "contactName",
  "phone",
  "kelurahan",
  "address",
  "basis",
  "amount",
  "businessId",
  "taxId",
  "industryCode",
  "edition",
] as const;
export type ExporterFormField = (typeof exporterFormFields)[number];

export type FormProblem<Field extends string> = {
  field: Field;
  text: string;
  /** What an ambiguous amount may mean, as the box then says it. */
  choices?: readonly { label: string; value: string }[] | undefined;
};

export type ExporterReading = {
  /** Told by the amount as far as it can be read: the form says the class at once. */
  size: SizeBasis | undefined;
  problems: readonly FormProblem<ExporterFormField>[];
  /** Only without problems. */
  exporter: Exporter | undefined;
};

const longest = { name: 200, contactName: 120, address: 300 };
const most = { commodities: 50, destinations: 100 };

/** What the form holds for an exporter; `exporterFromForm` reads the same exporter back. */
export function formOfExporter(exporter: Exporter): FormValues {
  const { size, industryCode } = exporter;
  return {
    name: exporter.name,
    legalForm: exporter.legalForm ?? "",
    businessId: exporter.businessId ?? "",
    taxId: exporter.taxId ?? "",
    industryCode: industryCode?.code ?? "",
    edition: industryCode?.edition ?? "",
    basis: size?.basis ?? "unknown",
    amount: size === undefined ? "" : formatMoneyField(size.idr, "IDR"),
    kelurahan: exporter.kelurahan ?? "",
    address: exporter.address ?? "",
    commodities: JSON.stringify(exporter.commodities),
    destinations: JSON.stringify(exporter.destinations),
    contactName: exporter.contactName ?? "",
    phone: exporter.phone ?? "",
  };
}

/** Reads the form, or tells what is wrong in words of the page's language, in its order, once per field. */
export function exporterFromForm(values: FormValues, id: string): ExporterReading {
  const problems: FormProblem<ExporterFormField>[] = [];
  const text = words(exporters);
  const add = (field: ExporterFormField, said: string, choices?: FormProblem<ExporterFormField>["choices"]) => {
    if (!problems.some((problem) => problem.field === field)) problems.push({ field, text: said, choices });
    return undefined;
  };
  const typed = (field: ExporterFormField) => plainText(values[field] ?? "");
  const length = (field: keyof typeof longest): string | undefined => {
    const value = typed(field);
    if (value.length <= longest[field]) return value || undefined;
    const told = { label: text.fields[field], longest: longest[field], typed: value.length };
    return add(field, text.problems.tooLong(told));
  };

  const name = length("name");
  if (typed("name") === "") add("name", words(errors).empty(text.fields.name));
  const size = readSize(values, add);
  const commodities = readCodes(values.commodities);
  const destinations = readDestinations(values.destinations);
  for (const [field, listed] of [["commodities", commodities] as const, ["destinations", destinations] as const]) {
    if (listed.length > most[field]) {
      add(field, text.problems.tooMany({ label: text.fields[field], most: most[field] }));
    }
  }
  const phoneTyped = typed("phone");
  const phone = parsePhone(phoneTyped);
  if (phoneTyped !== "" && phone === undefined) add("phone", text.problems.phone);
  const legalForm = LegalForm.options.find((form) => form === values.legalForm);
  const kelurahan = typed("kelurahan") || undefined;
  // Without what is empty: a record has no empty fields.
  const exporter = exporterOf({
    id,
    name: name ?? "",
    commodities,
    destinations,
    legalForm,
    businessId: digits("businessId", (count) => count === 13),
    taxId: digits("taxId", (count) => count === 15 || count === 16),
    industryCode: readIndustryCode(),
    size,
    kelurahan,
    contactName: length("contactName"),
    phone,
    address: length("address"),
  } as Exporter);
  for (const { field } of exporterProblems(exporter)) {
    const listed = field.startsWith("commodities") ? "commodities" : "destinations";
    add(listed, text.problems.check(text.fields[listed]));
  }
  problems.sort((a, b) => exporterFormFields.indexOf(a.field) - exporterFormFields.indexOf(b.field));
  return { size, problems, exporter: problems.length === 0 ? exporter : undefined };

  /** A number written in groups: `12.345.678.9-012.000`. */
  function digits(field: "businessId" | "taxId" | "industryCode", isWhole: (count: number) => boolean) {
    const value = typed(field).replace(/[\s.\-–/]/g, "");
    if (value === "") return undefined;
    if (!/^\d+$/.test(value)) return add(field, text.problems.digits(text.fields[field]));
    return isWhole(value.length) ? value : add(field, text.problems[field](value.length));
  }

  function readIndustryCode(): Exporter["industryCode"] {
    const code = digits("industryCode", (count) => count === 5);
    if (code === undefined) return undefined;
    const { edition } = values;
    if (edition === "2020" || edition === "2025") return { code, edition };
    return add("edition", text.problems.edition);
  }
}

function readSize(
  values: FormValues,
  add: (field: ExporterFormField, said: string, choices?: FormProblem<ExporterFormField>["choices"]) => undefined,
): SizeBasis | undefined {
  const { basis } = values;
  // What was typed stays in the draft, in case the choice changes.
  if (basis !== "capital" && basis !== "sales") return undefined;
  const label = words(exporters).sizeBasis[basis];
  const { amount, empty } = words(errors);
  const parsed = parseAmount(values.amount ?? "", { decimals: 2, currency: "IDR" });
  if (parsed.ok) {
    if (parsed.prefix !== undefined) return add("amount", amount.format(label));
    return { basis, idr: parsed.value };
  }
  switch (parsed.problem) {
    case "empty":
      return add("amount", empty(label));
    case "ambiguous": {
      const choices = parsed.readings.map((reading) => ({
        label: formatMoney(reading, "IDR"),
        value: formatMoneyField(reading, "IDR"),
      }));
      return add(
        "amount",
        amount.ambiguous(
          label,
          choices.map((choice) => choice.label),
        ),
        choices,
      );
    }
    case "format":
      return add("amount", amount.format(label));
    case "too-many-decimals":
      return add("amount", amount.tooManyDecimals(label, 2));
    case "too-large":
      return add("amount", amount.tooLarge(label));
    case "negative":
      return add("amount", amount.negative(label));
  }
}

/** The codes that were picked, from the draft's JSON. */
export function readCodes(json: string | undefined): string[] {
  return readJson(json).filter((code): code is string => typeof code === "string");
}

export function readDestinations(json: string | undefined): Destination[] {
  return readJson(json).flatMap((value) => {
    const read = Destination.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

function readJson(json: string | undefined): unknown[] {
  try {
    const read: unknown = JSON.parse(json || "[]");
    return Array.isArray(read) ? read : [];
  } catch {
    // Only this app writes drafts, but an older build may have written them otherwise.
    return [];
  }
}

/** Control characters come along with pasted texts; nobody sees them, and no record takes them. */
export function plainText(typed: string): string {
  return typed
    .replace(invisible, "")
    .replace(/\p{Cs}/gu, "")
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
