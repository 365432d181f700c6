import { type IsoDate, isRealDay } from "./days.ts";
import { type ExportStop, firstDayOf } from "./exportStop.ts";
import { isCommodityCode, otherCommodity } from "./reference/commodities.ts";
import { stopReasonByCode } from "./reference/stopReasons.ts";

export type ExportStopProblem = {
  field: "from" | "toldOn" | "reason" | "commodities" | "destinations";
  code: "future" | "unreal" | "empty" | "unknown-code";
};

/**
 * What keeps a stop or a resumption from being stored, beyond its schema.
 * @param today the calendar day in the office's time zone
 */
export function exportStopProblems(stop: ExportStop, today: IsoDate): ExportStopProblem[] {
  const problems: ExportStopProblem[] = [];
  const from = firstDayOf(stop.from);
  if (!isRealDay(from)) problems.push({ field: "from", code: "unreal" });
  else if (from > today) problems.push({ field: "from", code: "future" });
  if (stop.toldOn > today) problems.push({ field: "toldOn", code: "future" });
  if (stop.kind === "stop" && stop.reason === undefined) problems.push({ field: "reason", code: "empty" });
  if (stop.reason !== undefined && stopReasonByCode(stop.reason) === undefined) {
    problems.push({ field: "reason", code: "unknown-code" });
  }
  if (!stop.wholeExporter && stop.commodities.length === 0 && stop.destinations.length === 0) {
    problems.push({ field: "commodities", code: "empty" });
  }
  if (stop.commodities.some(({ commodity }) => commodity !== otherCommodity && !isCommodityCode(commodity))) {
    problems.push({ field: "commodities", code: "unknown-code" });
  }
  return problems;
}
