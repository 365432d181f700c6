import type { ComponentChildren } from "preact";
import type { Draft, VisitRow } from "../../device/database.ts";
import type { EntryChip as ChipCode } from "../../domain/entryState.ts";
import { store } from "../current.ts";
import { formatWhen } from "../language/format.ts";
import { EntryRow } from "../ui/EntryRow.tsx";
import { Notice } from "../ui/Notice.tsx";
import { entryTitle } from "./anyEntry.ts";
import { ReturnedComment } from "./EntryCard.tsx";
import { CorrectionMark, EntryChip } from "./EntryChip.tsx";
import { chipOf, draftLine, entryLine, refusalWords } from "./entryLines.ts";

interface VisitEntryProps {
  row: VisitRow;
  exporterName?: string | undefined;
  /** The draft that corrects it, where there is one. */
  correction?: Draft | undefined;
  /** What comes next is left out where the page says it, or where rows shall be short. */
  short?: boolean | undefined;
  href?: string | undefined;
  /** Where the page knows better than the row. */
  chip?: ChipCode | undefined;
  /** Progress and buttons below. */
  children?: ComponentChildren;
}

/** A visit in a list, under its exporter's name. */
export function VisitEntry(props: VisitEntryProps) {
  const { row, exporterName, correction, short, href, children } = props;
  const { visit } = row;
  const chip = props.chip ?? chipOf(row);
  const now = store().clock();
  const met = visit.metWith.map(({ name }) => name).join(", ");
  return (
    <EntryRow
      chip={
        <span class="row wrap tight">
          <EntryChip chip={chip} />
          <CorrectionMark revision={row.revision} />
        </span>
      }
      aside={formatWhen(row.savedAt, { now })}
      icon="map-pin"
      title={exporterName ?? entryTitle(row)}
      href={href ?? `/kunjungan/${row.id}`}
      meta={(exporterName === undefined ? [met] : [entryTitle(row), met]).filter(Boolean).join(" · ")}
      hint={hint()}
    >
      {chip === "returned" && row.record?.comment !== undefined && <ReturnedComment comment={row.record.comment} />}
      {chip === "refused" && row.refusal && !short && (
        <Notice tone="error" heading={refusalWords(row.refusal).what}>
          {refusalWords(row.refusal).next}
        </Notice>
      )}
      {children}
    </EntryRow>
  );

  function hint() {
    if (correction !== undefined) return draftLine(correction, now);
    return short || chip === "returned" || chip === "refused" ? undefined : entryLine(row);
  }
}
