import type { Draft, NilReportRow, Refusal, ShipmentRow } from "../../device/database.ts";
import { type EntryChip as ChipCode, entryChip } from "../../domain/entryState.ts";
import { words } from "../language/dictionary.ts";
import { formatClock, formatDay, formatMoment } from "../language/format.ts";
import { entries } from "../language/indonesian/entries.ts";
import { errors } from "../language/indonesian/errors.ts";
import { sync } from "../language/indonesian/sync.ts";
import { syncState } from "../sync.ts";
import { Chip, type Tone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/icons.ts";
import { fieldLabel } from "./fieldLabels.ts";

/** The one chip of an entry (ux.md section 4). */
export function EntryChip({ chip }: { chip: ChipCode }) {
  const { tone, icon } = looks[chip];
  return (
    <Chip tone={tone} icon={icon}>
      {words(sync).chips[chip].name}
    </Chip>
  );
}

/** The chip of a row of this device. While rendering, it follows what sync is doing. */
export function chipOf(row: ShipmentRow | NilReportRow): ChipCode {
  const isSending = row.delivery === "queued" && syncState.value.sending.has(row.id);
  return entryChip({
    delivery: isSending ? "sending" : row.delivery,
    review: "state" in row && row.state !== "none" ? row.state : undefined,
  });
}

/** What the line below a shipment's chip says: where it is, and what comes next. */
export function shipmentLine(row: ShipmentRow, chip: ChipCode = chipOf(row)): string {
  const { chips } = words(sync);
  switch (chip) {
    case "sent":
      return row.receivedAt === undefined ? chips.sent.name : chips.sent.line(formatMoment(row.receivedAt, noZone));
    case "approved":
      return chips.approved.line;
    case "returned":
    case "rejected":
      return chips[chip].line(row.record?.comment ?? "");
    default:
      return undeliveredLine(row, chip);
  }
}

/** The same for a nil report, which nobody reviews. */
export function nilReportLine(row: NilReportRow, chip: ChipCode = chipOf(row)): string {
  const { nilReportReceived, nilReportWithdrawn } = words(entries);
  if (row.record?.withdrawnBy !== undefined) return nilReportWithdrawn;
  if (chip !== "sent") return undeliveredLine(row, chip);
  return row.receivedAt === undefined
    ? words(sync).chips.sent.name
    : nilReportReceived(formatMoment(row.receivedAt, noZone));
}

/** `Draf tersimpan 09.12. Belum dikirim.`; of an older draft the day: `Draf tersimpan 24 Nov 2026, 09.12. …`. */
export function draftLine(draft: Draft, now: number): string {
  const isOfToday = formatDay(dayOf(draft.updatedAt)) === formatDay(dayOf(now));
  const when = isOfToday ? formatClock(draft.updatedAt) : formatMoment(draft.updatedAt, noZone);
  const { chips, correctionDraft } = words(sync);
  return draft.corrects === undefined ? chips.draft.line(when) : correctionDraft(when);
}

/** Why the server said no, and the next step. */
export function refusalWords(refusal: Refusal): { what: string; next: string } {
  const { code, field } = refusal;
  if (code === "conflict" || code === "server-cannot-store") return words(entries).parked[code];
  return words(errors).refusals[code](field === undefined ? undefined : fieldLabel(field));
}

function undeliveredLine(row: { refusal?: Refusal | undefined }, chip: ChipCode): string {
  const { chips } = words(sync);
  if (chip === "refused") return chips.refused.line(refusalWords(row.refusal ?? { code: "invalid" }));
  return chip === "sending" ? chips.sending.line : chips.queued.line;
}
