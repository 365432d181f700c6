import { useState } from "preact/hooks";
import { dayInZone, yearOf } from "../../../domain/days.ts";
import { newId } from "../../../domain/newId.ts";
import type { Target } from "../../../domain/target.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney, formatPercent } from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { saveTarget } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Table } from "../../ui/Table.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { DataAmount, DataText } from "./fields.tsx";
import { readTarget, shareValues, sumOfShares, targetLabels, targetValues } from "./figureForms.ts";
import { RemoveFigure } from "./RemoveFigure.tsx";
import { RowActions } from "./RowActions.tsx";
import { useFigureForm } from "./useFigureForm.ts";

/** `/data/target`: what each year is to bring. */
export function TargetsPage() {
  const text = words(officeData);
  const today = dayInZone(store().clock(), session().office.timeZone);
  const targets = useLive(() => store().database.targets.orderBy("year").reverse().toArray(), []);
  const [open, setOpen] = useState<{ target?: Target }>();
  const [removing, setRemoving] = useState<Target>();
  const isOffline = useIsOffline();
  const mayEdit = mayRevise("target");
  const add = mayEdit && (
    <Button look="main" icon="plus" disabled={isOffline} onClick={() => setOpen({})}>
      {text.targets.add}
    </Button>
  );
  return (
    <DataPage title={text.parts.targets} readOnly={!mayEdit} aside={add}>
      {targets?.length === 0 && <EmptyState text={text.targets.empty(yearOf(today))} />}
      {targets !== undefined && targets.length > 0 && (
        <Table
          caption={text.parts.targets}
          rows={targets}
          rowKey={({ id }) => id}
          columns={[
            { label: text.year, heading: true, cell: ({ year }) => year },
            { label: text.targets.plan, cell: ({ plan }) => plan ?? "–" },
            { label: text.usd, numeric: true, cell: ({ usd }) => formatMoney(usd, "USD") },
            { label: text.idr, numeric: true, cell: ({ idr }) => (idr === undefined ? "–" : formatMoney(idr, "IDR")) },
            {
              label: text.targets.shares,
              cell: ({ monthlyShares }) => (monthlyShares === undefined ? text.targets.even : text.targets.byMonth),
            },
            {
              label: text.actions,
              cell: (target) => (
                <RowActions
                  name={text.targets.one(String(target.year))}
                  history="target"
                  mayEdit={mayEdit}
                  disabled={isOffline}
                  onEdit={() => setOpen({ target })}
                  onRemove={() => setRemoving(target)}
                />
              ),
            },
          ]}
        />
      )}
      {open && <TargetForm target={open.target} onClose={() => setOpen(undefined)} />}
      {removing && (
        <RemoveFigure
          figure={{ kind: "target", id: removing.id }}
          name={text.targets.one(String(removing.year))}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </DataPage>
  );
}

function TargetForm({ target, onClose }: { target: Target | undefined; onClose: () => void }) {
  const { clock, randomBytes } = store();
  const text = words(officeData);
  const today = dayInZone(clock(), session().office.timeZone);
  const [id] = useState(() => target?.id ?? newId(clock(), randomBytes));
  const { form, dialog } = useFigureForm({
    start: targetValues(target, yearOf(today)),
    labels: targetLabels(),
    today,
    read: (values) => readTarget(values, { id, today, before: target }),
    send: saveTarget,
    onSaved: onClose,
  });
  const byMonth = form.values.shares === "by-month";
  return (
    <FormDialog {...dialog} title={target ? text.targets.one(String(target.year)) : text.targets.add} onClose={onClose}>
      <DataText form={form} field="year" inputMode="numeric" />
      <DataText form={form} field="plan" hint={text.targets.planHint} optional />
      <DataAmount form={form} field="usd" currency="USD" />
      <DataAmount form={form} field="idr" currency="IDR" optional />
      <p class="label">{text.targets.shares}</p>
      <Segmented
        label={text.targets.shares}
        value={byMonth ? "by-month" : "even"}
        options={[
          { value: "even", label: text.targets.even },
          { value: "by-month", label: text.targets.byMonth },
        ]}
        onChange={(shares) => form.set({ shares, ...(form.values.share1 === undefined ? shareValues() : {}) })}
      />
      {byMonth && (
        <>
          <div class="data-months">
            {Array.from({ length: 12 }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a month has no other identity
              <DataText key={index} form={form} field={`share${index + 1}`} inputMode="decimal" />
            ))}
          </div>
          <p class="meta" role="status">
            {text.targets.sum(formatPercent(sumOfShares(form.values) / 100, { decimals: 2 }))}
          </p>
        </>
      )}
    </FormDialog>
  );
}
