/** The edition of the Harmonized System a code belongs to; Indonesia's BTKI 2017 and 2022 follow it. */
export type HsEdition = "2017" | "2022";

/**
 * The edition a declaration registered on this day (YYYY-MM-DD) uses.
 * PMK 26/PMK.010/2022: BTKI 2022 from 1 April 2022, BTKI 2017 before.
 */
export function hsEditionOn(day: string): HsEdition {
  return day < "2022-04-01" ? "2017" : "2022";
}
