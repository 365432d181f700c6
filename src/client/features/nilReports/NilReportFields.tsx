import type { NilReport } from "../../../domain/nilReport.ts";
import { store } from "../../current.ts";
import { fieldLabel } from "../../entries/fieldLabels.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { nilReports } from "../../language/indonesian/nilReports.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useLive } from "../../useLive.ts";

/** Who the author has it from, when it wasn't the exporter's own phone. */
export type Told = { source: NilReport["source"] | undefined; toldBy: string };

interface ExporterFieldProps {
  value: string | undefined;
  error: string | undefined;
  onPick: (exporterId: string) => void;
}

export function ExporterField({ value, error, onPick }: ExporterFieldProps) {
  const { form, lastUsed, list } = words(shipments);
  const exporters = useLive(() => store().database.exporters.orderBy("name").toArray(), []);
  return (
    <Picker
      id="exporterId"
      label={words(nilReports).exporter}
      error={error}
      value={value}
      items={exporters?.map(({ id, name }) => ({ value: id, label: name }))}
      onPick={onPick}
      words={{
        choose: form.chooseExporter,
        search: form.searchExporter,
        clear: form.clearSearch,
        close: words(common).actions.close,
        recent: lastUsed,
        all: form.all,
        more: list.more,
        loading: form.loading,
        none: words(common).list.nothingMatches,
      }}
    />
  );
}

export function ToldFields({
  told,
  error,
  onChange,
}: {
  told: Told;
  error: string | undefined;
  onChange: (told: Told) => void;
}) {
  const { form } = words(shipments);
  return (
    <>
      <RadioCards
        id="source"
        label={words(entries).source}
        error={error}
        value={told.source}
        onChange={(source) => onChange({ ...told, source })}
        across
        choices={[
          { value: "visit", label: form.sources.visit },
          { value: "phone", label: form.sources.phone },
        ]}
      />
      <TextField
        id="toldBy"
        label={fieldLabel("toldBy") ?? ""}
        hint={form.toldByHint}
        optional={words(common).optional}
        value={told.toldBy}
        onInput={(toldBy) => onChange({ ...told, toldBy })}
        autoCapitalize="words"
      />
    </>
  );
}
