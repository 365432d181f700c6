import { useEffect, useState } from "preact/hooks";
import { store } from "../../current.ts";
import type { AnyEntryRow } from "../../entries/anyEntry.ts";
import { useLive } from "../../useLive.ts";

/**
 * The open entry. When its author sends another revision meanwhile, the one that is being read stays until the
 * supervisor asks for the new one: a decision must never be about something that changed under the pointer.
 * @returns `row` undefined until it was read, and where this device doesn't hold it
 */
export function useShownEntry(id: string | undefined): {
  row: AnyEntryRow | undefined;
  isRead: boolean;
  hasNewer: boolean;
  seeNewer: () => void;
} {
  const found = useLive(async () => (id === undefined ? undefined : { id, row: await readEntry(id) }), [id]);
  const [read, setRead] = useState<AnyEntryRow>();
  const live = found?.id === id ? found?.row : undefined;
  const base = read !== undefined && read.id === live?.id ? read : live;
  useEffect(() => {
    if (live !== undefined && read?.id !== live.id) setRead(live);
  }, [live, read]);
  const hasNewer = live !== undefined && base !== undefined && revisionOf(live) > revisionOf(base);
  return { row: hasNewer ? base : live, isRead: found?.id === id, hasNewer, seeNewer: () => setRead(live) };
}

async function readEntry(id: string): Promise<AnyEntryRow | undefined> {
  const { shipments, visits } = store().database;
  return (await shipments.get(id)) ?? (await visits.get(id));
}

function revisionOf(row: AnyEntryRow): number {
  return row.record?.revision ?? 0;
}
