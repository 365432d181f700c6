import type { ExporterRow, ExportStopRow } from "../../../device/database.ts";
import { isStanding } from "../../../device/store/exportStops.ts";
import type { ExporterField } from "../../../domain/exporter.ts";
import { firstDayOf } from "../../../domain/exportStop.ts";
import { sizeClassOf } from "../../../domain/sizeClass.ts";
import { session } from "../../current.ts";
import { periodName, stopReasonName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { ContactLinks } from "./ContactLinks.tsx";
import type { ExporterFacts } from "./exporterFacts.ts";
import { fieldText, sizeText } from "./exporterText.ts";
import { OpenFollowUps } from "./OpenFollowUps.tsx";
import { mayHere } from "./permission.ts";
import { RefusedExporter } from "./RefusedExporter.tsx";
import { Versions } from "./Versions.tsx";

/** Who the exporter is, what it sells and where to, and what can be done about it. */
export function SummaryTab({ facts, stops }: { facts: ExporterFacts; stops: readonly ExportStopRow[] }) {
  const { row } = facts;
  const text = words(exporters);
  const mayRevise = mayHere("exporter", "revise");
  const change = mayRevise ? { href: `/eksportir/${row.id}/ubah`, label: words(common).actions.change } : undefined;
  const rowOf = (field: ExporterField) => ({ term: text.fields[field], value: fieldText(field, row[field]) });
  const none = words(common).notFilledIn;
  return (
    <>
      {row.delivery === "refused" && <RefusedExporter row={row} />}
      {row.delivery === "queued" && (
        <Notice tone="info" icon="clock">
          {row.record === undefined ? text.unsentNew : text.unsent}
        </Notice>
      )}
      {mayRevise && <Versions row={row} />}
      {facts.status === "stopped" && <StoppedNotice stops={stops} />}
      <Card heading={text.contact}>
        {row.contactName !== undefined && <p>{row.contactName}</p>}
        {row.phone === undefined ? <p class="meta">{text.noContact}</p> : <ContactLinks phone={row.phone} />}
      </Card>
      <OpenFollowUps exporterId={row.id} />
      <SummaryList
        heading={text.identity}
        rows={[
          rowOf("name"),
          rowOf("legalForm"),
          rowOf("businessId"),
          rowOf("taxId"),
          rowOf("industryCode"),
          {
            term: text.fields.size,
            value: sizeClassOf(row.size) === "unknown" ? undefined : sizeText(row.size),
          },
          rowOf("kelurahan"),
          rowOf("address"),
        ]}
        none={none}
        change={change}
      />
      <SummaryList
        heading={text.trade}
        rows={[rowOf("commodities"), rowOf("destinations")]}
        none={none}
        change={change}
      />
      <div class="exporter-actions">
        {session().person.role === "mentor" && mayHere("shipment", "record") && (
          <ButtonLink look="line" icon="ship" href={`/ekspor/baru?eksportir=${row.id}`}>
            {text.reportShipment}
          </ButtonLink>
        )}
        {mayRevise && (
          <ButtonLink icon="pencil" href={`/eksportir/${row.id}/ubah`}>
            {text.changeData}
          </ButtonLink>
        )}
        {mayHere("export-stop", "record") && <StopLink facts={facts} stops={stops} />}
      </div>
      <Added row={row} />
    </>
  );
}

/** Resuming is offered where something has stopped, be it in part. */
function StopLink({ facts, stops }: { facts: ExporterFacts; stops: readonly ExportStopRow[] }) {
  const text = words(exporters);
  const link = (kind: "stop" | "resume") => (
    <ButtonLink icon={kind === "stop" ? "pause" : "play"} href={`/eksportir/${facts.row.id}/berhenti?jenis=${kind}`}>
      {kind === "stop" ? text.recordStop : text.recordResume}
    </ButtonLink>
  );
  const hasStopped = stops.some((stop) => stop.kind === "stop" && isStanding(stop));
  return (
    <>
      {facts.status !== "stopped" && link("stop")}
      {hasStopped && link("resume")}
    </>
  );
}

function StoppedNotice({ stops }: { stops: readonly ExportStopRow[] }) {
  const text = words(exporters);
  const whole = stops.filter((stop) => stop.wholeExporter && stop.kind === "stop" && isStanding(stop));
  const latest = whole.toSorted((a, b) => (firstDayOf(a.from) < firstDayOf(b.from) ? 1 : -1))[0];
  if (latest === undefined) return null;
  return (
    <Notice tone="warn" icon="pause" heading={text.stoppedSince(periodName(latest.from))}>
      {latest.reason === undefined ? latest.reasonAsStated : text.reasonIs(stopReasonName(latest.reason))}
    </Notice>
  );
}

function Added({ row }: { row: ExporterRow }) {
  const added = row.record?.addedBy;
  if (added === undefined) return null;
  return (
    <p class="hint">
      {words(exporters).addedBy({ by: added.name, at: formatMoment(added.at, { withoutZone: true }) })}
    </p>
  );
}
