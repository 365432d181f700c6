import type { OutboxRow } from "../../../device/database.ts";
import { dismissExporterRefusal } from "../../../device/store/exporters.ts";
import { dismissExportStopRefusal } from "../../../device/store/exportStops.ts";
import { dismissFollowUpRefusal } from "../../../device/store/followUps.ts";
import { store } from "../../current.ts";
import { EntryChip } from "../../entries/EntryChip.tsx";
import { refusalWords } from "../../entries/entryLines.ts";
import { words } from "../../language/dictionary.ts";
import { formatWhen } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { requestSync, syncState } from "../../sync.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EntryRow } from "../../ui/EntryRow.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { masterTitle } from "./masterTitle.ts";
import { isHeldByOffice } from "./outboxItems.ts";
import { Why } from "./Why.tsx";

interface MasterRowProps {
  command: OutboxRow;
  exporterId: string | undefined;
  exporterName: string | undefined;
}

/** A change of an exporter, a stop or a follow-up that hasn't reached the server. */
export function MasterRow({ command, exporterId, exporterName }: MasterRowProps) {
  const text = words(outbox);
  const isParked = command.status === "parked";
  const isSending = !isParked && syncState.value.sending.has(command.entryId);
  const refusal = isParked && command.refusal ? refusalWords(command.refusal) : undefined;
  const isFollowUp = command.name.startsWith("v1.follow-up.");
  const place = isFollowUp ? "/tindak-lanjut" : exporterId && `/eksportir/${exporterId}`;
  return (
    <EntryRow
      chip={
        <EntryChip chip={isParked ? "refused" : isSending ? "sending" : isHeldByOffice(command) ? "sent" : "queued"} />
      }
      aside={formatWhen(command.claimedAt, { now: store().clock() })}
      title={masterTitle(command) ?? ""}
      meta={exporterName}
    >
      {refusal && (
        <Notice tone="error" heading={refusal.what}>
          {refusal.next}
        </Notice>
      )}
      <Why command={command} />
      <div class="row wrap">
        {isParked && place !== undefined && (
          <ButtonLink look="line" icon="eye" href={place}>
            {words(common).actions.view}
          </ButtonLink>
        )}
        {isParked && (
          <Button look="quiet" icon="check" onClick={() => void dismiss()}>
            {text.dismiss}
          </Button>
        )}
      </div>
    </EntryRow>
  );

  async function dismiss() {
    const { entryId, name } = command;
    const dismissOne = isFollowUp
      ? dismissFollowUpRefusal
      : name.startsWith("v1.exporter.")
        ? dismissExporterRefusal
        : dismissExportStopRefusal;
    const isDone = await dismissOne(store(), entryId);
    // What it was about left this device meanwhile, and the command has no other place.
    if (!isDone && (await isGone(entryId))) await store().database.outbox.where("id").equals(command.id).delete();
    requestSync();
  }
}

async function isGone(id: string): Promise<boolean> {
  const { exporters, exportStops, followUps } = store().database;
  const found = await Promise.all([exporters.get(id), exportStops.get(id), followUps.get(id)]);
  return found.every((row) => row === undefined);
}
