import { yearOf } from "../../../domain/days.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import { type ExportStop, firstDayOf } from "../../../domain/exportStop.ts";
import type { Destination } from "../../../domain/places.ts";
import { session } from "../../current.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { destinationName, periodName, stopReasonName } from "../../entries/exporterNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay } from "../../language/format.ts";
import { realisation as realisationWords } from "../../language/indonesian/realisation.ts";
import { Card } from "../../ui/Card.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { useMediaQuery } from "../../useMediaQuery.ts";
import { endsStop } from "./endsStop.ts";
import { StatedWords } from "./StatedWords.tsx";

interface StoppedExportersProps {
  year: number;
  stops: readonly ExportStop[];
  exporters: ReadonlyMap<string, Exporter>;
}

/** Who stopped exporting in a year: what, where to, and why, as it was told. */
export function StoppedExporters({ year, stops, exporters }: StoppedExportersProps) {
  const text = words(realisationWords).stops;
  const isLaptop = useMediaQuery("(min-width: 64rem)");
  const stopped = stops
    .filter((stop) => stop.kind === "stop" && yearOf(stop.from) === year)
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const isResumed = (stop: ExportStop) => stops.some((resume) => endsStop(resume, stop));
  const reasons = [...new Set(stopped.flatMap((stop) => stop.reasonAsStated ?? []))];
  const told = [...new Set(stopped.map((stop) => text.toldBy({ by: stop.toldBy, day: formatDay(stop.toldOn) })))];
  const columns: Column<ExportStop>[] = [
    {
      label: text.exporter,
      heading: true,
      cell: (stop) => (
        <>
          <ExporterLink id={stop.exporterId} name={exporters.get(stop.exporterId)?.name} />
          {!stop.wholeExporter && <span class="hint small"> {text.partly}</span>}
          {isResumed(stop) && <span class="hint small"> {text.resumed}</span>}
        </>
      ),
    },
    {
      label: text.commodity,
      cell: (stop) => (
        <ul>
          {stop.commodities.map(({ commodity, asStated }) => (
            <li key={asStated}>
              {commodityName(commodity)} <StatedWords asStated={asStated} name={commodityName(commodity)} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      label: text.destinations,
      cell: (stop) => (
        <ul>
          {stop.destinations.map((destination) => (
            <li key={JSON.stringify(destination)}>
              <DestinationName destination={destination} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      label: text.reason,
      cell: (stop) => (stop.reason === undefined ? stop.reasonAsStated : stopReasonName(stop.reason)),
    },
    { label: text.since, cell: (stop) => periodName(stop.from) },
  ];
  return (
    <Card heading={text.title(year)} note={stopped.length > 0 && text.count(stopped.length)}>
      {stopped.length === 0 ? (
        <p class="meta">{text.none(year)}</p>
      ) : (
        <>
          {isLaptop ? (
            <Table caption={text.title(year)} columns={columns} rows={stopped} rowKey={(stop) => stop.id} />
          ) : (
            <ul class="stops">
              {stopped.map((stop) => (
                <li key={stop.id}>
                  <h3>{columns[0]?.cell(stop)}</h3>
                  <dl class="realisation-facts">
                    {columns.slice(1).map((column) => (
                      <div key={column.label}>
                        <dt>{column.label}</dt>
                        <dd>{column.cell(stop)}</dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          )}
          {reasons.map((reason) => (
            <p key={reason} class="meta">
              {text.reasonAsStated} <StatedWords asStated={reason} />
            </p>
          ))}
          {told.map((sentence) => (
            <p key={sentence} class="hint small">
              {sentence}
            </p>
          ))}
        </>
      )}
    </Card>
  );

  function sortKey(stop: ExportStop): string {
    return `${firstDayOf(stop.from)} ${exporters.get(stop.exporterId)?.name ?? ""}`;
  }
}

/** To the profile, for those who have one to go to. */
function ExporterLink({ id, name }: { id: string; name: string | undefined }) {
  if (name === undefined || session().person.role === "viewer") return <>{name ?? id}</>;
  return (
    <a class="link" href={`/eksportir/${id}?tab=kendala`}>
      {name}
    </a>
  );
}

/** A country or region by its name, with the words it was told in; an open one has only those. */
function DestinationName({ destination }: { destination: Destination }) {
  if (destination.kind === "open") return <StatedWords asStated={destination.asStated} />;
  const name = destinationName(destination);
  return (
    <>
      {name} {destination.asStated !== undefined && <StatedWords asStated={destination.asStated} name={name} />}
    </>
  );
}
