import { type Exporter, type ExporterField, exporterFields } from "./exporter.ts";

/** Fields whose values are sets: two people who add or take out different ones don't contradict each other. */
const setFields: ReadonlySet<ExporterField> = new Set(["commodities", "destinations"]);

/** What a person's change of an exporter comes to, when others changed it meanwhile. */
export type MergedExporter = {
  exporter: Exporter;
  /** Fields that took the person's value. */
  changed: ExporterField[];
  /** Fields that somebody else set to something else meanwhile; `exporter` has that. */
  conflicts: { field: ExporterField; value: unknown }[];
};

/**
 * Merges field by field: what one person changed and no other did is taken over, and so is what both changed to
 * the same. What they set differently stays as it is and is told.
 * @param before what the person had before them, `after` what they made of it, `current` what it is now
 */
export function mergeExporter({
  before,
  after,
  current,
}: {
  before: Exporter;
  after: Exporter;
  current: Exporter;
}): MergedExporter {
  const merged: Record<string, unknown> = { ...current };
  const changed: ExporterField[] = [];
  const conflicts: MergedExporter["conflicts"] = [];
  for (const field of exporterFields) {
    if (isSame(before[field], after[field]) || isSame(current[field], after[field])) continue;
    if (isSame(current[field], before[field])) {
      if (after[field] === undefined) delete merged[field];
      else merged[field] = after[field];
      changed.push(field);
    } else if (setFields.has(field)) {
      const value = mergeSets(
        before[field] as readonly unknown[],
        after[field] as readonly unknown[],
        current[field] as readonly unknown[],
      );
      if (isSame(value, current[field])) continue;
      merged[field] = value;
      changed.push(field);
    } else {
      conflicts.push({ field, value: after[field] });
    }
  }
  return { exporter: merged as Exporter, changed, conflicts };
}

/** The fields in which two states of an exporter differ. */
export function differingFields(one: Exporter, other: Exporter): ExporterField[] {
  return exporterFields.filter((field) => !isSame(one[field], other[field]));
}

function mergeSets(before: readonly unknown[], after: readonly unknown[], current: readonly unknown[]): unknown[] {
  const has = (set: readonly unknown[], value: unknown) => set.some((other) => isSame(other, value));
  const kept = current.filter((value) => !has(before, value) || has(after, value));
  const added = after.filter((value) => !has(before, value) && !has(kept, value));
  return [...kept, ...added];
}

/** Compares what schemas let through: text, numbers, and plain objects and lists of them. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) =>
    isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
  );
}
