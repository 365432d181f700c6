import { useState } from "preact/hooks";
import { dayInZone } from "../../../domain/days.ts";
import { newId } from "../../../domain/newId.ts";
import type { StatedFigure } from "../../../domain/statedFigure.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatCount, formatDay, formatMoney } from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { saveStatedFigure } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Table } from "../../ui/Table.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { DataAmount, DataDay, DataText } from "./fields.tsx";
import { figureLabels, figureValues, readFigure } from "./figureForms.ts";
import { RemoveFigure } from "./RemoveFigure.tsx";
import { RowActions } from "./RowActions.tsx";
import { useFigureForm } from "./useFigureForm.ts";

/** `/data/angka-resmi`: years' totals as the office published them. */
export function FiguresPage() {
  const text = words(officeData);
  const figures = useLive(() => store().database.statedFigures.orderBy("year").reverse().toArray(), []);
  const [open, setOpen] = useState<{ figure?: StatedFigure }>();
  const [removing, setRemoving] = useState<StatedFigure>();
  const isOffline = useIsOffline();
  const mayEdit = mayRevise("stated-figure");
  const add = mayEdit && (
    <Button look="main" icon="plus" disabled={isOffline} onClick={() => setOpen({})}>
      {text.figures.add}
    </Button>
  );
  return (
    <DataPage title={text.parts.figures} readOnly={!mayEdit} aside={add}>
      {figures?.length === 0 && <EmptyState text={text.figures.empty} />}
      {figures !== undefined && figures.length > 0 && (
        <Table
          caption={text.parts.figures}
          rows={figures}
          rowKey={({ id }) => id}
          columns={[
            { label: text.year, heading: true, cell: ({ year }) => year },
            { label: text.usd, numeric: true, cell: ({ usd }) => formatMoney(usd, "USD") },
            { label: text.idr, numeric: true, cell: ({ idr }) => (idr === undefined ? "–" : formatMoney(idr, "IDR")) },
            {
              label: text.figures.exporters,
              numeric: true,
              cell: ({ exporters }) => (exporters === undefined ? "–" : formatCount(exporters)),
            },
            {
              label: text.figures.source,
              cell: ({ source, sourceUrl }) =>
                sourceUrl !== undefined && /^https?:/.test(sourceUrl) ? (
                  <a class="link" href={sourceUrl} target="_blank" rel="noreferrer">
                    {source}
                  </a>
                ) : (
                  source
                ),
            },
            { label: text.figures.statedOn, cell: ({ statedOn }) => formatDay(statedOn) },
            { label: text.figures.statedBy, cell: ({ statedBy }) => statedBy ?? "–" },
            {
              label: text.actions,
              cell: (figure) => (
                <RowActions
                  name={text.figures.one(String(figure.year))}
                  history="stated-figure"
                  mayEdit={mayEdit}
                  disabled={isOffline}
                  onEdit={() => setOpen({ figure })}
                  onRemove={() => setRemoving(figure)}
                />
              ),
            },
          ]}
        />
      )}
      {open && <FigureForm figure={open.figure} onClose={() => setOpen(undefined)} />}
      {removing && (
        <RemoveFigure
          figure={{ kind: "stated-figure", id: removing.id }}
          name={text.figures.one(String(removing.year))}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </DataPage>
  );
}

function FigureForm({ figure, onClose }: { figure: StatedFigure | undefined; onClose: () => void }) {
  const { clock, randomBytes } = store();
  const { figures: text } = words(officeData);
  const today = dayInZone(clock(), session().office.timeZone);
  const [id] = useState(() => figure?.id ?? newId(clock(), randomBytes));
  const { form, dialog } = useFigureForm({
    start: figureValues(figure),
    labels: figureLabels(),
    today,
    read: (values) => readFigure(values, { id, today, before: figure }),
    send: saveStatedFigure,
    onSaved: onClose,
  });
  return (
    <FormDialog {...dialog} title={figure ? text.one(String(figure.year)) : text.add} onClose={onClose}>
      <DataText form={form} field="year" inputMode="numeric" />
      <DataAmount form={form} field="usd" currency="USD" />
      <DataAmount form={form} field="idr" currency="IDR" optional />
      <DataText form={form} field="exporters" inputMode="numeric" optional />
      <DataText form={form} field="source" />
      <DataText form={form} field="sourceUrl" inputMode="url" optional />
      <DataDay form={form} field="statedOn" />
      <DataText form={form} field="statedBy" optional />
      <h3>{text.excess}</h3>
      <p class="hint">{text.excessHint}</p>
      <DataAmount form={form} field="excessUsd" currency="USD" optional />
      <DataAmount form={form} field="excessIdr" currency="IDR" optional />
      <Segmented
        label={text.approximate}
        value={form.values.approximate === "about" ? "about" : "exact"}
        options={[
          { value: "exact", label: text.exact },
          { value: "about", label: text.about },
        ]}
        onChange={(approximate) => form.set({ approximate })}
      />
      <DataText form={form} field="excessAsStated" lines={2} optional />
    </FormDialog>
  );
}
