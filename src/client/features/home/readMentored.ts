import type { DeviceDatabase } from "../../../device/database.ts";
import { type IsoDate, monthOf, shiftMonth } from "../../../domain/days.ts";
import { deadlineOf } from "../../../domain/reportingDeadline.ts";
import type { Mentored } from "./visitsToday.ts";

/** A mentor's exporters with what makes a visit due, each by a few steps into the indexes. */
export async function readMentored(
  database: DeviceDatabase,
  { today, deadlineDay }: { today: IsoDate; deadlineDay: number },
): Promise<Mentored[]> {
  const [exporters, followUps] = await Promise.all([
    database.exporters.orderBy("name").toArray(),
    database.followUps.orderBy("dueOn").toArray(),
  ]);
  const nextDue = new Map<string, IsoDate>();
  for (const { exporterId, dueOn, doneOn } of followUps) {
    if (doneOn === undefined && !nextDue.has(exporterId)) nextDue.set(exporterId, dueOn);
  }
  const month = shiftMonth(monthOf(today), -1);
  const isAfterDeadline = today > deadlineOf(month, deadlineDay);
  return await Promise.all(
    exporters.map(async ({ id, name }) => {
      const ofExporter = [[id, ""] as [string, string], [id, "\uffff"] as [string, string]] as const;
      const [lastVisit, hasExported, reported, nil] = await Promise.all([
        database.visits
          .where("[exporterId+day]")
          .between(...ofExporter)
          .last(),
        database.shipments
          .where("[exporterId+day]")
          .between(...ofExporter)
          .first(),
        database.shipments
          .where("[exporterId+day]")
          .between([id, `${month}-01`], [id, `${month}-31`], true, true)
          .first(),
        database.nilReports.where("[exporterId+month]").equals([id, month]).first(),
      ]);
      const isMissing = isAfterDeadline && hasExported !== undefined && reported === undefined && nil === undefined;
      return {
        id,
        name,
        lastVisitOn: lastVisit?.day || undefined,
        nextDueOn: nextDue.get(id),
        isMonthMissing: isMissing,
      };
    }),
  );
}
