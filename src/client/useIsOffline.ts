import { useEffect, useState } from "preact/hooks";
import { syncState } from "./sync.ts";

/**
 * Whether there seems to be no internet. The browser's word for it is a hint: a round that got through since
 * then proves it wrong.
 */
export function useIsOffline(): boolean {
  const [offlineSince, setOfflineSince] = useState(() => (navigator.onLine ? undefined : Date.now()));
  useEffect(() => {
    const update = () => setOfflineSince(navigator.onLine ? undefined : Date.now());
    addEventListener("online", update);
    addEventListener("offline", update);
    return () => {
      removeEventListener("online", update);
      removeEventListener("offline", update);
    };
  }, []);
  if (offlineSince === undefined) return false;
  const { lastSyncedAt } = syncState.value;
  return lastSyncedAt === undefined || Date.parse(lastSyncedAt) <= offlineSince;
}
