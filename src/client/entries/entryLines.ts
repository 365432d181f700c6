/** Which chip an entry of this device bears and what the line below it says (ux.md section 4). */
import type { Draft, EntryRow, NilReportRow, Refusal } from "../../device/database.ts";
import { dayInZone } from "../../domain/days.ts";
import { type EntryChip, entryChip } from "../../domain/entryState.ts";
import { words } from "../language/dictionary.ts";
import { formatClock, formatMoment } from "../language/format.ts";
import { entries } from "../language/indonesian/entries.ts";
import { errors } from "../language/indonesian/errors.ts";
import { sync } from "../language/indonesian/sync.ts";
import { timeZone } from "../language/language.ts";
import { syncState } from "../sync.ts";
import { fieldLabel } from "./fieldLabels.ts";

/** A component that calls this while rendering follows what sync is doing. */
export function chipOf(row: EntryRow | NilReportRow): EntryChip {
  const isSending = row.delivery === "queued" && syncState.value.sending.has(row.id);
  return entryChip({
    delivery: isSending ? "sending" : row.delivery,
    review: "state" in row && row.state !== "none" ? row.state : undefined,
  });
}

/** The line below an entry's chip: where it is, and what comes next. */
export function entryLine(row: EntryRow & { record?: { comment?: string | undefined } | undefined }): string {
  const { chips } = words(sync);
  const chip = chipOf(row);
  switch (chip) {
    case "sent":
      return row.receivedAt === undefined ? chips.sent.name : chips.sent.line(momentText(row.receivedAt));
    case "approved":
      // Only shipments have a value to be counted.
      return "visit" in row ? words(entries).visitApproved : chips.approved.line;
    case "returned":
    case "rejected":
      return chips[chip].line(row.record?.comment ?? "");
    default:
      return undeliveredLine(row, chip);
  }
}

/** The same for a nil report, which nobody reviews. */
export function nilReportLine(row: NilReportRow): string {
  const { nilReportReceived, nilReportWithdrawn } = words(entries);
  const chip = chipOf(row);
  if (row.record?.withdrawnBy !== undefined) return nilReportWithdrawn;
  if (chip !== "sent") return undeliveredLine(row, chip);
  return row.receivedAt === undefined ? words(sync).chips.sent.name : nilReportReceived(momentText(row.receivedAt));
}

/**
 * `Draf tersimpan 09.12. Belum dikirim.`, of another day `Draf tersimpan 24 Nov 2026, 09.12. Belum dikirim.`
 * @param now Unix time in milliseconds
 */
export function draftLine(draft: Draft, now: number): string {
  const isOfToday = dayInZone(draft.updatedAt, timeZone.value) === dayInZone(now, timeZone.value);
  const when = isOfToday ? formatClock(draft.updatedAt) : momentText(draft.updatedAt);
  const { chips, correctionDraft } = words(sync);
  return draft.corrects === undefined ? chips.draft.line(when) : correctionDraft(when);
}

/** Why the server said no, and the next step. */
export function refusalWords(refusal: Refusal): { what: string; next: string } {
  const { code, field } = refusal;
  if (code === "declined") return words(entries).declined(refusal.reason ?? "");
  if (code === "conflict" || code === "server-cannot-store") return words(entries).parked[code];
  if (code === "number-taken" && field === "businessId") return words(entries).parked["business-id-taken"];
  return words(errors).refusals[code](field === undefined ? undefined : fieldLabel(field));
}

function undeliveredLine(row: { refusal?: Refusal | undefined }, chip: EntryChip): string {
  const { chips } = words(sync);
  if (chip === "refused") return chips.refused.line(refusalWords(row.refusal ?? { code: "invalid" }));
  return chip === "sending" ? chips.sending.line : chips.queued.line;
}

function momentText(moment: string): string {
  return formatMoment(moment, { withoutZone: true });
}
