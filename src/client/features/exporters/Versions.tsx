import { useState } from "preact/hooks";
import type { ExporterRow } from "../../../device/database.ts";
import { resolveConflict } from "../../../device/store/exporters.ts";
import { type ExporterConflict, type ExporterField, exporterFields } from "../../../domain/exporter.ts";
import { store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { fieldText } from "./exporterText.ts";
import "./Versions.css";

/** Fields that two people set differently: both are in view, and somebody chooses. */
export function Versions({ row }: { row: ExporterRow }) {
  const [outcome, setOutcome] = useState<"chosen" | "not-saved">();
  async function choose(conflict: ExporterConflict, choice: "kept" | "other") {
    try {
      const { id: conflictId, field } = conflict;
      await resolveConflict(store(), { exporterId: row.id, conflictId, field, choice });
      setOutcome("chosen");
      requestSync();
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setOutcome("not-saved");
    }
  }
  return (
    <>
      {outcome === "not-saved" && <NotSavedNotice />}
      {outcome === "chosen" && (
        <Notice tone="good" live>
          {words(exporters).versions.chosen}
        </Notice>
      )}
      {(row.conflicts ?? []).map((conflict) => (
        <TwoVersions
          key={`${conflict.id} ${conflict.field}`}
          row={row}
          conflict={conflict}
          onChoose={(choice) => void choose(conflict, choice)}
        />
      ))}
    </>
  );
}

interface TwoVersionsProps {
  row: ExporterRow;
  conflict: ExporterConflict;
  onChoose: (choice: "kept" | "other") => void;
}

function TwoVersions({ row, conflict, onChoose }: TwoVersionsProps) {
  const text = words(exporters);
  // A newer server may tell of a field that this build doesn't know.
  const field = exporterFields.find((each) => each === conflict.field);
  const label = field === undefined ? conflict.field : text.fields[field];
  const changed = row.record?.changed?.[conflict.field];
  const standing = field && (row.record ?? row)[field];
  return (
    <Notice tone="warn" icon="equal-not" heading={text.versions.title(label)}>
      <p>{text.versions.explained}</p>
      <dl class="versions">
        <Version
          name={text.versions.standing}
          label={label}
          value={valueText(field, standing)}
          told={changed}
          onUse={() => onChoose("kept")}
        />
        <Version
          name={text.versions.other}
          label={label}
          value={valueText(field, conflict.value)}
          told={conflict}
          onUse={() => onChoose("other")}
        />
      </dl>
    </Notice>
  );
}

interface VersionProps {
  name: string;
  label: string;
  value: string;
  told: { byName: string; at: string } | undefined;
  onUse: () => void;
}

function Version({ name, label, value, told, onUse }: VersionProps) {
  const text = words(exporters).versions;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {told !== undefined && (
          <span class="hint">{text.by({ by: told.byName, at: formatMoment(told.at, { withoutZone: true }) })}</span>
        )}
        <Button onClick={onUse}>
          {text.use}
          <span class="unseen">
            : {label}, {value}
          </span>
        </Button>
      </dd>
    </div>
  );
}

function valueText(field: ExporterField | undefined, value: unknown): string {
  const text = field === undefined ? (value === undefined ? undefined : String(value)) : fieldText(field, value);
  return text ?? words(exporters).versions.empty;
}
