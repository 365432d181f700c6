import { useState } from "preact/hooks";
import type { ExportStopRow } from "../../../device/database.ts";
import { dismissExportStopRefusal, withdrawExportStop } from "../../../device/store/exportStops.ts";
import { firstDayOf } from "../../../domain/exportStop.ts";
import { store } from "../../current.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { destinationName, periodName, stopReasonName } from "../../entries/exporterNames.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { requestSync } from "../../sync.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { SummaryList, type SummaryRow } from "../../ui/SummaryList.tsx";
import { useLive } from "../../useLive.ts";
import { DeliveryChip } from "./ExporterChips.tsx";
import { refusalReason } from "./exporterText.ts";
import { obstaclesByFrequency } from "./obstacles.ts";
import { mayWithdraw } from "./permission.ts";

/** What keeps it from exporting, by its visits, and when it stopped and went on. */
export function ObstaclesTab({ exporterId, stops }: { exporterId: string; stops: readonly ExportStopRow[] }) {
  const { database } = store();
  const visits = useLive(
    () => database.visits.where("[exporterId+day]").between([exporterId, ""], [exporterId, "\uffff"]).toArray(),
    [database, exporterId],
  );
  const text = words(exporters).obstacles;
  const named = obstaclesByFrequency(visits ?? []);
  const latestFirst = stops.toSorted((a, b) => (firstDayOf(a.from) < firstDayOf(b.from) ? 1 : -1));
  return (
    <>
      <Card heading={text.title}>
        {visits !== undefined && named.length === 0 && <p class="meta">{text.none}</p>}
        <ul class="obstacles">
          {named.map(({ code, visits: count }) => (
            <li key={code}>
              {stopReasonName(code)} <span class="meta">{text.times(count)}</span>
            </li>
          ))}
        </ul>
      </Card>
      <h2>{text.history}</h2>
      {latestFirst.length === 0 && <p class="meta">{text.noHistory}</p>}
      {latestFirst.map((stop) => (
        <StopRecord key={stop.id} stop={stop} />
      ))}
    </>
  );
}

function StopRecord({ stop }: { stop: ExportStopRow }) {
  const [isAsking, setIsAsking] = useState(false);
  const [isNotSaved, setIsNotSaved] = useState(false);
  const text = words(exporters).obstacles;
  const { cancel, close } = words(common).actions;
  const mayTakeBack = !stop.isWithdrawn && stop.delivery !== "refused" && mayWithdraw(stop);

  async function change(save: () => Promise<unknown>) {
    setIsAsking(false);
    try {
      await save();
      setIsNotSaved(false);
      requestSync();
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setIsNotSaved(true);
    }
  }

  return (
    <div class="stack">
      <SummaryList
        level={3}
        heading={stop.kind === "stop" ? text.stop : text.resume}
        chip={<DeliveryChip row={stop} />}
        none={words(common).notFilledIn}
        rows={rowsOf(stop)}
      />
      {isNotSaved && <NotSavedNotice />}
      {stop.isWithdrawn && (
        <Notice tone="info" icon="clock">
          {text.withdrawn}
        </Notice>
      )}
      {stop.delivery === "refused" && (
        <Notice
          tone="error"
          actions={
            <button type="button" onClick={() => void change(() => dismissExportStopRefusal(store(), stop.id))}>
              {text.putAway}
            </button>
          }
        >
          {text.refused} {refusalReason(stop.refusal)}
        </Notice>
      )}
      {mayTakeBack && (
        <Button look="quiet" icon="undo-2" class="end" onClick={() => setIsAsking(true)}>
          {text.withdraw}
        </Button>
      )}
      <Dialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={text.withdrawQuestion}
        closeLabel={close}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{cancel}</Button>
            <Button look="reject" onClick={() => void change(() => withdrawExportStop(store(), stop.id))}>
              {text.withdraw}
            </Button>
          </>
        }
      >
        <p>{text.withdrawExplained}</p>
      </Dialog>
    </div>
  );
}

function rowsOf(stop: ExportStopRow): SummaryRow[] {
  const text = words(exporters).obstacles;
  const { record } = stop;
  const rows: SummaryRow[] = [
    { term: text.since, value: `${periodName(stop.from)} · ${stop.wholeExporter ? text.whole : text.partly}` },
  ];
  const add = (term: string, value: SummaryRow["value"]) => value && rows.push({ term, value });
  add(text.reason, stop.reason && stopReasonName(stop.reason));
  add(text.reasonAsStated, stop.reasonAsStated && <q lang="id">{stop.reasonAsStated}</q>);
  add(
    text.goods,
    stop.commodities.length > 0 &&
      stop.commodities.map(({ asStated, commodity }) => withWords(commodityName(commodity), asStated)).join(", "),
  );
  add(
    text.destinations,
    stop.destinations.length > 0 &&
      stop.destinations.map((each) => withWords(destinationName(each), each.asStated)).join(", "),
  );
  add(text.toldBy, `${stop.toldBy}, ${formatDay(stop.toldOn)}`);
  add(
    text.recordedBy,
    record?.recordedByName &&
      [record.recordedByName, record.recordedAt && formatMoment(record.recordedAt, { withoutZone: true })]
        .filter(Boolean)
        .join(", "),
  );
  return rows;
}

/** `Batik (“kain motif”)`; the words alone where they say the same as our name. */
function withWords(name: string, asStated: string | undefined): string {
  return asStated === undefined || asStated.toLowerCase() === name.toLowerCase() ? name : `${name} (“${asStated}”)`;
}
