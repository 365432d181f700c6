import { useEffect, useState } from "preact/hooks";
import type { ShipmentRow } from "../../../device/database.ts";
import { store } from "../../current.ts";
import { useLive } from "../../useLive.ts";

/**
 * The open entry. When its author sends another revision meanwhile, the one that is being read stays until the
 * supervisor asks for the new one: a decision must never be about something that changed under the pointer.
 * @returns `row` undefined until it was read, and where this device doesn't hold it
 */
export function useShownEntry(id: string | undefined): {
  row: ShipmentRow | undefined;
  isRead: boolean;
  hasNewer: boolean;
  seeNewer: () => void;
} {
  const found = useLive(
    async () => (id === undefined ? undefined : { id, row: await store().database.shipments.get(id) }),
    [id],
  );
  const [read, setRead] = useState<ShipmentRow>();
  const live = found?.id === id ? found?.row : undefined;
  const base = read !== undefined && read.id === live?.id ? read : live;
  useEffect(() => {
    if (live !== undefined && read?.id !== live.id) setRead(live);
  }, [live, read]);
  const hasNewer = live !== undefined && base !== undefined && revisionOf(live) > revisionOf(base);
  return { row: hasNewer ? base : live, isRead: found?.id === id, hasNewer, seeNewer: () => setRead(live) };
}

function revisionOf(row: ShipmentRow): number {
  return row.record?.revision ?? 0;
}
