/** A failure of the database that passes by itself: the disk was full, or another process held the lock too long. */
export class DatabaseProblem extends Error {
  readonly kind: "full" | "busy";

  constructor(kind: "full" | "busy", cause: unknown) {
    super(kind === "full" ? "The disk is full." : "The database is busy.", { cause });
    this.kind = kind;
  }
}

// The binding gives result codes only when it opens and executes; from a prepared statement comes the text alone.
const fullTexts = ["database or disk is full"];
const busyTexts = ["database is locked", "database table is locked"];

/** The same error, or its kind where it is one that passes by itself. */
export function asDatabaseProblem(error: unknown): unknown {
  const text = error instanceof Error ? error.message : "";
  if (fullTexts.some((part) => text.includes(part))) return new DatabaseProblem("full", error);
  if (busyTexts.some((part) => text.includes(part))) return new DatabaseProblem("busy", error);
  return error;
}
