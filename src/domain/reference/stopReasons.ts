import { list } from "./lists/stop_reasons.csv";
import { readList } from "./readList.ts";

/** Why an exporter stopped exporting. */
export interface StopReason {
  code: string;
  nameId: string;
  nameEn: string;
  /** Whether the cause lies outside the business or within it. */
  group: "external" | "internal" | "unknown";
}

export const stopReasons: readonly StopReason[] = readList(list, ["code", "name_id", "name_en", "group"]).map(
  (row) => ({
    code: row.code,
    nameId: row.name_id,
    nameEn: row.name_en,
    group: row.group as StopReason["group"],
  }),
);

const stopReasonsByCode = new Map(stopReasons.map((reason) => [reason.code, reason]));

export function stopReasonByCode(code: string): StopReason | undefined {
  return stopReasonsByCode.get(code);
}
