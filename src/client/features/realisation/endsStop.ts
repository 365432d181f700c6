import { type ExportStop, firstDayOf } from "../../../domain/exportStop.ts";
import type { Destination } from "../../../domain/places.ts";

/**
 * Whether what stopped is exported again. What resumed in part ends only a stop of those goods and destinations;
 * one that names no goods is about all of them, and likewise for destinations.
 */
export function endsStop(resume: ExportStop, stop: ExportStop): boolean {
  if (resume.kind !== "resume" || resume.exporterId !== stop.exporterId) return false;
  if (firstDayOf(resume.from) < firstDayOf(stop.from)) return false;
  if (resume.wholeExporter || stop.wholeExporter) return resume.wholeExporter;
  const goodsOf = (told: ExportStop) => told.commodities.map(({ commodity }) => commodity);
  const destinationsOf = (told: ExportStop) => told.destinations.map(keyOf);
  return (
    covers(goodsOf(resume), goodsOf(stop), resume.destinations.length > 0) &&
    covers(destinationsOf(resume), destinationsOf(stop), resume.commodities.length > 0)
  );
}

/** @param mayBeAll whether naming none means all, since something else was named */
function covers(resumed: readonly string[], stopped: readonly string[], mayBeAll: boolean): boolean {
  if (resumed.length === 0) return mayBeAll;
  return stopped.length > 0 && stopped.every((each) => resumed.includes(each));
}

function keyOf(destination: Destination): string {
  return destination.kind === "open"
    ? `open ${destination.asStated.toLowerCase()}`
    : `${destination.kind} ${destination.code}`;
}
