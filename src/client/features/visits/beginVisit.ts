import type { Draft } from "../../../device/database.ts";
import type { DeviceStore } from "../../../device/deviceStore.ts";
import { saveDraft } from "../../../device/store/drafts.ts";
import { dayInZone } from "../../../domain/days.ts";
import { newId } from "../../../domain/newId.ts";
import { formatDayField } from "../../language/format.ts";
import { type VisitValues, visitToValues } from "./visitDraft.ts";

/**
 * Opens the draft of a visit to an exporter, with what is likely to be the same as last time: how, where, whom, and
 * how many work there. The id exists from here on, so that whatever is tapped twice later is one visit.
 * @returns the draft's id, or undefined where this device doesn't have the exporter
 */
export async function beginVisit(store: DeviceStore, exporterId: string): Promise<string | undefined> {
  const { database, clock, randomBytes, session } = store;
  const [exporter, last] = await Promise.all([
    database.exporters.get(exporterId),
    database.visits.where("[exporterId+day]").between([exporterId, ""], [exporterId, "\uffff"]).last(),
  ]);
  if (exporter === undefined) return undefined;
  const before: VisitValues = last === undefined ? {} : visitToValues(last.visit);
  const kept = Object.entries(before).filter(
    ([field]) => field.startsWith("metWith.") || ["kind", "place", "kelurahan", "workers"].includes(field),
  );
  const id = newId(clock(), randomBytes);
  const values: Record<string, string | undefined> = {
    kind: "visit",
    place: exporter.address,
    kelurahan: exporter.kelurahan,
    "metWith.0.name": exporter.contactName,
    ...Object.fromEntries(kept),
    exporterId,
    visitedOn: formatDayField(dayInZone(clock(), session.office.timeZone)),
  };
  await saveDraft(store, { id, kind: "visit", values: filled(values), step: 1 });
  return id;
}

/** The draft that corrects a visit, as it was left, or made from what the visit says. */
export async function openVisitCorrection(
  store: DeviceStore,
  row: {
    id: string;
    visit: Parameters<typeof visitToValues>[0];
    record?: { revision: number } | undefined;
    number?: string | undefined;
  },
): Promise<Draft> {
  const open = await store.database.drafts.get(row.id);
  if (open !== undefined) return open;
  return await saveDraft(store, {
    id: row.id,
    kind: "visit",
    values: visitToValues(row.visit),
    step: 1,
    corrects: { entryId: row.id, revision: row.record?.revision ?? 0 },
    number: row.number,
  });
}

function filled(values: Record<string, string | undefined>): VisitValues {
  const entries = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(entries);
}
