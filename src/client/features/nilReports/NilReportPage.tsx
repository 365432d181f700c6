import { useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { recordNilReport } from "../../../device/store/nilReports.ts";
import { dayInZone, monthOf, shiftMonth } from "../../../domain/days.ts";
import { Month } from "../../../domain/isoDate.ts";
import { newId } from "../../../domain/newId.ts";
import { nilReportProblem } from "../../../domain/nilReport.ts";
import { may } from "../../../domain/permissions.ts";
import { session, store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMonth } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { nilReports } from "../../language/indonesian/nilReports.ts";
import { usePage } from "../../page.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorSummary, type FieldFault } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { useLive } from "../../useLive.ts";
import { MonthEntries } from "./MonthEntries.tsx";
import { type MonthState, monthState } from "./monthState.ts";
import { ExporterField, type Told, ToldFields } from "./NilReportFields.tsx";

/** `/ekspor/nihil/:month?eksportir=ID`: nothing was exported in a month. */
export function NilReportPage() {
  const { person } = session();
  const relation = person.role === "exporter" ? "own" : "assigned";
  return may({ role: person.role, relation, subject: "nil-report", action: "record" }) ? <Report /> : <NotAllowed />;
}

function NotAllowed() {
  const { title, notAllowed } = words(nilReports);
  usePage({ title, back: "/" });
  return (
    <>
      <PageTitle title={title} />
      <EmptyState text={notAllowed} />
    </>
  );
}

function Report() {
  const { route } = useLocation();
  const { params, query } = useRoute();
  const { person, office } = session();
  const today = dayInZone(store().clock(), office.timeZone);
  const isExporter = person.role === "exporter";
  const month = Month.safeParse(params.month).success ? (params.month ?? "") : monthOf(today);
  const exporterId = person.exporterId ?? query.eksportir;
  const [told, setTold] = useState<Told>({ source: isExporter ? "self-report" : undefined, toldBy: "" });
  const [attempt, setAttempt] = useState(0);
  const [outcome, setOutcome] = useState<{ number: string } | "not-saved">();
  const isUnderWay = useRef(false);
  const state = useLive(
    async () => ({ ofMonth: exporterId ? await monthState(store().database, exporterId, month) : undefined }),
    [exporterId, month],
  );

  const text = words(nilReports);
  const name = formatMonth(month);
  const known = state?.ofMonth;
  const isSaid = known?.standing !== undefined;
  const faults = isSaid ? [] : faultsOf({ exporterId, month, told, state: known, today });
  const shown = attempt > 0 ? faults : [];
  usePage({
    title: shown.length > 0 ? words(errors).titlePrefix + text.title : text.title,
    back: "/",
    hideNavigation: true,
    actions: !isSaid && known?.shipment === undefined && (
      <Button look="main" wide icon="calendar-check" onClick={() => void send()}>
        {text.send}
      </Button>
    ),
  });

  function goTo(changed: { month?: string; eksportir?: string }) {
    setAttempt(0);
    setOutcome(undefined);
    const exporter = changed.eksportir ?? query.eksportir;
    const search = exporter === undefined ? "" : `?${new URLSearchParams({ eksportir: exporter })}`;
    route(`/ekspor/nihil/${changed.month ?? month}${search}`, true);
  }

  async function send() {
    if (isUnderWay.current || state === undefined) return;
    if (faults.length > 0 || exporterId === undefined || told.source === undefined) {
      setAttempt(attempt + 1);
      return;
    }
    isUnderWay.current = true;
    const { clock, randomBytes } = store();
    const toldBy = told.toldBy.trim();
    const report = { id: newId(clock(), randomBytes), exporterId, month, source: told.source };
    try {
      const number = await recordNilReport(store(), { ...report, ...(toldBy === "" ? {} : { toldBy }) });
      setOutcome({ number });
      requestSync();
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setOutcome("not-saved");
    }
    isUnderWay.current = false;
  }

  return (
    <>
      <PageTitle title={text.title} />
      <ErrorSummary heading={words(errors).summary(shown.length)} faults={shown} attempt={attempt} />
      {outcome === "not-saved" && <NotSavedNotice />}
      {typeof outcome === "object" && (
        <Notice tone="good" live>
          {text.saved(outcome.number)}
        </Notice>
      )}
      {!isExporter && (
        <ExporterField
          value={exporterId}
          error={errorAt("exporterId")}
          onPick={(picked) => goTo({ eksportir: picked })}
        />
      )}
      <SelectField
        id="month"
        label={text.month}
        error={errorAt("month")}
        value={month}
        onChange={(picked) => goTo({ month: picked })}
        options={monthsToChoose(monthOf(today), month).map((each) => ({ value: each, label: formatMonth(each) }))}
      />
      {!isExporter && !isSaid && <ToldFields told={told} error={errorAt("source")} onChange={setTold} />}
      {known !== undefined && <MonthEntries state={known} />}
      {known?.shipment === undefined && !isSaid && (
        <Notice tone="info">
          <p>{text.meaning(name)}</p>
          <p>{text.later}</p>
        </Notice>
      )}
    </>
  );

  function errorAt(fieldId: string) {
    return shown.find((fault) => fault.fieldId === fieldId)?.text;
  }
}

interface Saying {
  exporterId: string | undefined;
  month: string;
  told: Told;
  state: MonthState | undefined;
  today: string;
}

/** Why it can't be said of this month; a month that was said already has its report in sight instead. */
function faultsOf({ exporterId, month, told, state, today }: Saying): FieldFault[] {
  const text = words(nilReports);
  const name = formatMonth(month);
  const faults: FieldFault[] = [];
  if (exporterId === undefined) faults.push({ fieldId: "exporterId", text: text.chooseExporter });
  const report = { id: "", exporterId: exporterId ?? "", month, source: told.source ?? "self-report" };
  const problem = nilReportProblem(report, today);
  if (problem === "future") faults.push({ fieldId: "month", text: text.future(name) });
  else if (problem === "too-old") faults.push({ fieldId: "month", text: text.tooOld(name) });
  else if (state?.shipment !== undefined) faults.push({ fieldId: "month", text: text.hasShipment(name) });
  if (told.source === undefined) faults.push({ fieldId: "source", text: words(errors).choice(words(entries).source) });
  return faults;
}

/** The last year, and the month of the address where that is another. */
function monthsToChoose(current: string, chosen: string): string[] {
  const months = Array.from({ length: 12 }, (_, index) => shiftMonth(current, -index));
  return months.includes(chosen) ? months : [chosen, ...months].sort().reverse();
}
