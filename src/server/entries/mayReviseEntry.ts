import { type EntryRecord, reporterOf } from "../../domain/entryRecord.ts";
import { may } from "../../domain/permissions.ts";
import { type EntryKind, mayRevise } from "../../domain/review.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { type Circumstances, entryIsMissing, type Outcome, refuse, revisionIsMissing } from "../sync/outcome.ts";
import { relationAsAuthor } from "./mayReport.ts";

type Entry = EntryRecord & { exporterId: string };

/**
 * Whether the sender may put a next revision in the place of an entry's present one.
 * @returns what keeps them from it, or how they stand to it. A mentor whose assignment has ended may still correct
 * their own, also their correction of another's: they may have made the next one before they knew.
 */
export async function mayReviseEntry(
  change: OfficeChange,
  { kind, before, exporterId }: { kind: EntryKind; before: Entry | undefined; exporterId: string },
  { sender, baseRevision }: Circumstances,
): Promise<{ refusal: Outcome } | { outsideAssignment: boolean }> {
  const { person } = sender;
  const allowed = before === undefined ? undefined : await reachOf(change, kind, before, person);
  if (before === undefined || allowed === undefined) {
    // Who may never revise is told so, whatever the id: the answer says nothing of it.
    const couldEver = (["own", "assigned", "office"] as const).some((relation) =>
      may({ role: person.role, relation, subject: kind, action: "revise" }),
    );
    return { refusal: couldEver ? entryIsMissing : refuse("not-found") };
  }
  // Before its state is looked at: that of a revision which the server has yet to get may be another.
  if (baseRevision > before.revision) return { refusal: revisionIsMissing };
  if (!mayRevise(before.state)) return { refusal: refuse("decided") };
  if (baseRevision < before.revision) return { refusal: refuse("stale") };
  // An entry stays with its exporter: what is told of another one is another entry.
  if (exporterId !== before.exporterId) return { refusal: refuse("invalid", "exporterId") };
  return allowed;
}

async function reachOf(
  change: OfficeChange,
  kind: EntryKind,
  entry: Entry,
  person: Circumstances["sender"]["person"],
): Promise<{ outsideAssignment: boolean } | undefined> {
  const isAuthor = entry.authorId === person.id || reporterOf(entry) === person.id;
  const related = await relationAsAuthor(change, person, { exporterId: entry.exporterId, isAuthor });
  const { relation, outsideAssignment } = related;
  // Whose role became another since they wrote it may still correct it.
  if (outsideAssignment) return { outsideAssignment };
  return may({ role: person.role, relation, subject: kind, action: "revise" }) ? { outsideAssignment } : undefined;
}
