import { useState } from "preact/hooks";
import { dayInZone } from "../../../domain/days.ts";
import type { ExchangeRate } from "../../../domain/exchangeRate.ts";
import type { Office } from "../../../domain/office.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { saveOffice } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { DataPage, mayRevise } from "./DataPage.tsx";
import { DataText, fieldProps } from "./fields.tsx";
import { officeLabels, officeValues, readOffice } from "./officeForm.ts";
import { useFigureForm } from "./useFigureForm.ts";

const zones: readonly Office["timeZone"][] = ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"];
const allSeries: readonly ExchangeRate["series"][] = ["fixed", "kmk", "bi-middle"];

/** `/data/kantor`: the office's settings. */
export function OfficePage() {
  const { parts, loading } = words(officeData);
  const office = useLive(async () => (await store().database.offices.toCollection().first()) ?? session().office, []);
  const mayEdit = mayRevise("office");
  return (
    <DataPage title={parts.office} readOnly={!mayEdit}>
      {office === undefined ? (
        <Skeleton label={loading} />
      ) : (
        <div class="stack form-fields data-form">
          {mayEdit ? <OfficeForm office={office} /> : <OfficeSummary office={office} />}
        </div>
      )}
    </DataPage>
  );
}

function OfficeSummary({ office }: { office: Office }) {
  const text = words(officeData);
  const labels = officeLabels();
  const values = officeValues(office);
  const named = (field: string) => {
    if (field === "timeZone") return text.office.zones[office.timeZone];
    return field === "rateSeries" ? text.rates.names[office.rateSeries] : values[field];
  };
  return (
    <SummaryList
      heading={text.parts.office}
      none={text.none}
      rows={Object.entries(labels).map(([field, term]) => ({ term, value: named(field) }))}
    />
  );
}

function OfficeForm({ office }: { office: Office }) {
  const text = words(officeData);
  const isOffline = useIsOffline();
  const [isSaved, setIsSaved] = useState(false);
  const today = dayInZone(store().clock(), office.timeZone);
  const { form, dialog } = useFigureForm({
    start: officeValues(office),
    labels: officeLabels(),
    today,
    read: (values) => readOffice(values, { before: office, today }),
    send: saveOffice,
    onSaved: () => setIsSaved(true),
  });
  const { set, values } = form;
  const shown = {
    ...form,
    set: (changed: typeof values) => {
      setIsSaved(false);
      set(changed);
    },
  };
  return (
    <>
      <ErrorSummary
        heading={words(errors).summary(dialog.faults.length)}
        faults={dialog.faults}
        attempt={dialog.attempt}
      />
      <DataText form={shown} field="name" />
      <DataText form={shown} field="shortName" />
      <DataText form={shown} field="city" />
      <DataText form={shown} field="helpWhatsApp" inputMode="tel" hint={text.office.helpHint} optional />
      <DataText form={shown} field="reportingDeadlineDay" inputMode="numeric" hint={text.office.deadlineHint} />
      <RadioCards
        {...fieldProps({ form: shown, field: "timeZone" })}
        across
        value={zones.find((zone) => zone === values.timeZone)}
        onChange={(timeZone) => shown.set({ timeZone })}
        choices={zones.map((value) => ({ value, label: text.office.zones[value] }))}
      />
      <RadioCards
        {...fieldProps({ form: shown, field: "rateSeries", hint: text.office.rateHint })}
        across
        value={allSeries.find((series) => series === values.rateSeries)}
        onChange={(rateSeries) => shown.set({ rateSeries })}
        choices={allSeries.map((value) => ({ value, label: text.rates.names[value] }))}
      />
      <h2>{text.office.plan}</h2>
      <DataText form={shown} field="planName" optional />
      <DataText form={shown} field="planFullName" optional />
      <DataText form={shown} field="planFrom" inputMode="numeric" optional />
      <DataText form={shown} field="planTo" inputMode="numeric" optional />
      {isSaved && (
        <Notice tone="good" live>
          {text.saved(text.parts.office)}
        </Notice>
      )}
      <Button look="main" icon="check" busy={dialog.isBusy} disabled={isOffline} onClick={dialog.onSave}>
        {text.office.save}
      </Button>
    </>
  );
}
