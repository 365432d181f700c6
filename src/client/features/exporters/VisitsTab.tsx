import { store } from "../../current.ts";
import { VisitEntry } from "../../entries/VisitEntry.tsx";
import { words } from "../../language/dictionary.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList } from "../../ui/EntryRow.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { mayHere } from "./permission.ts";

/** Visits on this device, newest first. */
export function VisitsTab({ exporterId }: { exporterId: string }) {
  const { database } = store();
  const visits = useLive(
    () =>
      database.visits.where("[exporterId+day]").between([exporterId, ""], [exporterId, "\uffff"]).reverse().toArray(),
    [database, exporterId],
  );
  const text = words(exporters);
  if (visits === undefined) return <Skeleton label={text.list.loading} />;
  if (visits.length === 0) {
    return <EmptyState text={mayHere("visit", "record") ? text.visits.none : text.visits.noneDesk} />;
  }
  return (
    <EntryList label={text.tabs.visits}>
      {visits.map((row) => (
        <VisitEntry key={row.id} row={row} short={row.delivery === "sent"} />
      ))}
    </EntryList>
  );
}
