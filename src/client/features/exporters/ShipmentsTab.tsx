import type { NilReportRow, ShipmentRow } from "../../../device/database.ts";
import type { ReviewState } from "../../../domain/review.ts";
import { session, store } from "../../current.ts";
import { NilReportEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { chipOf, nilReportLine } from "../../entries/entryLines.ts";
import { words } from "../../language/dictionary.ts";
import { formatMonth } from "../../language/format.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";

/** Shipments and nil months on this device, newest first. */
export function ShipmentsTab({ exporterId }: { exporterId: string }) {
  const { database } = store();
  const read = useLive(async () => {
    const [shipments, nilReports] = await Promise.all([
      database.shipments
        .where("[exporterId+day]")
        .between([exporterId, ""], [exporterId, "\uffff"])
        .reverse()
        .toArray(),
      database.nilReports
        .where("[exporterId+month]")
        .between([exporterId, ""], [exporterId, "\uffff"])
        .reverse()
        .toArray(),
    ]);
    return { shipments, nilReports };
  }, [database, exporterId]);
  const text = words(exporters);
  if (read === undefined) return <Skeleton label={text.list.loading} />;
  const { shipments, nilReports } = read;
  if (shipments.length + nilReports.length === 0) return <EmptyState text={text.shipments.none} />;
  return (
    <>
      {shipments.length > 0 && (
        <EntryList label={text.shipments.reports}>
          {shipments.map((row) => (
            <ShipmentEntry key={row.id} row={row} href={shipmentHref(row)} short={row.delivery === "sent"} />
          ))}
        </EntryList>
      )}
      {nilReports.length > 0 && (
        <>
          <h2>{text.shipments.nilMonths}</h2>
          <EntryList label={text.shipments.nilMonths}>
            {nilReports.map((row) => (
              <NilMonth key={row.id} row={row} />
            ))}
          </EntryList>
        </>
      )}
    </>
  );
}

function NilMonth({ row }: { row: NilReportRow }) {
  if (isFieldRole()) return <NilReportEntry row={row} short />;
  return (
    <EntryRow
      level={3}
      icon="calendar-check"
      chip={<EntryChip chip={chipOf(row)} />}
      title={formatMonth(row.month)}
      hint={nilReportLine(row)}
    />
  );
}

const queueStatuses: Record<ReviewState, string> = {
  submitted: "menunggu",
  approved: "disetujui",
  returned: "dikembalikan",
  rejected: "ditolak",
};

/** Who reports has its page; who reviews has the queue. */
function shipmentHref({ id, state }: ShipmentRow): string {
  if (isFieldRole() || state === "none") return `/ekspor/${id}`;
  return `/antrean?${new URLSearchParams({ status: queueStatuses[state], pilih: id })}`;
}

function isFieldRole(): boolean {
  return session().person.role === "mentor";
}
