import type { ComponentChildren } from "preact";
import { isUnitCode } from "../../domain/reference/units.ts";
import type { Shipment, ShipmentItem } from "../../domain/shipment.ts";
import { words } from "../language/dictionary.ts";
import { formatDay, formatMoney, formatQuantity } from "../language/format.ts";
import { common } from "../language/indonesian/common.ts";
import { entries } from "../language/indonesian/entries.ts";
import { reference } from "../language/indonesian/reference.ts";
import { SummaryList, type SummaryRow } from "../ui/SummaryList.tsx";
import { commodityName, countryName, hsText, incotermName, quantityText, unitName } from "./entryNames.ts";
import { fieldLabel } from "./fieldLabels.ts";

/** A shipment, or as much of one as its draft says so far. */
export type ShipmentFacts = Partial<Omit<Shipment, "items">> & { items: readonly Partial<ShipmentItem>[] };

/** The sections of a shipment, numbered as the steps of its form. */
export type SectionNumber = 1 | 2 | 3;

interface ShipmentSummaryProps {
  facts: ShipmentFacts;
  /** For people who see several exporters. */
  exporterName?: string | undefined;
  /** On a check page: what is wrong at a field, what was typed there, and where a section is changed. */
  errorAt?: ((field: string) => string | undefined) | undefined;
  typedAt?: ((field: string) => string | undefined) | undefined;
  changeHref?: ((section: SectionNumber) => string) | undefined;
}

/** Everything a shipment says, in the sections of its form: what the form asks for also where it is empty. */
export function ShipmentSummary(props: ShipmentSummaryProps) {
  const { facts, exporterName, errorAt, typedAt, changeHref } = props;
  const { sections } = words(entries);
  const { notFilledIn, actions } = words(common);

  /** A row of a field; what couldn't be read is shown as typed, with what is wrong. */
  const row = (field: string, value: ComponentChildren, term = fieldLabel(field) ?? field): SummaryRow => ({
    term,
    value: value ?? typedAt?.(field),
    error: errorAt?.(field),
  });
  const section = (number: SectionNumber, heading: string, rows: readonly (SummaryRow | undefined | false)[]) => (
    <SummaryList
      heading={heading}
      rows={rows.filter((each) => each !== undefined && each !== false)}
      none={notFilledIn}
      change={changeHref && { href: changeHref(number), label: actions.change }}
    />
  );

  return (
    <>
      {section(1, sections.documents, documentRows(facts, exporterName, row))}
      {facts.items.map((item, index) => {
        const heading = facts.items.length === 1 ? sections.goods : words(entries).goodsLine(index + 1);
        // biome-ignore lint/suspicious/noArrayIndexKey: goods lines have no other identity
        return <div key={index}>{section(2, heading, goodsRows(item, index, facts, row))}</div>;
      })}
      {section(3, sections.value, valueRows(facts, row))}
    </>
  );
}

type MakeRow = (field: string, value: ComponentChildren, term?: string) => SummaryRow;
type Rows = (SummaryRow | undefined | false)[];

function documentRows(facts: ShipmentFacts, exporterName: string | undefined, row: MakeRow): Rows {
  const text = words(entries);
  const { declaration, source } = facts;
  const day = (value: string | undefined) => value && formatDay(value);
  return [
    exporterName !== undefined && row("exporterId", exporterName),
    source !== undefined && source !== "self-report" && row("source", text.sources[source]),
    facts.toldBy !== undefined && row("toldBy", facts.toldBy),
    row("exportedOn", day(facts.exportedOn)),
    row("declaration", declaration && text.declarations[declaration]),
    declaration === "peb" && row("pebRegistrationNumber", facts.pebRegistrationNumber),
    declaration === "peb" && row("pebRegistrationDate", day(facts.pebRegistrationDate)),
    declaration === "peb" && row("pebSubmissionNumber", facts.pebSubmissionNumber),
    declaration === "peb" && row("customsOffice", facts.customsOffice),
    declaration === "consignment-note" && row("consignmentNoteNumber", facts.consignmentNoteNumber),
    declaration === "via-third-party" && row("thirdPartyName", facts.thirdPartyName),
    facts.npeNumber !== undefined &&
      row("npeNumber", facts.npeDate ? text.numberAndDay(facts.npeNumber, formatDay(facts.npeDate)) : facts.npeNumber),
    row(
      "invoiceNumber",
      facts.invoiceNumber && facts.invoiceDate
        ? text.numberAndDay(facts.invoiceNumber, formatDay(facts.invoiceDate))
        : facts.invoiceNumber,
    ),
  ];
}

function goodsRows(item: Partial<ShipmentItem>, index: number, facts: ShipmentFacts, row: MakeRow): Rows {
  const { commodity, quantity, unit, netKg, fobValue } = item;
  const isOneOfSeveral = facts.items.length > 1;
  return [
    row(`items.${index}.commodity`, commodity && commodityName(commodity)),
    row(`items.${index}.description`, item.description),
    row(`items.${index}.hsCode`, item.hsCode && hsText(item.hsCode)),
    ...(quantity !== undefined && unit !== undefined && isUnitCode(unit)
      ? [row(`items.${index}.quantity`, quantityText({ quantity, unit }))]
      : [
          row(`items.${index}.quantity`, quantity === undefined ? undefined : formatQuantity(quantity)),
          row(`items.${index}.unit`, unit && unitName(unit)),
        ]),
    row(`items.${index}.netKg`, netKg === undefined ? undefined : `${formatQuantity(netKg)} kg`),
    isOneOfSeveral &&
      fobValue !== undefined &&
      facts.currency !== undefined &&
      row(`items.${index}.fobValue`, formatMoney(fobValue, facts.currency)),
  ];
}

function valueRows(facts: ShipmentFacts, row: MakeRow): Rows {
  const { destinationCountry, currency, incoterm } = facts;
  const money = (amount: number | undefined) =>
    amount === undefined || currency === undefined ? undefined : formatMoney(amount, currency);
  const weight = (kg: number | undefined) => (kg === undefined ? undefined : `${formatQuantity(kg)} kg`);
  /** What no form of ours asks for, but a record may hold. */
  const ifAny = (field: string, value: string | undefined) => value !== undefined && row(field, value);
  return [
    row("destinationCountry", destinationCountry && countryName(destinationCountry)),
    row("fobValue", money(facts.fobValue)),
    row("incoterm", incoterm && `${incoterm} · ${incotermName(incoterm)}`),
    row("buyer", facts.buyer),
    ifAny("freight", money(facts.freight)),
    ifAny("insurance", money(facts.insurance)),
    ifAny("loadingPort", facts.loadingPort),
    ifAny("destinationPort", facts.destinationPort),
    ifAny("transportMode", facts.transportMode && words(reference).transportModes[facts.transportMode]),
    ifAny("grossKg", weight(facts.grossKg)),
    ifAny("netKg", facts.items.length > 1 ? weight(facts.netKg) : undefined),
    ifAny("note", facts.note),
  ];
}
