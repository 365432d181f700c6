import { useState } from "preact/hooks";
import type { DeviceDatabase } from "../../../device/database.ts";
import type { IsoDate } from "../../../domain/days.ts";
import type { Exporter } from "../../../domain/exporter.ts";
import { session, store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { home } from "../../language/indonesian/home.ts";
import { isLongRound } from "../../sync.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { findItems } from "../../ui/pickerItems.ts";
import { SearchBox } from "../../ui/TextField.tsx";
import { useLive } from "../../useLive.ts";
import { ReporterHome } from "./ReporterHome.tsx";

type Assigned = { exporter: Exporter; lastExportOn: IsoDate | undefined };

/** The mentor's first page: what was returned, what waits, and the exporters they look after. */
export function MentorHome() {
  const { database } = store();
  const assigned = useLive(() => readAssigned(database), [database], isLongRound.value);
  return (
    <ReporterHome
      forWhom={session().office.shortName}
      report={words(home).reportOnBehalf}
      nameOf={(id) => assigned?.find(({ exporter }) => exporter.id === id)?.exporter.name}
      isRead={assigned !== undefined}
    >
      {assigned && <Exporters assigned={assigned} />}
    </ReporterHome>
  );
}

/** From here on a list is searched rather than read. */
const searchFrom = 8;

function Exporters({ assigned }: { assigned: readonly Assigned[] }) {
  const { exporters: text, reportOnBehalf } = words(home);
  const { list } = words(common);
  const [search, setSearch] = useState("");
  if (assigned.length === 0) return <EmptyState text={text.none} />;
  const items = assigned.map(({ exporter }) => ({ value: exporter.id, label: exporter.name }));
  const found = new Set(findItems(items, search).map((item) => item.value));
  const shown = assigned.filter(({ exporter }) => found.has(exporter.id));
  return (
    <>
      <h2>{text.title}</h2>
      {assigned.length >= searchFrom && (
        <SearchBox label={text.search} clearLabel={text.clearSearch} value={search} onInput={setSearch} />
      )}
      {shown.length === 0 ? (
        <p class="meta">{list.nothingMatches(search)}</p>
      ) : (
        <EntryList label={text.title}>
          {shown.map(({ exporter, lastExportOn }) => (
            <EntryRow
              key={exporter.id}
              icon="store"
              title={exporter.name}
              href={`/ekspor?cari=${encodeURIComponent(exporter.name)}`}
              meta={lastExportOn === undefined ? text.noReport : text.lastReport(formatDay(lastExportOn))}
            >
              <ButtonLink look="line" icon="plus" href={`/ekspor/baru?eksportir=${exporter.id}`}>
                {reportOnBehalf}
                <span class="unseen"> {exporter.name}</span>
              </ButtonLink>
            </EntryRow>
          ))}
        </EntryList>
      )}
    </>
  );
}

/** The exporters on this device with the day of their latest export, each by one step into the index. */
async function readAssigned(database: DeviceDatabase): Promise<Assigned[]> {
  const exporters = await database.exporters.orderBy("name").toArray();
  return await Promise.all(
    exporters.map(async (exporter) => {
      const last = await database.shipments
        .where("[exporterId+day]")
        .between([exporter.id, "0"], [exporter.id, "9"])
        .last();
      return { exporter, lastExportOn: last?.day || undefined };
    }),
  );
}
