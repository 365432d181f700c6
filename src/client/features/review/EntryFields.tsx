import type { ComponentChildren } from "preact";
import type { ShipmentRow } from "../../../device/database.ts";
import { portByCode } from "../../../domain/reference/ports.ts";
import { goodsName, incotermName, quantityText } from "../../entries/entryNames.ts";
import { fieldLabel } from "../../entries/fieldLabels.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoney, formatQuantity } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { reference } from "../../language/indonesian/reference.ts";
import { review } from "../../language/indonesian/review.ts";

type Field = { label: string; value: ComponentChildren };

/** Every field of an entry that was filled in, and the usual ones that were not. */
export function EntryFields({ row }: { row: ShipmentRow }) {
  const none = <span class="hint">{words(common).notFilledIn}</span>;
  return (
    <dl class="review-fields">
      {fieldsOf(row).map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value ?? none}</dd>
        </div>
      ))}
    </dl>
  );
}

function fieldsOf({ shipment, number, record }: ShipmentRow): Field[] {
  const text = words(entries);
  const label = (path: string) => fieldLabel(path) ?? path;
  const day = (value: string | undefined) => (value === undefined ? undefined : formatDay(value));
  const money = (value: number | undefined) =>
    value === undefined ? undefined : formatMoney(value, shipment.currency);
  const weight = (value: number | undefined) => (value === undefined ? undefined : `${formatQuantity(value)} kg`);
  const port = (value: string | undefined) => (value === undefined ? undefined : (portByCode(value)?.name ?? value));
  /** Shown only where it was filled in. */
  const optional = (field: Field): Field[] => (field.value === undefined ? [] : [field]);
  const numberAndDay = (value: string | undefined, on: string | undefined) =>
    value !== undefined && on !== undefined ? text.numberAndDay(value, formatDay(on)) : (value ?? day(on));
  const isPeb = shipment.declaration === "peb";

  return [
    ...optional({ label: words(review).number, value: number }),
    ...optional({ label: words(review).author, value: record?.authorName }),
    { label: label("source"), value: text.sources[shipment.source] },
    ...optional({ label: label("toldBy"), value: shipment.toldBy }),
    { label: label("declaration"), value: text.declarations[shipment.declaration] },
    ...(isPeb
      ? [
          {
            label: label("pebRegistrationNumber"),
            value: numberAndDay(shipment.pebRegistrationNumber, shipment.pebRegistrationDate),
          },
        ]
      : []),
    ...optional({ label: label("pebSubmissionNumber"), value: shipment.pebSubmissionNumber }),
    ...optional({ label: label("customsOffice"), value: shipment.customsOffice }),
    ...optional({ label: label("npeNumber"), value: numberAndDay(shipment.npeNumber, shipment.npeDate) }),
    ...(shipment.declaration === "consignment-note"
      ? [{ label: label("consignmentNoteNumber"), value: shipment.consignmentNoteNumber }]
      : []),
    ...(shipment.declaration === "via-third-party"
      ? [{ label: label("thirdPartyName"), value: shipment.thirdPartyName }]
      : []),
    { label: label("invoiceNumber"), value: numberAndDay(shipment.invoiceNumber, shipment.invoiceDate) },
    { label: label("exportedOn"), value: day(shipment.exportedOn) },
    ...shipment.items.map((item, index) => ({
      label: shipment.items.length === 1 ? label("items.0.commodity") : text.goodsLine(index + 1),
      value: (
        <>
          {goodsName(item)}
          {item.description !== undefined && item.description !== goodsName(item) && `, ${item.description}`}
          <br />
          {[
            quantityText(item),
            item.hsCode === undefined ? undefined : `HS ${item.hsCode}`,
            weight(item.netKg),
            shipment.items.length > 1 ? money(item.fobValue) : undefined,
          ]
            .filter(Boolean)
            .join(" · ")}
        </>
      ),
    })),
    ...optional({
      label: label("incoterm"),
      value: shipment.incoterm === undefined ? undefined : `${shipment.incoterm}, ${incotermName(shipment.incoterm)}`,
    }),
    ...optional({
      label: label("transportMode"),
      value: shipment.transportMode && words(reference).transportModes[shipment.transportMode],
    }),
    ...optional({ label: label("loadingPort"), value: port(shipment.loadingPort) }),
    ...optional({ label: label("destinationPort"), value: port(shipment.destinationPort) }),
    ...optional({ label: label("freight"), value: money(shipment.freight) }),
    ...optional({ label: label("insurance"), value: money(shipment.insurance) }),
    ...optional({ label: label("grossKg"), value: weight(shipment.grossKg) }),
    ...optional({ label: label("netKg"), value: weight(shipment.netKg) }),
    { label: label("buyer"), value: shipment.buyer },
    ...optional({ label: label("note"), value: shipment.note }),
  ];
}
