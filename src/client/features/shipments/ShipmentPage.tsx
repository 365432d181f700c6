import { useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import type { Draft, ShipmentRow } from "../../../device/database.ts";
import { discardRefusedShipmentChange } from "../../../device/store/shipments.ts";
import { session, store } from "../../current.ts";
import { draftHref } from "../../entries/draftFacts.ts";
import { ReturnedComment } from "../../entries/EntryCard.tsx";
import { CorrectionMark, EntryChip } from "../../entries/EntryChip.tsx";
import { EntryTimeline } from "../../entries/EntryTimeline.tsx";
import { chipOf, draftLine, entryLine, refusalWords } from "../../entries/entryLines.ts";
import { countryName } from "../../entries/entryNames.ts";
import { openCorrection } from "../../entries/openCorrection.ts";
import { ShipmentSummary } from "../../entries/ShipmentSummary.tsx";
import { actionsFor, retractEntry, type ShipmentActions } from "../../entries/shipmentActions.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment, formatMoney } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { usePage } from "../../page.ts";
import { Redirect } from "../../Redirect.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { useLive } from "../../useLive.ts";
import { ConversionCard } from "./ConversionCard.tsx";
import { mayReport } from "./mayReport.ts";
import "./ShipmentPage.css";

/** `/ekspor/:id`: one shipment, where it is, and what can be done about it. */
export function ShipmentPage() {
  const id = useRoute().params.id ?? "";
  const opened = useLive(async () => {
    const { database } = store();
    const [row, draft] = await Promise.all([database.shipments.get(id), database.drafts.get(id)]);
    if (row === undefined) return { row, draft };
    const [exporter, actions] = await Promise.all([database.exporters.get(row.exporterId), actionsFor(store(), row)]);
    return { row, draft, exporterName: exporter?.name, actions };
  }, [id]);
  if (opened === undefined) return <Loading />;
  const { row, draft, exporterName, actions } = opened;
  if (row !== undefined && actions !== undefined) {
    return <OpenShipment key={id} row={row} draft={draft} exporterName={exporterName} actions={actions} />;
  }
  return draft === undefined ? <NotHere /> : <Redirect to={draftHref(draft)} />;
}

function Loading() {
  usePage({ title: "", back: "/ekspor" });
  return <Skeleton label={words(shipments).form.loading} rows={4} />;
}

function NotHere() {
  const { page } = words(shipments);
  usePage({ title: page.title, back: "/ekspor" });
  return (
    <>
      <PageTitle title={page.title} />
      <EmptyState heading={page.notFound} text={page.notFoundNext} />
    </>
  );
}

interface OpenShipmentProps {
  row: ShipmentRow;
  draft: Draft | undefined;
  exporterName: string | undefined;
  actions: ShipmentActions;
}

function OpenShipment({ row, draft, exporterName, actions }: OpenShipmentProps) {
  const { query } = useRoute();
  const { shipment } = row;
  const chip = chipOf(row);
  const isOwn = session().person.role === "exporter";
  // One main action in the bar: what has to be done with this entry comes before what may be made of it.
  const hasOther = actions.change || actions.retract || actions.discard;
  const copiesInBar = mayReport() && (!hasOther || query.baru !== undefined);
  const { page } = words(shipments);
  const text = words(entries);
  const title = text.valueTo(
    formatMoney(shipment.fobValue, shipment.currency),
    countryName(shipment.destinationCountry),
  );
  usePage({
    title: query.baru === undefined ? title : `${page.saved} – ${title}`,
    back: "/ekspor",
    actions: <Actions row={row} draft={draft} actions={actions} copies={copiesInBar} />,
  });
  return (
    <>
      {query.baru !== undefined && <JustSaved row={row} />}
      <PageTitle
        title={title}
        above={
          <div class="row wrap tight">
            <EntryChip chip={chip} />
            <CorrectionMark revision={row.revision} />
          </div>
        }
        below={isOwn ? row.number : [exporterName, row.number].filter(Boolean).join(" · ")}
      />
      {chip === "returned" && row.record?.comment !== undefined ? (
        <ReturnedComment comment={row.record.comment} />
      ) : chip === "refused" && row.refusal !== undefined ? (
        <Notice tone="error" heading={refusalWords(row.refusal).what}>
          {refusalWords(row.refusal).next}
        </Notice>
      ) : (
        <p class="shipment-line">{entryLine(row)}</p>
      )}
      {draft !== undefined && <p class="hint">{draftLine(draft, store().clock())}</p>}
      <ShipmentSummary facts={shipment} exporterName={isOwn ? undefined : exporterName} />
      <ConversionCard row={row} />
      <SummaryList
        heading={page.about}
        rows={[
          { term: page.number, value: row.number },
          { term: page.by, value: row.record?.authorName ?? session().person.name },
          { term: page.deviceTime, value: formatMoment(row.savedAt) },
          { term: page.serverTime, value: row.receivedAt && formatMoment(row.receivedAt) },
        ]}
        none={words(shipments).page.notYet}
      />
      <Card heading={page.history}>
        <EntryTimeline row={row} />
      </Card>
      {mayReport() && !copiesInBar && <CopyLink id={row.id} />}
    </>
  );
}

/** Said once, right after it was flushed to this device: what it is called, and what comes next. */
function JustSaved({ row }: { row: ShipmentRow }) {
  const { page } = words(shipments);
  return (
    <Notice tone="good" heading={page.saved} live>
      {row.number !== undefined && <p>{page.savedNumber(row.number)}</p>}
      <p>{page.savedNext}</p>
    </Notice>
  );
}

function CopyLink({ id }: { id: string }) {
  return (
    <ButtonLink wide icon="copy" href={`/ekspor/baru?salin=${id}`}>
      {words(shipments).copyAsNew}
    </ButtonLink>
  );
}

/** @param copies whether copying stands here, and not at the end of the page */
function Actions({ row, draft, actions, copies }: Omit<OpenShipmentProps, "exporterName"> & { copies: boolean }) {
  const { route } = useLocation();
  const [isTooLate, setIsTooLate] = useState(false);
  const [isDiscarding, setIsDiscarding] = useState(false);
  const { page } = words(shipments);
  const { correct, change, retract, close, cancel } = words(common).actions;

  const open = async () => route(await openCorrection(store(), row));
  async function retractIt() {
    const address = await retractEntry(store(), row);
    if (address === undefined) setIsTooLate(true);
    else route(address);
  }
  async function discard() {
    setIsDiscarding(false);
    await discardRefusedShipmentChange(store(), row.id);
  }

  return (
    <>
      {isTooLate && (
        <Notice tone="warn" live>
          {words(entries).tooLateToRetract}
        </Notice>
      )}
      {actions.change && (
        <Button look={row.state === "submitted" ? "line" : "main"} wide icon="pencil" onClick={() => void open()}>
          {draft !== undefined ? page.goOn : row.state === "returned" ? correct : change}
        </Button>
      )}
      {actions.discard && (
        <Button look="line" wide icon="undo-2" onClick={() => setIsDiscarding(true)}>
          {page.discardChange}
        </Button>
      )}
      {actions.retract && (
        <Button look="line" wide icon="undo-2" onClick={() => void retractIt()}>
          {retract}
        </Button>
      )}
      {copies && <CopyLink id={row.id} />}
      <Dialog
        open={isDiscarding}
        onClose={() => setIsDiscarding(false)}
        title={page.discardQuestion}
        closeLabel={close}
        actions={
          <>
            <Button onClick={() => setIsDiscarding(false)}>{cancel}</Button>
            <Button look="reject" onClick={() => void discard()}>
              {page.discardChange}
            </Button>
          </>
        }
      >
        <p>{page.discardExplained}</p>
      </Dialog>
    </>
  );
}
