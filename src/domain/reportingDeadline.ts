import { type IsoDate, type Month, shiftMonth } from "./days.ts";

/** Day of the following month by which a month should be reported. */
export function deadlineOf(month: Month, deadlineDay: number): IsoDate {
  return `${shiftMonth(month, 1)}-${String(deadlineDay).padStart(2, "0")}`;
}
