import { useCallback, useMemo } from "preact/hooks";
import { commodities, commodityByCode, otherCommodity } from "../../../domain/reference/commodities.ts";
import { hsEditionOn } from "../../../domain/reference/hsEdition.ts";
import { isUnitCode, units } from "../../../domain/reference/units.ts";
import { store } from "../../current.ts";
import { commodityName, hsText, unitName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { language } from "../../language/language.ts";
import { ChoiceChips } from "../../ui/ChoiceChips.tsx";
import { Picker } from "../../ui/Picker.tsx";
import type { PickerItem } from "../../ui/pickerItems.ts";
import { useLive } from "../../useLive.ts";
import { DraftQuantity, DraftText, type FormState, fieldProps, pickerWords } from "./DraftFields.tsx";
import type { Hs } from "./useHs.ts";
import type { LastUsed } from "./useLastUsed.ts";

interface GoodsStepProps {
  form: FormState;
  lastUsed: LastUsed;
  hs: Hs | "failed" | undefined;
}

/** Step 2: what was exported, and how much of it. */
export function GoodsStep({ form, lastUsed, hs }: GoodsStepProps) {
  const text = words(shipments).form;
  const commodity = form.values["items.0.commodity"];
  return (
    <>
      <CommodityField form={form} lastUsed={lastUsed} />
      <DraftText
        form={form}
        field="items.0.description"
        hint={text.descriptionHint}
        optional={commodity !== otherCommodity}
        autoCapitalize="sentences"
        lines={2}
      />
      <HsField form={form} hs={hs} />
      <DraftQuantity form={form} field="items.0.quantity" />
      <UnitField form={form} />
      <DraftQuantity form={form} field="items.0.netKg" hint={text.netWeightHint} suffix={text.kilogram} optional />
    </>
  );
}

function CommodityField({ form, lastUsed }: { form: FormState; lastUsed: LastUsed }) {
  const text = words(shipments).form;
  const { exporterId } = form.values;
  const own = useLive(
    async () => (exporterId ? (await store().database.exporters.get(exporterId))?.commodities : undefined) ?? [],
    [exporterId],
  );
  const items: PickerItem[] = [
    ...commodities.map(({ code, nameId, nameEn }) => ({
      value: code,
      label: commodityName(code),
      keywords: `${nameId} ${nameEn}`,
    })),
    { value: otherCommodity, label: commodityName(otherCommodity), detail: text.otherCommodityDetail },
  ];

  function pick(code: string) {
    const before = commodityByCode(form.values["items.0.commodity"] ?? "")?.usualUnit;
    const unit = form.values["items.0.unit"];
    const usual = commodityByCode(code)?.usualUnit;
    // A unit that the person chose stays; one that came with the goods goes with them.
    const comes = usual !== undefined && (!unit || unit === before) ? { "items.0.unit": usual } : {};
    form.set({ "items.0.commodity": code, ...comes }, "items.0.commodity");
  }

  return (
    <Picker
      {...fieldProps({ form, field: "items.0.commodity" })}
      value={form.values["items.0.commodity"] || undefined}
      items={items}
      recent={[...new Set([...lastUsed.commodities, ...(own ?? [])])]}
      onPick={pick}
      words={pickerWords(text.searchCommodity)}
    />
  );
}

function HsField({ form, hs }: { form: FormState; hs: Hs | "failed" | undefined }) {
  const text = words(shipments).form;
  const field = "items.0.hsCode";
  const code = form.values[field] ?? "";
  const commodity = form.values["items.0.commodity"] ?? "";
  const { pebRegistrationDate, exportedOn } = form.facts;
  const edition = hsEditionOn(pebRegistrationDate ?? exportedOn ?? form.today);
  const list = hs === "failed" ? undefined : hs;

  const candidates = useMemo(() => {
    const codes = commodityByCode(commodity)?.hsCandidates[edition] ?? [];
    return list && codes.flatMap((each) => itemOf(list, each, text.btki) ?? []);
  }, [list, commodity, edition, text]);
  const find = useCallback(
    (search: string): readonly PickerItem[] => {
      if (list === undefined || search.trim() === "") return candidates ?? [];
      const found = list.searchHs(search, edition, 100).map((each) => itemOf(list, each.code, text.btki));
      const digits = search.replace(/[\s.]/g, "");
      // BTKI's eight digits are beyond the list, and on the exporter's papers.
      const whole = /^\d{8}$/.test(digits) && list.isHsCode(digits, edition) ? [itemOf(list, digits, text.btki)] : [];
      return [...whole, ...found].flatMap((item) => item ?? []);
    },
    [list, candidates, edition, text],
  );

  if (hs === "failed")
    return <DraftText form={form} field={field} hint={text.hsNotLoaded} optional inputMode="numeric" />;
  const described = list?.describeHs(code);
  return (
    <Picker
      {...fieldProps({ form, field, hint: text.hsHint, optional: true })}
      value={code || undefined}
      valueLabel={code === "" ? undefined : [hsText(code), described?.description].filter(Boolean).join(" · ")}
      items={candidates}
      find={find}
      onPick={(picked) => form.set({ [field]: picked }, field)}
      action={
        code !== "" && (
          <button type="button" onClick={() => form.set({ [field]: "" }, field)}>
            {text.clear}
            <span class="unseen"> {fieldProps({ form, field }).label}</span>
          </button>
        )
      }
      words={{ ...pickerWords(text.searchHs), all: text.usualForGoods }}
    />
  );
}

function itemOf(list: Hs, code: string, btki: string): PickerItem | undefined {
  const described = list.describeHs(code);
  if (described === undefined) return undefined;
  return {
    value: code,
    label: code.length === 8 ? `${hsText(code)} (${btki})` : hsText(code),
    detail: described.description,
  };
}

/** Offered where the goods themselves suggest none. */
const commonUnits = ["KGM", "PCE", "MTR", "TNE", "LTR", "DZN"];

function UnitField({ form }: { form: FormState }) {
  const text = words(shipments).form;
  const field = "items.0.unit";
  const commodity = commodityByCode(form.values["items.0.commodity"] ?? "");
  const usual = commodity ? [commodity.usualUnit, ...commodity.otherUnits].filter(isUnitCode) : commonUnits;
  const chosen = form.values[field] || undefined;
  const pick = (unit: string) => form.set({ [field]: unit }, field);
  const items = units.map(({ code, nameId, nameEn }) => ({
    value: code,
    label: language.value === "id" ? nameId : nameEn,
    keywords: `${code} ${nameId} ${nameEn}`,
  }));
  return (
    <div class="stack tight">
      <Picker
        {...fieldProps({ form, field })}
        value={chosen}
        items={items}
        recent={usual}
        onPick={pick}
        words={pickerWords(text.searchUnit, text.usualForGoods)}
      />
      <ChoiceChips
        label={text.usualForGoods}
        choices={usual.map((unit) => ({ value: unit, label: unitName(unit) }))}
        value={chosen}
        onPick={pick}
      />
    </div>
  );
}
