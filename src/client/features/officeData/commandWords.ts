import type { SentCommand } from "../../../protocol/sync.ts";
import { periodName, stopReasonName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatMonth } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { officeData } from "../../language/indonesian/officeData.ts";

type Members = Record<string, unknown>;

/** The members of the record in a body, beside what else stands there: `{followUp: {doneOn}, choice}`. */
export function membersOf(body: unknown): Members {
  const parts = Object.entries((body ?? {}) as Members).filter(([key]) => key !== "before" && key !== "conflictId");
  return Object.fromEntries(
    parts.flatMap(([key, part]) => {
      if (typeof part !== "object" || part === null) return [[key, part] as const];
      // An entry that is only referred to is told by its title.
      return Object.entries(part).filter(([member]) => !(key === "entry" && member === "kind"));
    }),
  );
}

/** What a command refers to by nothing but an id; undefined where it brings its record itself. */
export function referenceIn({ name, body }: SentCommand): { kind: string; id: string } | undefined {
  const { entry, followUp, exportStop, exporter } = (body ?? {}) as Record<string, { id: string; kind: string }>;
  if (entry !== undefined) return { kind: entry.kind, id: entry.id };
  if (followUp !== undefined) return { kind: "followUp", id: followUp.id };
  if (exportStop !== undefined && name.endsWith(".withdraw")) return { kind: "exportStop", id: exportStop.id };
  return exporter !== undefined && name.endsWith(".resolve") ? { kind: "exporter", id: exporter.id } : undefined;
}

/** Codes by their names, where no other page of the office's data has them. */
export function inWords(members: Members): Members {
  const { quarantine: text } = words(officeData);
  const { sources } = words(entries);
  const named: Record<string, (code: string) => string> = {
    month: formatMonth,
    from: periodName,
    reason: stopReasonName,
    source: (code) => sources[code as keyof typeof sources] ?? code,
    kind: (code) => text.kinds[code as keyof typeof text.kinds] ?? code,
    choice: (code) => text.choices[code as keyof typeof text.choices] ?? code,
  };
  return Object.fromEntries(
    Object.entries(members).map(([member, value]) => {
      const name = named[member];
      return [member, typeof value === "string" && name !== undefined ? name(value) : value];
    }),
  );
}
