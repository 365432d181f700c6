import { dismissNilReport } from "../../../device/store/nilReports.ts";
import { store } from "../../current.ts";
import { NilReportEntry } from "../../entries/EntryCard.tsx";
import { words } from "../../language/dictionary.ts";
import { formatMonth } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { nilReports } from "../../language/indonesian/nilReports.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { MonthState } from "./monthState.ts";

/** What was reported of the month: a shipment, or nothing, and what became of that. */
export function MonthEntries({ state }: { state: MonthState }) {
  const text = words(nilReports);
  const { seeShipment } = words(entries);
  const { shipment, standing, others } = state;
  return (
    <>
      {shipment !== undefined && (
        <Notice tone="warn" actions={<a href={`/ekspor/${shipment.id}`}>{seeShipment}</a>}>
          {text.hasShipment(formatMonth(shipment.day.slice(0, 7)))}
        </Notice>
      )}
      {[standing, ...others].map(
        (row) =>
          row !== undefined && (
            <Card key={row.id} as="article">
              <NilReportEntry row={row}>
                {row.record?.withdrawnBy !== undefined && (
                  <a class="link" href={`/ekspor/${row.record.withdrawnBy}`}>
                    {seeShipment}
                  </a>
                )}
                {row.delivery === "refused" && (
                  <Button icon="trash-2" onClick={() => void dismissNilReport(store(), row.id)}>
                    {text.refusedRemoved}
                  </Button>
                )}
              </NilReportEntry>
            </Card>
          ),
      )}
    </>
  );
}
