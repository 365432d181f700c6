import type { ExporterRow } from "../../../device/database.ts";
import type { ExporterStatus } from "../../../domain/exportStop.ts";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { words } from "../../language/dictionary.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { Chip, type Tone } from "../../ui/Chip.tsx";
import type { IconName } from "../../ui/icons.ts";

const looks: Record<ExporterStatus, { tone: Tone; icon: IconName }> = {
  active: { tone: "approved", icon: "ship" },
  prospective: { tone: "accent", icon: "flag" },
  stopped: { tone: "failed", icon: "pause" },
};

/** Derived from shipments and stops, never typed. */
export function StatusChip({ status }: { status: ExporterStatus }) {
  return <Chip {...looks[status]}>{words(exporters).statuses[status]}</Chip>;
}

/** Only while something of it isn't at the office. */
export function DeliveryChip({ row }: { row: Pick<ExporterRow, "delivery"> }) {
  return row.delivery === "sent" ? null : <EntryChip chip={row.delivery} />;
}

export function VersionsChip({ row }: { row: ExporterRow }) {
  if ((row.conflicts ?? []).length === 0) return null;
  return (
    <Chip tone="returned" icon="equal-not">
      {words(exporters).twoVersions}
    </Chip>
  );
}
