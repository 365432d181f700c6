import type { Destination } from "../../../domain/places.ts";
import { commodities, otherCommodity } from "../../../domain/reference/commodities.ts";
import { countries } from "../../../domain/reference/countries.ts";
import { regions } from "../../../domain/reference/regions.ts";
import { commodityName, countryName } from "../../entries/entryNames.ts";
import { destinationName, regionName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { Picker, type PickerWords } from "../../ui/Picker.tsx";
import type { PickerItem } from "../../ui/pickerItems.ts";
import { RemovableChips } from "../../ui/RemovableChips.tsx";
import { readCodes, readDestinations } from "./exporterForm.ts";
import type { FormValues } from "./useFormDraft.ts";

interface ListFieldProps {
  values: FormValues;
  set: (values: FormValues) => void;
  error?: string | undefined;
}

/** Several goods of the office's list; what it doesn't name is "others". */
export function CommoditiesField({ values, set, error }: ListFieldProps) {
  const text = words(exporters);
  const chosen = readCodes(values.commodities);
  const keep = (codes: readonly string[]) => set({ commodities: JSON.stringify(codes) });
  return (
    <div class="stack tight">
      <Picker
        id="commodities"
        label={text.fields.commodities}
        optional={words(common).optional}
        error={error}
        value={undefined}
        items={commodityItems().filter((item) => !chosen.includes(item.value))}
        onPick={(code) => keep([...chosen, code])}
        words={listWords(text.form.addCommodity, text.form.searchCommodity)}
      />
      <RemovableChips
        label={text.fields.commodities}
        items={chosen.map((code) => ({ value: code, label: commodityName(code) }))}
        removeLabel={text.form.removeItem}
        onRemove={(code) => keep(chosen.filter((each) => each !== code))}
      />
    </div>
  );
}

/** Countries, and regions where no more is known; what was told in open words stays until it is taken out. */
export function DestinationsField({ values, set, error }: ListFieldProps) {
  const text = words(exporters);
  const chosen = readDestinations(values.destinations);
  const keep = (destinations: readonly Destination[]) => set({ destinations: JSON.stringify(destinations) });
  const keys = chosen.map(keyOf);
  const items: PickerItem[] = [
    ...countries.map(({ code, nameId, nameEn, otherNames }) => ({
      value: `country ${code}`,
      label: countryName(code),
      keywords: [nameId, nameEn, ...otherNames].join(" "),
    })),
    ...regions.map(({ code, nameId, nameEn }) => ({
      value: `region ${code}`,
      label: regionName(code),
      detail: text.form.region,
      keywords: `${nameId} ${nameEn}`,
    })),
  ].sort((a, b) => a.label.localeCompare(b.label, "id"));

  function add(key: string) {
    const [kind, code = ""] = key.split(" ");
    keep([...chosen, kind === "region" ? { kind, code } : { kind: "country", code }]);
  }

  return (
    <div class="stack tight">
      <Picker
        id="destinations"
        label={text.fields.destinations}
        optional={words(common).optional}
        error={error}
        value={undefined}
        items={items.filter((item) => !keys.includes(item.value))}
        onPick={add}
        words={listWords(text.form.addDestination, text.form.searchDestination)}
      />
      <RemovableChips
        label={text.fields.destinations}
        items={chosen.map((destination) => ({ value: keyOf(destination), label: destinationName(destination) }))}
        removeLabel={text.form.removeItem}
        onRemove={(key) => keep(chosen.filter((each) => keyOf(each) !== key))}
      />
    </div>
  );
}

function keyOf(destination: Destination): string {
  return `${destination.kind} ${destination.kind === "open" ? destination.asStated : destination.code}`;
}

export function commodityItems(): PickerItem[] {
  return [
    ...commodities.map(({ code, nameId, nameEn }) => ({
      value: code,
      label: commodityName(code),
      keywords: `${nameId} ${nameEn}`,
    })),
    { value: otherCommodity, label: commodityName(otherCommodity) },
  ];
}

export function listWords(choose: string, search: string): PickerWords {
  const { form } = words(exporters);
  return {
    choose,
    search,
    clear: form.clearSearch,
    close: words(common).actions.close,
    recent: form.recent,
    all: form.all,
    more: form.more,
    loading: form.loading,
    none: words(common).list.nothingMatches,
  };
}
