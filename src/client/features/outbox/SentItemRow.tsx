import { isDecision } from "../../../protocol/commands.ts";
import { entryTitle } from "../../entries/anyEntry.ts";
import { NilReportEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { VisitEntry } from "../../entries/VisitEntry.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { EntryRow } from "../../ui/EntryRow.tsx";
import { decisionTitle } from "./decisionTitle.ts";
import { aboutExporter, masterTitle } from "./masterTitle.ts";
import type { SentItem } from "./outboxItems.ts";
import { useExporterName } from "./useExporterName.ts";

/** What the server has, with the time at which it said so. */
export function SentItemRow({ item }: { item: SentItem }) {
  const { command, entry, nilReport } = item;
  const exporterName = useExporterName((entry ?? nilReport)?.exporterId ?? aboutExporter(command));
  const receivedAt = words(outbox).receivedAt(formatMoment(item.receivedAt, { withoutZone: true }));
  if (isDecision(command.name)) {
    return (
      <EntryRow
        chip={<EntryChip chip="sent" />}
        title={decisionTitle(command, exporterName)}
        href={entry && `/antrean?pilih=${entry.id}`}
        meta={entry && entryTitle(entry)}
        hint={receivedAt}
      />
    );
  }
  if (entry !== undefined) {
    const said = <p class="hint">{receivedAt}</p>;
    return "visit" in entry ? (
      <VisitEntry row={entry} exporterName={exporterName} short>
        {said}
      </VisitEntry>
    ) : (
      <ShipmentEntry row={entry} exporterName={exporterName} short>
        {said}
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
  const title = masterTitle(command);
  if (title !== undefined) {
    return <EntryRow chip={<EntryChip chip="sent" />} title={title} meta={exporterName} hint={receivedAt} />;
  }
  // Sent, and not this person's to see any more.
  const { shipmentOf, nilReport: nilReportName, number, visitKinds } = words(entries);
  const isVisit = command.name.startsWith("v1.visit.");
  return (
    <EntryRow
      chip={<EntryChip chip="sent" />}
      title={command.name === "v1.nil-report.record" ? nilReportName : isVisit ? visitKinds.visit : shipmentOf}
      meta={command.number === undefined ? undefined : number(command.number)}
      hint={receivedAt}
    />
  );
}
