import { useState } from "preact/hooks";
import type { Exporter } from "../../../domain/exporter.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { FieldGroup } from "../../ui/Field.tsx";
import { findItems } from "../../ui/pickerItems.ts";
import { SearchBox } from "../../ui/TextField.tsx";

const mostShown = 50;

interface AssignmentsFieldProps {
  exporters: readonly Pick<Exporter, "id" | "name">[];
  value: readonly string[];
  error: string | undefined;
  onChange: (exporterIds: string[]) => void;
}

/** The exporters of a mentor: those chosen when the page was opened come first, so that none jumps away. */
export function AssignmentsField({ exporters, value, error, onChange }: AssignmentsFieldProps) {
  const [search, setSearch] = useState("");
  const [first] = useState(() => new Set(value));
  const text = words(officeData).people;
  const items = exporters.map(({ id, name }) => ({ value: id, label: name }));
  const found = [...findItems(items, search)].sort((a, b) => Number(first.has(b.value)) - Number(first.has(a.value)));
  const shown = found.slice(0, Math.max(mostShown, first.size));
  return (
    <FieldGroup id="exporterIds" label={text.exporters} hint={text.chosen(value.length)} error={error}>
      <SearchBox label={text.searchExporter} clearLabel={words(officeData).clear} value={search} onInput={setSearch} />
      {shown.length === 0 && <p class="hint">{words(common).list.nothingMatches(search)}</p>}
      <ul class="data-choices">
        {shown.map((item) => (
          <li key={item.value}>
            <label>
              <input
                type="checkbox"
                checked={value.includes(item.value)}
                onChange={(event) =>
                  onChange(
                    event.currentTarget.checked
                      ? [...value, item.value]
                      : value.filter((chosen) => chosen !== item.value),
                  )
                }
              />
              <span>{item.label}</span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length < found.length && <p class="hint">{text.onlyFirst(shown.length, found.length)}</p>}
    </FieldGroup>
  );
}
