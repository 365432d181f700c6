import { readMeta } from "../../../device/store/meta.ts";
import { store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";

/** How old this device's copy is; said only while no newer one can be had. */
export function DataAsOf() {
  const { database } = store();
  const isOffline = useIsOffline();
  const lastSyncedAt = useLive(() => readMeta(database, "lastSyncedAt", 0), [database]);
  if (!isOffline || !lastSyncedAt) return null;
  return <p class="hint">{words(common).dataAsOf(formatMoment(lastSyncedAt))}</p>;
}
