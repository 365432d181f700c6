import { shiftDay } from "../../../domain/days.ts";
import { areas } from "../../../domain/reference/areas.ts";
import { type VisitKind, VisitKind as VisitKinds } from "../../../domain/visit.ts";
import { store } from "../../current.ts";
import { visitKindName } from "../../entries/visitLabels.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { Button } from "../../ui/Button.tsx";
import { FieldGroup } from "../../ui/Field.tsx";
import { Picker } from "../../ui/Picker.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { useLive } from "../../useLive.ts";
import { pickerWords, VisitDay, type VisitFormState, VisitText } from "./VisitFields.tsx";
import { rowsOf, withoutRow } from "./visitDraft.ts";

/** Exporter, time, place, and whom they met. */
export function WhoSection({ form }: { form: VisitFormState }) {
  const text = words(visits);
  const { today, yesterday, optional } = words(common);
  const exporters = useLive(() => store().database.exporters.orderBy("name").toArray(), []);
  const { values, set, errorAt } = form;
  return (
    <>
      {!form.isCorrection && (
        <Picker
          id="exporterId"
          label={text.fields.exporterId}
          error={errorAt("exporterId")}
          value={values.exporterId}
          items={exporters?.map(({ id, name }) => ({ value: id, label: name }))}
          onPick={(exporterId) => set({ exporterId }, "exporterId")}
          words={pickerWords(text.chooseExporter, text.searchExporter)}
        />
      )}
      <VisitDay
        form={form}
        field="visitedOn"
        upTo={form.today}
        quick={[
          { value: form.today, label: today },
          { value: shiftDay(form.today, -1), label: yesterday },
        ]}
      />
      <VisitText form={form} field="startedAt" optional hint={text.timeHint} />
      <RadioCards<VisitKind>
        id="kind"
        label={text.fields.kind}
        error={errorAt("kind")}
        value={values.kind as VisitKind | undefined}
        onChange={(kind) => set({ kind }, "kind")}
        across
        choices={VisitKinds.options.map((value) => ({ value, label: visitKindName(value) }))}
      />
      <VisitText form={form} field="place" optional hint={text.placeHint} autoCapitalize="sentences" />
      <Picker
        id="kelurahan"
        label={text.fields.kelurahan}
        optional={optional}
        value={values.kelurahan}
        items={kelurahanItems}
        onPick={(kelurahan) => set({ kelurahan }, "kelurahan")}
        words={pickerWords(text.noKelurahan, text.searchKelurahan)}
      />
      <People form={form} />
    </>
  );
}

const kelurahanItems = areas
  .filter(({ level }) => level === "kelurahan")
  .map(({ code, name }) => ({ value: code, label: name }));

function People({ form }: { form: VisitFormState }) {
  const text = words(visits);
  const rows = rowsOf(form.values, "metWith");
  const shown = rows.length === 0 ? [0] : rows;
  const next = (shown.at(-1) ?? 0) + 1;
  return (
    <FieldGroup id="metWith" label={text.fields.metWith}>
      <div class="stack">
        {shown.map((place, index) => (
          <div class="stack" key={place}>
            {shown.length > 1 && <p class="meta">{text.person(index + 1)}</p>}
            <VisitText form={form} field={`metWith.${place}.name`} name="metWith.name" autoCapitalize="words" />
            <VisitText
              form={form}
              field={`metWith.${place}.role`}
              name="metWith.role"
              optional
              autoCapitalize="sentences"
            />
            {shown.length > 1 && (
              <Button
                look="quiet"
                icon="trash-2"
                onClick={() => form.set(withoutRow(form.values, "metWith", place), "metWith")}
              >
                {text.removeMet(form.values[`metWith.${place}.name`] || text.person(index + 1))}
              </Button>
            )}
          </div>
        ))}
        {shown.length < 10 && (
          <Button
            look="line"
            icon="plus"
            onClick={() =>
              form.set({
                [`metWith.${shown[0]}.name`]: form.values[`metWith.${shown[0]}.name`] ?? "",
                [`metWith.${next}.name`]: "",
              })
            }
          >
            {text.addMet}
          </Button>
        )}
      </div>
    </FieldGroup>
  );
}
