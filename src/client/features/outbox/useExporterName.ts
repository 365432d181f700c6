import { session, store } from "../../current.ts";
import { useLive } from "../../useLive.ts";

/** Whose entry it is, for people who see several exporters; undefined for an exporter's own. */
export function useExporterName(exporterId: string | undefined): string | undefined {
  const { database } = store();
  const isOwn = session().person.role === "exporter";
  return useLive(
    async () => (isOwn || exporterId === undefined ? undefined : (await database.exporters.get(exporterId))?.name),
    [database, exporterId, isOwn],
  );
}
