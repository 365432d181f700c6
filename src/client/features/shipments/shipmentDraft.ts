import type { IsoDate } from "../../../domain/days.ts";
import { type HsEdition, hsEditionOn } from "../../../domain/reference/hsEdition.ts";
import { minorUnitsOf } from "../../../domain/reference/minorUnits.ts";
import {
  Declaration,
  Shipment,
  type ShipmentItem,
  type ShipmentProblem,
  Source,
  shipmentProblems,
} from "../../../domain/shipment.ts";
import type { ShipmentFacts } from "../../entries/ShipmentSummary.tsx";
import { type DraftValues, type FormField, fieldOrder, isFormField } from "../../entries/shipmentFields.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { type DraftReader, draftReader, type FieldProblem, labelOf } from "./draftReader.ts";

export type DraftReading = {
  /** What could be read so far; a check page shows it beside what is still wrong. */
  facts: ShipmentFacts;
  problems: readonly FieldProblem[];
  shipment: Shipment | undefined;
};

type Circumstances = {
  id: string;
  /** The calendar day in the office's time zone. */
  today: IsoDate;
  /** Region of origin of the office's goods. */
  regionCode?: string | undefined;
  /** From the reference list, once it is loaded; without it the code's form alone is checked. */
  isHsCode?: ((code: string, edition: HsEdition) => boolean) | undefined;
  /** The content that this draft corrects: what the form doesn't ask for stays as it was. */
  corrects?: Shipment | undefined;
};

/**
 * Reads a draft's values as a shipment, or tells what is wrong in words of the page's language, in the form's
 * order, with at most one problem per field.
 */
export function draftToShipment(values: DraftValues, circumstances: Circumstances): DraftReading {
  const { today, isHsCode } = circumstances;
  const reader = draftReader(values, today);
  const facts = readFacts(reader, circumstances);
  const item = facts.items[0] ?? {};

  if (item.hsCode !== undefined && isHsCode !== undefined) {
    const edition = hsEditionOn(facts.pebRegistrationDate ?? facts.exportedOn ?? today);
    if (!isHsCode(item.hsCode, edition)) {
      reader.add("items.0.hsCode", words(shipments).problems.hsUnknown({ code: item.hsCode, edition }));
    }
  }
  // The rules look at whole shipments, so what couldn't be read is stood in for by values that break none.
  const candidate = { ...standIns, ...facts, items: facts.items.map((line) => ({ ...itemStandIns, ...line })) };
  for (const problem of shipmentProblems(candidate, today)) addRuleProblem(reader, problem, today);
  const schemaIssues = Shipment.safeParse(candidate).error?.issues ?? [];
  for (const issue of schemaIssues)
    addOnce(reader, issue.path.join("."), (label) => words(shipments).problems.check(label));

  const problems = fieldOrder.flatMap((field) => reader.problems.find((problem) => problem.field === field) ?? []);
  // Every key of the candidate that isn't one of the facts has its problem, so without problems it is whole.
  return { facts, problems, shipment: problems.length === 0 ? candidate : undefined };
}

function readFacts(reader: DraftReader, { id, regionCode, corrects }: Circumstances): ShipmentFacts {
  const declaration = enumChoice(reader, "declaration", Declaration.options);
  const currency = reader.choice("currency", true);
  const fobValue = currency === undefined ? undefined : reader.money("fobValue", currency, minorUnitsOf(currency));
  const commodity = reader.choice("items.0.commodity", true);
  const [corrected, ...otherItems] = corrects?.items ?? [];
  const valueOfOthers = otherItems.reduce((sum, item) => sum + item.fobValue, 0);
  if (fobValue !== undefined && otherItems.length > 0 && fobValue <= valueOfOthers) {
    reader.add("fobValue", words(shipments).problems.lessThanOtherGoods);
  }
  const item = defined<Partial<ShipmentItem>>({
    originRegion: regionCode,
    ...corrected,
    commodity,
    hsCode: hsCode(reader),
    description: reader.text("items.0.description"),
    quantity: reader.quantity("items.0.quantity", true),
    unit: reader.choice("items.0.unit", true),
    netKg: reader.quantity("items.0.netKg", false),
    fobValue: fobValue === undefined ? undefined : Math.max(1, fobValue - valueOfOthers),
  });
  const source = enumChoice(reader, "source", Source.options);
  return defined<ShipmentFacts>({
    ...corrects,
    id,
    // A correction stays with the business that it was reported for.
    exporterId: corrects?.exporterId ?? reader.choice("exporterId", true),
    source,
    toldBy: source === "self-report" ? undefined : reader.text("toldBy"),
    declaration,
    exportedOn: reader.day("exportedOn"),
    ...documents(reader, declaration),
    ...(declaration === "peb" ? {} : { npeNumber: undefined, npeDate: undefined }),
    invoiceNumber: reader.text("invoiceNumber"),
    destinationCountry: reader.choice("destinationCountry", true),
    currency,
    fobValue,
    incoterm: reader.choice("incoterm", false),
    buyer: reader.text("buyer"),
    // Where there is one goods line, its weight is the shipment's.
    netKg: corrects?.netKg === undefined || otherItems.length > 0 ? corrects?.netKg : item.netKg,
    items: [item, ...otherItems],
  });
}

/** Only what belongs to the chosen kind of declaration is read; the rest stays in the draft, in case the choice changes. */
function documents(reader: DraftReader, declaration: Declaration | undefined): Partial<Shipment> {
  const none = {
    pebRegistrationNumber: undefined,
    pebRegistrationDate: undefined,
    pebSubmissionNumber: undefined,
    customsOffice: undefined,
    consignmentNoteNumber: undefined,
    thirdPartyName: undefined,
  };
  const { problems } = words(shipments);
  switch (declaration) {
    case "peb": {
      const registration = reader.characters("pebRegistrationNumber");
      if (registration !== undefined && !/^\d{6}$/.test(registration))
        reader.add("pebRegistrationNumber", problems.pebNumber);
      const submission = reader.characters("pebSubmissionNumber");
      if (submission !== undefined && !/^[A-Z0-9]{26}$/.test(submission)) {
        reader.add("pebSubmissionNumber", problems.submissionNumber(submission.length));
      }
      return {
        ...none,
        pebRegistrationNumber: registration,
        pebRegistrationDate: reader.day("pebRegistrationDate"),
        pebSubmissionNumber: submission,
        customsOffice: reader.text("customsOffice"),
      };
    }
    case "consignment-note":
      return { ...none, consignmentNoteNumber: reader.text("consignmentNoteNumber") };
    case "via-third-party": {
      const thirdPartyName = reader.text("thirdPartyName");
      if (reader.typed("thirdPartyName") === "") {
        reader.add("thirdPartyName", words(errors).empty(labelOf("thirdPartyName")));
      }
      return { ...none, thirdPartyName };
    }
    default:
      return {};
  }
}

function hsCode(reader: DraftReader): string | undefined {
  const code = reader.characters("items.0.hsCode");
  if (code === undefined || /^\d{6}(\d{2})?$/.test(code)) return code;
  return reader.add("items.0.hsCode", words(shipments).problems.hsFormat);
}

function enumChoice<Value extends string>(reader: DraftReader, field: FormField, options: readonly Value[]) {
  const value = reader.choice<Value>(field, true);
  return value === undefined || options.includes(value)
    ? value
    : reader.add(field, words(errors).choice(labelOf(field)));
}

function addRuleProblem(reader: DraftReader, { field, code }: ShipmentProblem, today: IsoDate): void {
  const { problems } = words(shipments);
  const { choice, day, empty } = words(errors);
  const text: Record<ShipmentProblem["code"], (label: string) => string> = {
    empty: (label) => {
      if (field === "exportedOn") return problems.exportDay;
      return field.endsWith("description") ? problems.descriptionOfOther : empty(label);
    },
    future: (label) => day.future(label, formatDayField(today)),
    "too-old": (label) => problems.tooOld({ label, earliest: "01/01/2000" }),
    "both-or-neither": () => (field === "pebRegistrationNumber" ? problems.pebNumberToo : problems.pebDateToo),
    "not-an-export-declaration": () => problems.submissionKind,
    "impossible-date": () => problems.submissionDay,
    "home-country": () => problems.homeCountry,
    "unknown-code": choice,
    "sum-differs": () => problems.lessThanOtherGoods,
    "more-than-gross": () => problems.moreThanGross,
  };
  addOnce(reader, field, text[code]);
}

/** A field that couldn't be read has said so already; one that the form doesn't have can't be mended here. */
function addOnce(reader: DraftReader, path: string, text: (label: string) => string): void {
  const field = path === "netKg" ? "items.0.netKg" : path;
  if (!isFormField(field) || reader.problems.some((problem) => problem.field === field)) return;
  reader.add(field, text(labelOf(field)));
}

const someId = "00000000-0000-7000-8000-000000000000";
const standIns = {
  id: someId,
  exporterId: someId,
  declaration: "via-third-party",
  destinationCountry: "SG",
  currency: "USD",
  fobValue: 1,
  source: "self-report",
} as const;
const itemStandIns = { commodity: "batik-sarong", quantity: 1, unit: "PCE", fobValue: 1 } as const;

/** Without the keys that hold nothing: a record has no empty ones. */
function defined<Content extends object>(content: { [Key in keyof Content]: Content[Key] | undefined }): Content {
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined)) as Content;
}
