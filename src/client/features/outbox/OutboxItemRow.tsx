import { dismissNilReport } from "../../../device/store/nilReports.ts";
import { dismissDecision, undoDecision } from "../../../device/store/review.ts";
import { type CommandBody, isDecision } from "../../../protocol/commands.ts";
import { store } from "../../current.ts";
import { entryTitle } from "../../entries/anyEntry.ts";
import { CorrectButton } from "../../entries/CorrectButton.tsx";
import { NilReportEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { refusalWords } from "../../entries/entryLines.ts";
import { VisitEntry } from "../../entries/VisitEntry.tsx";
import { words } from "../../language/dictionary.ts";
import { formatWhen } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { requestSync, syncState } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EntryRow } from "../../ui/EntryRow.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { decisionTitle } from "./decisionTitle.ts";
import { MasterRow } from "./MasterRow.tsx";
import { aboutExporter } from "./masterTitle.ts";
import { isHeldByOffice, type OutboxItem } from "./outboxItems.ts";
import { RetractButton } from "./RetractButton.tsx";
import { useExporterName } from "./useExporterName.ts";
import { Why } from "./Why.tsx";

interface OutboxItemRowProps {
  item: OutboxItem;
  /** It was never sent, so it can be taken back. */
  mayRetract: boolean;
}

/** Something that hasn't reached the server: why, and the next step. */
export function OutboxItemRow({ item, mayRetract }: OutboxItemRowProps) {
  const { command, entry, nilReport } = item;
  const exporterId = (entry ?? nilReport)?.exporterId ?? aboutExporter(command);
  const exporterName = useExporterName(exporterId);
  const { actions } = words(common);
  const isParked = command.status === "parked";
  // It is at the server, where somebody looks at it; "waiting to be sent" would be wrong.
  const held = isHeldByOffice(command) ? ({ chip: "sent", short: true } as const) : {};
  if (isDecision(command.name)) return <DecisionRow item={item} exporterName={exporterName} mayRetract={mayRetract} />;
  if (entry !== undefined) {
    const Entry = "visit" in entry ? VisitEntry : ShipmentEntry;
    return (
      <Entry row={entry as never} exporterName={exporterName} {...held}>
        {/* One that the server holds already only waits for its receipt. */}
        {entry.delivery !== "sent" && <Why command={command} />}
        {isParked && <CorrectButton row={entry} />}
        {/* A visit is taken back on its page, which knows its form. */}
        {mayRetract && !("visit" in entry) && <RetractButton row={entry} />}
      </Entry>
    );
  }
  if (nilReport !== undefined) {
    return (
      <NilReportEntry row={nilReport} exporterName={exporterName} {...held}>
        <Why command={command} />
        {isParked && (
          <Button look="line" icon="trash-2" onClick={() => void dismissNilReport(store(), nilReport.id)}>
            {actions.remove}
          </Button>
        )}
      </NilReportEntry>
    );
  }
  return <MasterRow command={command} exporterId={exporterId} exporterName={exporterName} />;
}

function DecisionRow({ item, exporterName, mayRetract }: OutboxItemRowProps & { exporterName: string | undefined }) {
  const { command, entry } = item;
  const { actions } = words(common);
  const about = (command.body as CommandBody<"v1.review.approve">).entry;
  const isParked = command.status === "parked";
  const isSending = !isParked && syncState.value.sending.has(command.entryId);
  const refusal = isParked && command.refusal ? refusalWords(command.refusal) : undefined;
  return (
    <EntryRow
      chip={
        <EntryChip chip={isParked ? "refused" : isSending ? "sending" : isHeldByOffice(command) ? "sent" : "queued"} />
      }
      aside={formatWhen(command.claimedAt, { now: store().clock() })}
      title={decisionTitle(command, exporterName)}
      meta={entry && entryTitle(entry)}
    >
      {refusal && (
        <Notice tone="error" heading={refusal.what}>
          {refusal.next}
        </Notice>
      )}
      <Why command={command} />
      <div class="row wrap">
        {isParked && entry && (
          <ButtonLink look="line" icon="eye" href={`/antrean?pilih=${entry.id}`}>
            {actions.view}
          </ButtonLink>
        )}
        {isParked && (
          <Button look="quiet" icon="check" onClick={() => void dismiss()}>
            {words(outbox).dismiss}
          </Button>
        )}
        {mayRetract && (
          <Button look="line" icon="undo-2" onClick={() => void undoDecision(store(), about)}>
            {actions.undo}
          </Button>
        )}
      </div>
    </EntryRow>
  );

  async function dismiss() {
    const isDone = await dismissDecision(store(), about);
    // The entry left this device meanwhile, and the decision about it has no other place.
    if (!isDone) await store().database.outbox.where("id").equals(command.id).delete();
    requestSync();
  }
}
