import { dismissNilReport } from "../../../device/store/nilReports.ts";
import { dismissDecision, undoDecision } from "../../../device/store/review.ts";
import { store } from "../../current.ts";
import { CorrectButton } from "../../entries/CorrectButton.tsx";
import { NilReportEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { refusalWords } from "../../entries/entryLines.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock, formatWhen } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { requestSync, syncState } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EntryRow } from "../../ui/EntryRow.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { decisionTitle, valueTo } from "./decisionTitle.ts";
import { isDecision, type OutboxItem } from "./outboxItems.ts";
import { RetractButton } from "./RetractButton.tsx";
import { useExporterName } from "./useExporterName.ts";

interface OutboxItemRowProps {
  item: OutboxItem;
  /** It was never sent, so it can be taken back. */
  mayRetract: boolean;
}

/** Something that hasn't reached the server: why, and the next step. */
export function OutboxItemRow({ item, mayRetract }: OutboxItemRowProps) {
  const { command, shipment, nilReport } = item;
  const exporterName = useExporterName((shipment ?? nilReport)?.exporterId);
  const { actions } = words(common);
  const isParked = command.status === "parked";
  if (isDecision(command)) return <DecisionRow item={item} exporterName={exporterName} mayRetract={mayRetract} />;
  if (shipment !== undefined) {
    return (
      <ShipmentEntry row={shipment} exporterName={exporterName}>
        {/* One that the server holds already only waits for its receipt. */}
        {shipment.delivery !== "sent" && <Why item={item} />}
        {isParked && <CorrectButton row={shipment} />}
        {mayRetract && <RetractButton row={shipment} />}
      </ShipmentEntry>
    );
  }
  if (nilReport !== undefined) {
    return (
      <NilReportEntry row={nilReport} exporterName={exporterName}>
        <Why item={item} />
        {isParked && (
          <Button look="line" icon="trash-2" onClick={() => void dismissNilReport(store(), nilReport.id)}>
            {actions.remove}
          </Button>
        )}
      </NilReportEntry>
    );
  }
  return null;
}

function DecisionRow({ item, exporterName, mayRetract }: OutboxItemRowProps & { exporterName: string | undefined }) {
  const { command, shipment } = item;
  const { actions } = words(common);
  const isParked = command.status === "parked";
  const isSending = !isParked && syncState.value.sending.has(command.entryId);
  const refusal = isParked && command.refusal ? refusalWords(command.refusal) : undefined;
  return (
    <EntryRow
      chip={<EntryChip chip={isParked ? "refused" : isSending ? "sending" : "queued"} />}
      aside={formatWhen(command.claimedAt, { now: store().clock() })}
      title={decisionTitle(command, exporterName)}
      meta={shipment && valueTo(shipment)}
    >
      {refusal && (
        <Notice tone="error" heading={refusal.what}>
          {refusal.next}
        </Notice>
      )}
      <Why item={item} />
      <div class="row wrap">
        {isParked && shipment && (
          <ButtonLink look="line" icon="eye" href={`/antrean?pilih=${shipment.id}`}>
            {actions.view}
          </ButtonLink>
        )}
        {isParked && (
          <Button look="quiet" icon="check" onClick={() => void dismiss()}>
            {words(outbox).dismiss}
          </Button>
        )}
        {mayRetract && (
          <Button look="line" icon="undo-2" onClick={() => void undoDecision(store(), command.entryId)}>
            {actions.undo}
          </Button>
        )}
      </div>
    </EntryRow>
  );

  async function dismiss() {
    const isDone = await dismissDecision(store(), command.entryId);
    // The entry left this device meanwhile, and the decision about it has no other place.
    if (!isDone) await store().database.outbox.where("id").equals(command.id).delete();
    requestSync();
  }
}

/** Why it is still here, beyond what its chip says. */
function Why({ item: { command } }: { item: OutboxItem }) {
  const text = words(outbox);
  const { trouble, sending } = syncState.value;
  if (command.status === "parked" || sending.has(command.entryId)) return null;
  if (command.notBefore !== undefined && Date.parse(command.notBefore) > store().clock()) {
    return <p class="hint">{text.heldUntil(formatClock(command.notBefore))}</p>;
  }
  if (trouble !== undefined) return <p class="hint">{text.why[trouble]}</p>;
  if (command.failures !== undefined && command.failures > 0) {
    return <p class="hint">{text.failedBefore(command.failures)}</p>;
  }
  return isDecision(command) ? <p class="hint">{words(sync).outbox.sentAutomatically}</p> : null;
}
