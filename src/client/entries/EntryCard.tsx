import type { ComponentChildren } from "preact";
import type { Draft, NilReportRow, ShipmentRow } from "../../device/database.ts";
import type { EntryChip as ChipCode } from "../../domain/entryState.ts";
import { store } from "../current.ts";
import { words } from "../language/dictionary.ts";
import { formatDay, formatMoney, formatMonth, formatWhen } from "../language/format.ts";
import { entries } from "../language/indonesian/entries.ts";
import { Chip } from "../ui/Chip.tsx";
import { EntryRow } from "../ui/EntryRow.tsx";
import { Notice } from "../ui/Notice.tsx";
import { draftFacts, draftHref, formSteps, visitSections } from "./draftFacts.ts";
import { CorrectionMark, EntryChip } from "./EntryChip.tsx";
import { chipOf, draftLine, entryLine, nilReportLine, refusalWords } from "./entryLines.ts";
import { countryName, goodsText, quantityText } from "./entryNames.ts";

interface RowProps {
  /** Whose entry it is, for people who see several exporters: it then becomes the title. */
  exporterName?: string | undefined;
  /** What comes next is left out where the page says it, or where rows shall be short. */
  short?: boolean | undefined;
  current?: boolean | undefined;
  href?: string | undefined;
  /** Where the page knows better than the row. */
  chip?: ChipCode | undefined;
  /** Progress and buttons below. */
  children?: ComponentChildren;
}

/**
 * A shipment in a list. Alone on a page it stands in a `Card as="article"`, several in an `EntryList`.
 * @param correction the draft that corrects it, where there is one
 */
export function ShipmentEntry(props: RowProps & { row: ShipmentRow; correction?: Draft | undefined }) {
  const { row, correction, exporterName, short, current, href = `/ekspor/${row.id}`, children } = props;
  const { shipment } = row;
  const chip = props.chip ?? chipOf(row);
  const text = words(entries);
  const valueTo = text.valueTo(
    formatMoney(shipment.fobValue, shipment.currency),
    countryName(shipment.destinationCountry),
  );
  const goods = [
    goodsText(shipment),
    shipment.items.length === 1 && shipment.items[0] && quantityText(shipment.items[0]),
  ];
  const day = row.day === "" ? undefined : formatDay(row.day);
  const isOnBehalf = shipment.source === "visit" || shipment.source === "phone";
  const ofExporter = [isOnBehalf ? text.shipmentOnBehalf : text.shipmentOf, valueTo, day];
  const now = store().clock();
  return (
    <EntryRow
      chip={
        <span class="row wrap tight">
          <EntryChip chip={chip} />
          <CorrectionMark revision={row.revision} />
        </span>
      }
      aside={formatWhen(row.savedAt, { now })}
      icon={exporterName === undefined ? undefined : "ship"}
      title={exporterName ?? valueTo}
      href={href}
      current={current}
      meta={(exporterName === undefined ? [...goods, day] : ofExporter).filter(Boolean).join(" · ")}
      hint={hint()}
    >
      {chip === "returned" && row.record?.comment !== undefined && <ReturnedComment comment={row.record.comment} />}
      {chip === "refused" && row.refusal && !short && (
        <Notice tone="error" heading={refusalWords(row.refusal).what}>
          {refusalWords(row.refusal).next}
        </Notice>
      )}
      {children}
    </EntryRow>
  );

  function hint() {
    if (correction !== undefined) return draftLine(correction, now);
    return short || chip === "returned" || chip === "refused" ? undefined : entryLine(row);
  }
}

/** What the office wants corrected. */
export function ReturnedComment({ comment }: { comment: string }) {
  return (
    <Notice tone="comment">
      <b>{words(entries).toCorrect}</b> {comment}
    </Notice>
  );
}

/** A nil report in a list. */
export function NilReportEntry(props: RowProps & { row: NilReportRow }) {
  const { row, exporterName, short, children } = props;
  const text = words(entries);
  const chip = props.chip ?? chipOf(row);
  const saying = text.nilReportOf(formatMonth(row.month));
  const withdrawnBy = row.record?.withdrawnBy;
  return (
    <EntryRow
      chip={<EntryChip chip={chip} />}
      aside={formatWhen(row.savedAt, { now: store().clock() })}
      icon={exporterName === undefined ? undefined : "calendar-check"}
      title={exporterName ?? saying}
      href={`/ekspor/nihil/${row.month}?eksportir=${row.exporterId}`}
      meta={exporterName === undefined ? undefined : saying}
      hint={short && withdrawnBy === undefined ? undefined : nilReportLine(row)}
    >
      {children}
    </EntryRow>
  );
}

/** A draft in a list; its row leads back to the step and field it was left at. */
export function DraftEntry({ draft, exporterName, children }: RowProps & { draft: Draft }) {
  const text = words(entries);
  const facts = draftFacts(draft);
  const valueTo =
    facts.value !== undefined && facts.country !== undefined ? text.valueTo(facts.value, facts.country) : undefined;
  const known = [valueTo ?? facts.value ?? facts.country, facts.goods, facts.day].filter(Boolean);
  const isVisit = draft.kind === "visit";
  const first = isVisit ? text.draftOfVisit : text.draftOf;
  const name = draft.corrects === undefined ? first : text.draftOfCorrection;
  const title = exporterName ?? valueTo ?? name;
  const steps = isVisit ? visitSections : formSteps;
  const meta = known.filter((fact) => fact !== title).join(" · ");
  return (
    <EntryRow
      chip={
        <span class="row wrap tight">
          <EntryChip chip="draft" />
          {draft.corrects !== undefined && title !== name && (
            <Chip tone="accent" icon="history">
              {name}
            </Chip>
          )}
        </span>
      }
      aside={formatWhen(draft.updatedAt, { now: store().clock() })}
      icon={isVisit ? "map-pin" : exporterName === undefined ? undefined : "ship"}
      title={title}
      href={draftHref(draft)}
      meta={meta === "" ? text.draftAtStep({ number: Math.min(draft.step, steps), of: steps }) : meta}
      hint={draftLine(draft, store().clock())}
    >
      {children}
    </EntryRow>
  );
}
