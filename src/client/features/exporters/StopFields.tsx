import { type IsoDate, shiftDay } from "../../../domain/days.ts";
import type { ExportStop } from "../../../domain/exportStop.ts";
import { stopReasons } from "../../../domain/reference/stopReasons.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { stopReasonName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField, monthName } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { parseDay } from "../../language/parse.ts";
import { Button } from "../../ui/Button.tsx";
import { DateField } from "../../ui/DateField.tsx";
import { FieldGroup } from "../../ui/Field.tsx";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { commodityItems, DestinationsField, listWords } from "./ListFields.tsx";
import { periodKindOf, periodKinds, readGoods } from "./stopForm.ts";
import type { FormValues } from "./useFormDraft.ts";
import "./ExporterFields.css";

export interface StopFieldsProps {
  values: FormValues;
  set: (values: FormValues) => void;
  kind: ExportStop["kind"];
  today: IsoDate;
  /** The words to show at a field: only after the person asked to save. */
  errorAt: (field: string) => string | undefined;
}

export function StopFields(props: StopFieldsProps) {
  const { values, set, kind, errorAt } = props;
  const text = words(exporters).stop;
  const optional = words(common).optional;
  return (
    <>
      <RadioCards
        id="extent"
        label={kind === "stop" ? text.stopExtent : text.resumeExtent}
        error={errorAt("extent")}
        value={values.extent === "whole" || values.extent === "parts" ? values.extent : undefined}
        onChange={(extent) => set({ extent })}
        choices={[
          { value: "whole", label: text.whole },
          { value: "parts", label: text.parts },
        ]}
      />
      {values.extent === "parts" && <Parts {...props} />}
      {kind === "stop" && (
        <>
          <Picker
            id="reason"
            label={text.reason}
            error={errorAt("reason")}
            value={values.reason || undefined}
            items={stopReasons.map(({ code, nameId, nameEn }) => ({
              value: code,
              label: stopReasonName(code),
              keywords: `${nameId} ${nameEn}`,
            }))}
            onPick={(reason) => set({ reason })}
            words={listWords(words(exporters).form.choose, text.searchReason)}
          />
          <TextField
            id="reasonWords"
            label={text.reasonWords}
            optional={optional}
            error={errorAt("reasonWords")}
            value={values.reasonWords ?? ""}
            onInput={(reasonWords) => set({ reasonWords })}
            autoCapitalize="sentences"
            lines={2}
          />
        </>
      )}
      <Since {...props} />
      <TextField
        id="toldBy"
        label={text.toldBy}
        hint={text.toldByHint}
        error={errorAt("toldBy")}
        value={values.toldBy ?? ""}
        onInput={(toldBy) => set({ toldBy })}
        autoCapitalize="words"
      />
      <Day {...props} field="toldOn" label={text.toldOn} quick />
    </>
  );
}

/** Goods as they were told with our reading of them, and destinations as exactly as they were told. */
function Parts({ values, set, errorAt }: StopFieldsProps) {
  const text = words(exporters).stop;
  const goods = readGoods(values);
  const items = commodityItems();

  function remove(removed: number) {
    const rest = goods.filter((_, index) => index !== removed);
    // The last line's values are emptied, since the lines after the removed one move up.
    const lines = [...rest, { asStated: "", commodity: "" }].flatMap(({ asStated, commodity }, index) => [
      [`goods.${index}.asStated`, asStated],
      [`goods.${index}.commodity`, commodity],
    ]);
    set({ ...Object.fromEntries(lines), goodsCount: String(Math.max(1, rest.length)) });
  }

  return (
    <>
      <FieldGroup id="goods" label={text.goods} hint={text.goodsHint} optional={words(common).optional}>
        {goods.map(({ asStated, commodity }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
          <div class="stack stop-goods" key={index}>
            <TextField
              id={`goods.${index}.asStated`}
              label={text.goodsItem(index + 1)}
              error={errorAt(`goods.${index}.asStated`)}
              value={asStated}
              onInput={(typed) => set({ [`goods.${index}.asStated`]: typed })}
            />
            <Picker
              id={`goods.${index}.commodity`}
              label={text.goodsCode(index + 1)}
              error={errorAt(`goods.${index}.commodity`)}
              value={commodity || undefined}
              valueLabel={commodity ? commodityName(commodity) : undefined}
              items={items}
              onPick={(code) => set({ [`goods.${index}.commodity`]: code })}
              words={listWords(words(exporters).form.choose, words(exporters).form.searchCommodity)}
            />
            {(goods.length > 1 || asStated !== "" || commodity !== "") && (
              <Button look="quiet" icon="x" onClick={() => remove(index)}>
                {text.removeGoods(index + 1)}
              </Button>
            )}
          </div>
        ))}
        <Button look="line" icon="plus" onClick={() => set({ goodsCount: String(goods.length + 1) })}>
          {text.addGoods}
        </Button>
      </FieldGroup>
      <DestinationsField values={values} set={set} error={errorAt("destinations")} />
      <TextField
        id="open"
        label={text.openDestinations}
        hint={text.openHint}
        optional={words(common).optional}
        error={errorAt("open")}
        value={values.open ?? ""}
        onInput={(open) => set({ open })}
        autoCapitalize="words"
      />
    </>
  );
}

/** A year, a semester, a month or a day: no more exactly than it was told. */
function Since(props: StopFieldsProps) {
  const { values, set, kind, errorAt } = props;
  const text = words(exporters).stop;
  const periodKind = periodKindOf(values);
  const none = words(exporters).form.choose;
  return (
    <FieldGroup id="since" label={text.from[kind]}>
      <div class="stack">
        <Segmented
          label={text.exactness}
          value={periodKind}
          onChange={(picked) => set({ periodKind: picked })}
          options={periodKinds.map((value) => ({ value, label: text.kinds[value] }))}
        />
        {periodKind === "day" ? (
          <Day {...props} field="from" label={text.day} />
        ) : (
          <TextField
            id="from"
            label={text.year}
            error={errorAt("from")}
            inputMode="numeric"
            maxLength={4}
            value={values.year ?? ""}
            onInput={(year) => set({ year })}
          />
        )}
        {periodKind === "semester" && (
          <SelectField
            id="fromPart"
            label={text.semester}
            error={errorAt("fromPart")}
            value={values.semester ?? ""}
            onChange={(semester) => set({ semester })}
            none={none}
            options={[
              { value: "1", label: text.semesters[1] },
              { value: "2", label: text.semesters[2] },
            ]}
          />
        )}
        {periodKind === "month" && (
          <SelectField
            id="fromPart"
            label={text.month}
            error={errorAt("fromPart")}
            value={values.month ?? ""}
            onChange={(month) => set({ month })}
            none={none}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: String(index + 1).padStart(2, "0"),
              label: monthName(index + 1),
            }))}
          />
        )}
      </div>
    </FieldGroup>
  );
}

interface DayProps extends StopFieldsProps {
  field: "from" | "toldOn";
  label: string;
  quick?: boolean | undefined;
}

function Day({ values, set, today, errorAt, field, label, quick }: DayProps) {
  const text = words(exporters).stop;
  const names = words(common);
  const typed = values[field] ?? "";
  const parsed = parseDay(typed, today);
  const setDay = (value: string) => set({ [field]: value });
  return (
    <DateField
      id={field}
      label={label}
      error={errorAt(field)}
      value={typed}
      onInput={setDay}
      onBlur={() => parsed.ok && formatDayField(parsed.day) !== typed && setDay(formatDayField(parsed.day))}
      day={parsed.ok ? parsed.day : undefined}
      onPick={(day) => setDay(formatDayField(day))}
      calendarLabel={`${text.openCalendar}: ${label}`}
      shortcuts={
        quick
          ? {
              label: text.quickDays,
              choices: [
                { value: today, label: names.today },
                { value: shiftDay(today, -1), label: names.yesterday },
              ],
            }
          : undefined
      }
      max={today}
    />
  );
}
