import { useState } from "preact/hooks";
import { dayInZone } from "../../../domain/days.ts";
import type { ExchangeRate, RateSeries } from "../../../domain/exchangeRate.ts";
import { newId } from "../../../domain/newId.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatCount, formatDay, formatQuantity } from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { parseDay } from "../../language/parse.ts";
import { saveRates } from "../../online.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Table } from "../../ui/Table.tsx";
import { FormDialog } from "./FormDialog.tsx";
import { fieldReader, type Values } from "./fieldReader.ts";
import { DataDay, DataText } from "./fields.tsx";
import type { Read } from "./figureForms.ts";
import { proposedDays, rateLabels } from "./rateFields.ts";
import { type RateWithoutId, readRatesTable, type TableRow } from "./ratesTable.ts";
import { useFigureForm } from "./useFigureForm.ts";

/** As many as go in one request. */
const mostRates = 400;

interface PasteRatesProps {
  series: RateSeries;
  present: readonly ExchangeRate[];
  onClose: () => void;
  /** @param converted how many entries got their value */
  onSaved: (converted: number) => void;
}

/** Many rates at once, from a table that was copied elsewhere: all of them, or none. */
export function PasteRates({ series, present, onClose, onSaved }: PasteRatesProps) {
  const { clock, randomBytes } = store();
  const { rates: text } = words(officeData);
  const today = dayInZone(clock(), session().office.timeZone);
  const { form, dialog } = useFigureForm({
    start: { ...proposedDays(series, today), source: "", documentNumber: "", table: "" },
    labels: rateLabels(),
    today,
    read,
    // Sent anew after no answer, they would overlap with themselves: the ids are of the lines, made once.
    send: (rates) => saveRates(rates.map((rate, index) => ({ id: idOf(index), ...rate }))),
    onSaved: ({ converted }) => onSaved(converted),
  });
  const [ids] = useState<string[]>([]);
  const rows = rowsOf(form.values);
  const good = rows.filter((row) => row.problem === undefined).length;

  function idOf(index: number): string {
    ids[index] ??= newId(clock(), randomBytes);
    return ids[index];
  }

  function rowsOf(values: Values): TableRow[] {
    const day = (field: string) => {
      const parsed = parseDay(values[field] ?? "", today);
      return parsed.ok ? parsed.day : undefined;
    };
    const documentNumber = values.documentNumber?.trim();
    return readRatesTable(
      values.table ?? "",
      {
        series,
        validFrom: day("validFrom"),
        validTo: day("validTo"),
        source: values.source?.trim() ?? "",
        ...(documentNumber !== "" && { documentNumber }),
      },
      { present, today },
    );
  }

  function read(values: Values): Read<RateWithoutId[]> {
    const reader = fieldReader(values, rateLabels(), today);
    reader.text("source", { most: 200 });
    reader.text("documentNumber", { most: 60, optional: true });
    const found = rowsOf(values);
    const wrong = found.filter((row) => row.problem !== undefined).length;
    if (found.length === 0) reader.fail("table", text.nothingRead);
    else if (wrong > 0) reader.fail("table", text.tableFaults(wrong));
    else if (found.length > mostRates) reader.fail("table", text.tooMany(mostRates));
    if (reader.faults.length > 0) return { faults: reader.faults };
    return { content: found.flatMap(({ rate }) => rate ?? []), faults: [] };
  }

  return (
    <FormDialog
      {...dialog}
      wide
      title={`${text.paste} · ${text.names[series]}`}
      saveLabel={text.send(good)}
      onClose={onClose}
    >
      <DataDay form={form} field="validFrom" />
      <DataDay form={form} field="validTo" />
      <DataText form={form} field="source" />
      <DataText form={form} field="documentNumber" optional />
      <DataText form={form} field="table" hint={text.tableHint} lines={6} />
      {rows.length > 0 && (
        <Table
          caption={text.preview}
          showCaption
          rows={rows}
          rowKey={({ line }) => String(line)}
          columns={[
            { label: text.line, numeric: true, heading: true, cell: ({ line }) => formatCount(line) },
            {
              label: text.currency,
              cell: ({ rate, text: typed }) =>
                rate === undefined ? typed : rate.per === 1 ? rate.currency : `${rate.per} ${rate.currency}`,
            },
            {
              label: text.rupiah,
              numeric: true,
              cell: ({ rate }) => (rate === undefined ? "–" : `Rp${formatQuantity(rate.rupiah, { decimals: 2 })}`),
            },
            {
              label: text.valid,
              cell: ({ rate }) =>
                rate === undefined ? "–" : `${formatDay(rate.validFrom)} – ${formatDay(rate.validTo)}`,
            },
            {
              label: text.state,
              cell: ({ problem }) =>
                problem === undefined ? (
                  <>
                    <Icon name="check" size={16} /> {text.good}
                  </>
                ) : (
                  <span class="field-error">
                    <Icon name="circle-alert" size={16} />
                    <span>{text.rowProblems[problem.kind](problem.told)}</span>
                  </span>
                ),
            },
          ]}
        />
      )}
    </FormDialog>
  );
}
