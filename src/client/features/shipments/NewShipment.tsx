import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { saveDraft } from "../../../device/store/drafts.ts";
import { newId } from "../../../domain/newId.ts";
import { store } from "../../current.ts";
import { valuesOfCopy } from "../../entries/shipmentValues.ts";
import { words } from "../../language/dictionary.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { usePage } from "../../page.ts";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { mayReport } from "./mayReport.ts";
import { NotAllowed } from "./ShipmentForm.tsx";
import { newDraft } from "./useShipmentDraft.ts";

/**
 * `/ekspor/baru?salin=ID&eksportir=ID`: makes the id and leads on to the form. The id exists from here on, so
 * that whatever is tapped twice later is one entry.
 */
export function NewShipment() {
  return mayReport() ? <Begin /> : <NotAllowed />;
}

function Begin() {
  const { route } = useLocation();
  const { salin: copied, eksportir: exporterId } = useRoute().query;
  usePage({ title: "", hideNavigation: true });
  useEffect(() => {
    void begin(copied).then((id) => {
      const exporter = exporterId === undefined ? "" : `?eksportir=${encodeURIComponent(exporterId)}`;
      route(`/ekspor/${id}/isi/1${exporter}`, true);
    });
  }, [route, copied, exporterId]);
  return <Skeleton label={words(shipments).form.loading} rows={4} />;
}

/** An empty form leaves no draft behind until something is typed; a copy is one from the start. */
async function begin(copied: string | undefined): Promise<string> {
  const { clock, randomBytes, database } = store();
  const id = newId(clock(), randomBytes);
  const row = copied === undefined ? undefined : await database.shipments.get(copied);
  if (row !== undefined) await saveDraft(store(), newDraft(id, valuesOfCopy(row.shipment)));
  return id;
}
