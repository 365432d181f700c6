import { words } from "../../language/dictionary.ts";
import { formatMonth } from "../../language/format.ts";
import { realisation } from "../../language/indonesian/realisation.ts";
import type { PeriodName } from "./realisationQuery.ts";

/** `2022`, `Semester I 2022`, `September 2022`. */
export function periodText(year: number, period: PeriodName): string {
  const text = words(realisation);
  if (period === "year") return String(year);
  if (period === "S1" || period === "S2")
    return text.semesterOf({ name: text.semesters[period === "S1" ? 1 : 2], year });
  return formatMonth(`${year}-${period}`);
}
