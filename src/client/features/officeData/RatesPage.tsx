import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { type ExchangeRate, RateSeries } from "../../../domain/exchangeRate.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMonth, formatQuantity } from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Table } from "../../ui/Table.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { missingRates } from "./missingRates.ts";
import { PasteRates } from "./PasteRates.tsx";
import { RateForm } from "./RateForm.tsx";
import { RemoveFigure } from "./RemoveFigure.tsx";
import { RowActions } from "./RowActions.tsx";

const rowsPerPage = 100;

/** `/data/kurs?jenis=`: the rates of a series, by currency, newest first. */
export function RatesPage() {
  const { route } = useLocation();
  const { jenis } = useRoute().query;
  const chosen = useLive(async () => (await store().database.offices.toCollection().first()) ?? session().office, []);
  const used = (chosen ?? session().office).rateSeries;
  const series = RateSeries.options.find((each) => each === jenis) ?? used;
  const text = words(officeData);
  const rates = useLive(() => store().database.exchangeRates.toArray(), []);
  const missing = useLive(async () => missingRates(await store().database.shipments.toArray()), []);
  const [open, setOpen] = useState<{ rate?: ExchangeRate } | "paste">();
  const [removing, setRemoving] = useState<ExchangeRate>();
  const [converted, setConverted] = useState<number>();
  const [shown, setShown] = useState(rowsPerPage);
  const isOffline = useIsOffline();
  const mayEdit = mayRevise("exchange-rate");
  const ofSeries = rates?.filter((rate) => rate.series === series).sort(byCurrency);
  const end = { onClose: () => setOpen(undefined), onSaved: saved };

  function saved(entries: number) {
    setOpen(undefined);
    setConverted(entries);
  }

  return (
    <DataPage
      title={text.parts.rates}
      readOnly={!mayEdit}
      aside={
        mayEdit && (
          <span class="data-row-actions">
            <Button icon="plus" disabled={isOffline} onClick={() => setOpen({})}>
              {text.rates.add}
            </Button>
            <Button look="main" icon="upload" disabled={isOffline} onClick={() => setOpen("paste")}>
              {text.rates.paste}
            </Button>
          </span>
        )
      }
    >
      <Segmented
        label={text.rates.series}
        value={series}
        options={RateSeries.options.map((value) => ({
          value,
          label: value === used ? `✓ ${text.rates.names[value]}` : text.rates.names[value],
        }))}
        onChange={(value) => route(`/data/kurs?jenis=${value}`, true)}
      />
      <p class="meta">{series === used ? text.rates.used : text.rates.notUsed(text.rates.names[used])}</p>
      {converted !== undefined && (
        <Notice tone="good" live>
          {text.rates.converted(converted)}
        </Notice>
      )}
      {missing !== undefined && missing.length > 0 && (
        <Notice tone="warn" heading={text.rates.missing}>
          <ul>
            {missing.map(({ currency, month, entries }) => (
              <li key={`${currency} ${month}`}>
                {text.rates.missingOf({ entries, currency, month: formatMonth(month) })}
              </li>
            ))}
          </ul>
          <p class="hint">{text.rates.missingHint}</p>
        </Notice>
      )}
      {ofSeries?.length === 0 && <EmptyState text={text.rates.empty} />}
      {ofSeries !== undefined && ofSeries.length > 0 && (
        <Table
          caption={text.parts.rates}
          rows={ofSeries.slice(0, shown)}
          rowKey={({ id }) => id}
          columns={[
            {
              label: text.rates.currency,
              heading: true,
              cell: ({ per, currency }) => (per === 1 ? currency : `${per} ${currency}`),
            },
            {
              label: text.rates.rupiah,
              numeric: true,
              cell: ({ rupiah }) => `Rp${formatQuantity(rupiah, { decimals: 2 })}`,
            },
            {
              label: text.rates.valid,
              cell: ({ validFrom, validTo }) => `${formatDay(validFrom)} – ${formatDay(validTo)}`,
            },
            { label: text.rates.source, cell: ({ source }) => source },
            { label: text.rates.documentNumber, cell: ({ documentNumber }) => documentNumber ?? "–" },
            {
              label: text.actions,
              cell: (rate) => (
                <RowActions
                  name={text.rates.one(rate.currency)}
                  history="exchange-rate"
                  mayEdit={mayEdit}
                  disabled={isOffline}
                  onEdit={() => setOpen({ rate })}
                  onRemove={() => setRemoving(rate)}
                />
              ),
            },
          ]}
        />
      )}
      {ofSeries !== undefined && ofSeries.length > shown && (
        <Button onClick={() => setShown(shown + rowsPerPage)}>{text.more}</Button>
      )}
      {open === "paste" && <PasteRates series={series} present={rates ?? []} {...end} />}
      {typeof open === "object" && <RateForm rate={open.rate} series={series} present={rates ?? []} {...end} />}
      {removing && (
        <RemoveFigure
          figure={{ kind: "exchange-rate", id: removing.id }}
          name={text.rates.one(`${removing.currency} ${formatDay(removing.validFrom)}`)}
          hint={text.rates.removeHint}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </DataPage>
  );
}

function byCurrency(a: ExchangeRate, b: ExchangeRate): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1;
  return a.validFrom > b.validFrom ? -1 : 1;
}
