import { NilReportEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { EntryRow } from "../../ui/EntryRow.tsx";
import { decisionTitle, valueTo } from "./decisionTitle.ts";
import { isDecision, type SentItem } from "./outboxItems.ts";
import { useExporterName } from "./useExporterName.ts";

/** What the server has, with the time at which it said so. */
export function SentItemRow({ item }: { item: SentItem }) {
  const { command, shipment, nilReport } = item;
  const exporterName = useExporterName((shipment ?? nilReport)?.exporterId);
  const receivedAt = words(outbox).receivedAt(formatMoment(item.receivedAt, { withoutZone: true }));
  if (isDecision(command)) {
    return (
      <EntryRow
        chip={<EntryChip chip="sent" />}
        title={decisionTitle(command, exporterName)}
        href={shipment && `/antrean?pilih=${shipment.id}`}
        meta={shipment && valueTo(shipment)}
        hint={receivedAt}
      />
    );
  }
  if (shipment !== undefined) {
    return (
      <ShipmentEntry row={shipment} exporterName={exporterName} short>
        <p class="hint">{receivedAt}</p>
      </ShipmentEntry>
    );
  }
  if (nilReport !== undefined) {
    return (
      <NilReportEntry row={nilReport} exporterName={exporterName} short>
        <p class="hint">{receivedAt}</p>
      </NilReportEntry>
    );
  }
  // Sent, and not this person's to see any more.
  const { shipmentOf, nilReport: nilReportName, number } = words(entries);
  return (
    <EntryRow
      chip={<EntryChip chip="sent" />}
      title={command.name === "v1.nil-report.record" ? nilReportName : shipmentOf}
      meta={command.number === undefined ? undefined : number(command.number)}
      hint={receivedAt}
    />
  );
}
