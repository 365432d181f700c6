import { useState } from "preact/hooks";
import { useRoute } from "preact-iso";
import type { ExporterRow, ExportStopRow } from "../../../device/database.ts";
import { session, store } from "../../current.ts";
import { commodityName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { usePage } from "../../page.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useLive } from "../../useLive.ts";
import { ContactLinks } from "./ContactLinks.tsx";
import { DataAsOf } from "./DataAsOf.tsx";
import { DeliveryChip, StatusChip, VersionsChip } from "./ExporterChips.tsx";
import { type ExporterFacts, readProfile } from "./exporterFacts.ts";
import { exporterName, sizeText } from "./exporterText.ts";
import { ObstaclesTab } from "./ObstaclesTab.tsx";
import { mayHere } from "./permission.ts";
import { ShipmentsTab } from "./ShipmentsTab.tsx";
import { SummaryTab } from "./SummaryTab.tsx";
import { VisitsTab } from "./VisitsTab.tsx";
import "./ExporterPage.css";

const tabNames = ["ringkasan", "kunjungan", "ekspor", "kendala"] as const;
type TabName = (typeof tabNames)[number];

/** `/eksportir/:id?tab=ringkasan|kunjungan|ekspor|kendala`: what this device holds of one exporter. */
export function ExporterPage() {
  const id = useRoute().params.id ?? "";
  const { database } = store();
  const read = useLive(() => readProfile(database, id), [database, id]);
  if (read === undefined) return <Loading />;
  if (read.facts === undefined) return <NoExporter />;
  return <Profile key={id} facts={read.facts} stops={read.stops} />;
}

function Loading() {
  const text = words(exporters);
  usePage({ title: text.title, back: "/eksportir" });
  return <Skeleton label={text.list.loading} rows={4} />;
}

export function NoExporter() {
  const text = words(exporters);
  usePage({ title: text.title, back: "/eksportir" });
  return (
    <>
      <PageTitle title={text.title} />
      <EmptyState text={text.notFound} />
    </>
  );
}

function Profile({ facts, stops }: { facts: ExporterFacts; stops: readonly ExportStopRow[] }) {
  const { query } = useRoute();
  const { row } = facts;
  const tab = tabNames.find((name) => name === query.tab) ?? "ringkasan";
  const text = words(exporters);
  const title = exporterName(row);
  // Whoever doesn't visit reaches the contact from the summary.
  const visits = session().person.role === "mentor" && mayHere("visit", "record");
  usePage({ title, back: "/eksportir", actions: visits && <Actions row={row} /> });
  const tabLabels: Record<TabName, string> = {
    ringkasan: text.tabs.summary,
    kunjungan: text.tabs.visits,
    ekspor: text.tabs.shipments,
    kendala: text.tabs.obstacles,
  };
  const known = [row.commodities.map(commodityName).join(", "), row.size && sizeText(row.size).split(",")[0]];
  return (
    <>
      <PageTitle
        title={title}
        chips={
          <div class="row wrap tight">
            <StatusChip status={facts.status} />
            <DeliveryChip row={row} />
            <VersionsChip row={row} />
          </div>
        }
        below={known.filter(Boolean).join(" · ")}
      />
      <DataAsOf />
      <Tabs
        label={title}
        tabs={tabNames.map((name) => ({
          href: name === "ringkasan" ? `/eksportir/${row.id}` : `/eksportir/${row.id}?tab=${name}`,
          label: tabLabels[name],
          current: tab === name,
        }))}
      />
      {tab === "ringkasan" && <SummaryTab facts={facts} stops={stops} />}
      {tab === "kunjungan" && <VisitsTab exporterId={row.id} />}
      {tab === "ekspor" && <ShipmentsTab exporterId={row.id} />}
      {tab === "kendala" && <ObstaclesTab exporterId={row.id} stops={stops} />}
    </>
  );
}

function Actions({ row }: { row: ExporterRow }) {
  const [isContacting, setIsContacting] = useState(false);
  const text = words(exporters);
  return (
    <div class="exporter-bar">
      <ButtonLink look="main" wide icon="map-pin" href={`/kunjungan/baru?eksportir=${row.id}`}>
        {text.recordVisit}
      </ButtonLink>
      {row.phone !== undefined && (
        <Button icon="phone" onClick={() => setIsContacting(true)}>
          {text.getInTouch}
        </Button>
      )}
      <Dialog
        open={isContacting}
        onClose={() => setIsContacting(false)}
        title={row.contactName ?? exporterName(row)}
        closeLabel={words(common).actions.close}
      >
        <ContactLinks phone={row.phone ?? ""} />
      </Dialog>
    </div>
  );
}
