import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Draft, ShipmentRow } from "../../../device/database.ts";
import { saveDraft } from "../../../device/store/drafts.ts";
import { readMeta, writeMeta } from "../../../device/store/meta.ts";
import { dayInZone } from "../../../domain/days.ts";
import type { Shipment } from "../../../domain/shipment.ts";
import { session, store } from "../../current.ts";
import { formSteps } from "../../entries/draftFacts.ts";
import { countryName } from "../../entries/entryNames.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { ShipmentSummary } from "../../entries/ShipmentSummary.tsx";
import { isFormField, stepOf } from "../../entries/shipmentFields.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock, formatMoney } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { amountInWords } from "../../language/numberWords.ts";
import { usePage } from "../../page.ts";
import { Redirect } from "../../Redirect.tsx";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle, SaveLine } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { handInShipment } from "./handInShipment.ts";
import { mayReport } from "./mayReport.ts";
import { NotAllowed } from "./ShipmentForm.tsx";
import { type Doubt, shipmentDoubts } from "./shipmentDoubts.ts";
import { draftToShipment } from "./shipmentDraft.ts";
import { useHs } from "./useHs.ts";
import "./ShipmentCheck.css";

/** `/ekspor/:id/periksa`: what is about to be sent, and what is unusual about it. */
export function ShipmentCheck() {
  const id = useRoute().params.id ?? "";
  const opened = useLive(async () => {
    const { database } = store();
    const draft = await database.drafts.get(id);
    const corrected = draft?.corrects && (await database.shipments.get(draft.corrects.entryId));
    const exporterId = corrected?.exporterId ?? draft?.values.exporterId;
    const exporter = exporterId === undefined ? undefined : await database.exporters.get(exporterId);
    return { draft, corrected, exporterName: exporter?.name };
  }, [id]);
  const hadDraft = useRef(false);
  if (!mayReport()) return <NotAllowed />;
  if (opened === undefined) return <Loading />;
  if (opened.draft === undefined) {
    // Gone before these eyes: it was handed in, here or in another tab.
    return <Redirect to={hadDraft.current ? `/ekspor/${id}?baru=1` : `/ekspor/${id}`} />;
  }
  hadDraft.current = true;
  return <Check draft={opened.draft} corrected={opened.corrected} exporterName={opened.exporterName} />;
}

function Loading() {
  usePage({ title: "", hideNavigation: true });
  return <Skeleton label={words(shipments).form.loading} rows={4} />;
}

interface CheckProps {
  draft: Draft;
  corrected: ShipmentRow | undefined;
  exporterName: string | undefined;
}

function Check({ draft, corrected, exporterName }: CheckProps) {
  const { id, values } = draft;
  const { office, person } = session();
  const today = dayInZone(store().clock(), office.timeZone);
  const needsHs = (values["items.0.hsCode"] ?? "") !== "";
  const hs = useHs(needsHs);
  const { facts, problems, shipment } = draftToShipment(values, {
    id,
    today,
    regionCode: office.regionCode,
    isHsCode: typeof hs === "object" ? hs.isHsCode : undefined,
    corrects: corrected?.shipment,
  });
  const [attempt, setAttempt] = useState(0);
  const told = attempt > 0 ? problems : [];
  const sending = useSending(draft, shipment);

  useEffect(() => {
    // Opened again, the draft leads back here.
    if (draft.step <= formSteps) void saveDraft(store(), { ...draft, step: formSteps + 1, field: undefined });
  }, [draft]);

  const text = words(shipments);
  const send = draft.corrects === undefined ? text.send : text.sendCorrection;
  const stepHref = (field: string) => `/ekspor/${id}/isi/${stepOf(field)}?dari=periksa&ke=${field}`;
  usePage({
    title: told.length > 0 ? words(errors).titlePrefix + text.checkTitle : text.checkTitle,
    back: `/ekspor/${id}/isi/${formSteps}`,
    hideNavigation: true,
    actions: (
      <>
        <p class="check-later meta">
          <Icon name="clock" size={16} />
          {words(sync).outbox.sentAutomatically}
        </p>
        <Button
          look="main"
          wide
          icon="send"
          busy={sending.isBusy}
          // Without the list an unknown code would be sent, and come back refused.
          disabled={needsHs && hs === undefined}
          onClick={() => (problems.length > 0 ? setAttempt(attempt + 1) : void sending.begin())}
        >
          {send}
        </Button>
      </>
    ),
  });

  return (
    <>
      <PageTitle title={text.checkTitle} />
      <SaveLine text={words(sync).saveLine.draftSaved(formatClock(draft.updatedAt))} saved />
      {sending.failure === "not-saved" && <NotSavedNotice />}
      {sending.failure === "waiting" && (
        <Notice tone="error" live>
          {text.cannotSendYet}
        </Notice>
      )}
      <ErrorSummary
        heading={words(errors).summary(told.length)}
        faults={told.map(({ field, text: fault }) => ({ text: fault, href: stepHref(field) }))}
        attempt={attempt}
      />
      {facts.fobValue !== undefined && facts.currency !== undefined && (
        <Card label={text.form.value(facts.currency)} class="check-value">
          <p class="meta">
            {text.valueTo} <b>{facts.destinationCountry && countryName(facts.destinationCountry)}</b>
          </p>
          <p class="big">{formatMoney(facts.fobValue, facts.currency)}</p>
          <p class="meta">{amountInWords(facts.fobValue, facts.currency)}</p>
        </Card>
      )}
      {shipment !== undefined && <Doubts shipment={shipment} href={stepHref} />}
      <ShipmentSummary
        facts={facts}
        exporterName={person.role === "exporter" ? undefined : exporterName}
        errorAt={(field) => problems.find((problem) => problem.field === field)?.text}
        typedAt={(field) => (isFormField(field) ? values[field] : undefined)}
        changeHref={(section) => `/ekspor/${id}/isi/${section}?dari=periksa`}
      />
      <Sharing sending={sending} office={office.name} />
    </>
  );
}

/** Sending as the page sees it: asked once who reads it, one at a time, and what failed. */
function useSending(draft: Draft, shipment: Shipment | undefined) {
  const { route } = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<"waiting" | "not-saved">();
  // State comes too late for the second tap of a double tap.
  const isUnderWay = useRef(false);
  // Known before the tap, which then needn't wait for it.
  const isExplained = useLive(() => readMeta(store().database, "sharingExplained", false), []);

  async function handIn() {
    if (shipment === undefined || isUnderWay.current) return;
    isUnderWay.current = true;
    // Begun first: the page draws that it is busy while the entry is written.
    const handingIn = handInShipment(store(), shipment, draft);
    setIsBusy(true);
    setFailure(undefined);
    const outcome = await handingIn;
    isUnderWay.current = false;
    if (outcome === "saved") {
      requestSync();
      route(`/ekspor/${shipment.id}?baru=1`, true);
      return;
    }
    setIsBusy(false);
    setFailure(outcome);
    window.scrollTo({ top: 0 });
  }

  return {
    isBusy,
    isAsking,
    failure,
    begin: async () => {
      if (isExplained ?? (await readMeta(store().database, "sharingExplained", false))) await handIn();
      else setIsAsking(true);
    },
    agree: async () => {
      setIsAsking(false);
      // A phone that is full says so when the report itself can't be kept.
      await writeMeta(store().database, "sharingExplained", true).catch(() => undefined);
      await handIn();
    },
    cancel: () => setIsAsking(false),
  };
}

function Sharing({ sending, office }: { sending: ReturnType<typeof useSending>; office: string }) {
  const { sharing } = words(shipments);
  const { close } = words(common).actions;
  return (
    <Dialog
      open={sending.isAsking}
      onClose={sending.cancel}
      title={sharing.title}
      closeLabel={close}
      actions={
        <Button look="main" wide icon="send" onClick={() => void sending.agree()}>
          {sharing.agree}
        </Button>
      }
    >
      <div class="stack">
        <p>{sharing.who(office)}</p>
        <p>{sharing.notWho}</p>
        <p>{sharing.what}</p>
      </div>
    </Dialog>
  );
}

/** What is unusual, each with its two answers. It never blocks. */
function Doubts({ shipment, href }: { shipment: Shipment; href: (field: string) => string }) {
  const content = JSON.stringify(shipment);
  const [settled, setSettled] = useState<readonly string[]>([]);
  const doubts = useLive(async () => {
    const { database, clock, session: told } = store();
    return await shipmentDoubts(database, shipment, dayInZone(clock(), told.office.timeZone));
  }, [content]);
  const open = (doubts ?? []).filter((doubt) => !settled.includes(doubt.code));
  return (
    <>
      {open.map((doubt) => (
        <DoubtNotice key={doubt.code} doubt={doubt} href={href} onSettle={() => setSettled([...settled, doubt.code])} />
      ))}
    </>
  );
}

function DoubtNotice({
  doubt,
  href,
  onSettle,
}: {
  doubt: Doubt;
  href: (field: string) => string;
  onSettle: () => void;
}) {
  const { yesCorrect, actions } = words(common);
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <button type="button" onClick={onSettle}>
            {yesCorrect}
          </button>
          {doubt.field !== undefined && <a href={href(doubt.field)}>{actions.change}</a>}
          {doubt.other !== undefined && <a href={`/ekspor/${doubt.other}`}>{words(shipments).warnings.see}</a>}
        </>
      }
    >
      {doubt.text}
    </Notice>
  );
}
