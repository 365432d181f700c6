/** Names of what an exporter's record and its stops hold as codes, in the language of the page. */
import { yearOf } from "../../domain/days.ts";
import type { Period } from "../../domain/exportStop.ts";
import type { Destination } from "../../domain/places.ts";
import { areaByCode } from "../../domain/reference/areas.ts";
import { regionByCode } from "../../domain/reference/regions.ts";
import { stopReasonByCode } from "../../domain/reference/stopReasons.ts";
import { words } from "../language/dictionary.ts";
import { formatDay, formatMonth } from "../language/format.ts";
import { exporters } from "../language/indonesian/exporters.ts";
import { language } from "../language/language.ts";
import { countryName } from "./entryNames.ts";

/** Why an exporter stopped, or what keeps one from exporting. */
export function stopReasonName(code: string): string {
  return nameOf(stopReasonByCode(code)) ?? code;
}

export function regionName(code: string): string {
  return nameOf(regionByCode(code)) ?? code;
}

export function kelurahanName(code: string): string {
  return areaByCode(code)?.name ?? code;
}

/** A country or region by its name; an open one in the words it was told in. */
export function destinationName(destination: Destination): string {
  switch (destination.kind) {
    case "country":
      return countryName(destination.code);
    case "region":
      return regionName(destination.code);
    case "open":
      return destination.asStated;
  }
}

/** `2021`, `Semester II 2021`, `Oktober 2021`, `5 Okt 2021`. */
export function periodName(period: Period): string {
  if (period.length === 4) return period;
  if (period.includes("-S")) {
    return `${words(exporters).stop.semesters[period.endsWith("1") ? 1 : 2]} ${yearOf(period)}`;
  }
  return period.length === 7 ? formatMonth(period) : formatDay(period);
}

function nameOf(named: { nameId: string; nameEn: string } | undefined): string | undefined {
  return language.value === "id" ? named?.nameId : named?.nameEn;
}
