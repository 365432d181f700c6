import type { Rolldown } from "vite";

/** What is loaded together, in this order: what an earlier file holds, a later one takes from there. */
const files: readonly { name: string; begins: readonly string[] }[] = [
  // The first page of a phone, with all that stands around it.
  { name: "start", begins: ["client/main.tsx", "home/ReporterHome.tsx", "ui/Card.tsx", "domain/reportingDeadline.ts"] },
  { name: "exporter", begins: ["home/ExporterHome.tsx"] },
  { name: "mentor", begins: ["home/MentorHome.tsx"] },
  { name: "entries", begins: ["home/EntrySections.tsx"] },
  { name: "sync", begins: ["device/sync/syncRound.ts", "device/browserNetwork.ts"] },
  {
    name: "report",
    begins: [
      "shipments/ShipmentsPage.tsx",
      "shipments/NewShipment.tsx",
      "shipments/ShipmentForm.tsx",
      "shipments/ShipmentCheck.tsx",
      "shipments/ShipmentPage.tsx",
      "nilReports/NilReportPage.tsx",
      "outbox/OutboxPage.tsx",
    ],
  },
  { name: "desk", begins: ["review/QueuePage.tsx", "realisation/RealisationPage.tsx", "realisation/EntriesPage.tsx"] },
];

/**
 * Puts the app's modules into a few files instead of one for each set of pages that shares them: fifty small
 * files compress a tenth worse, and each costs a request on a slow network. Modules in none of them stay where
 * the build puts them.
 */
export function chunkNames(): Rolldown.CodeSplittingNameFunction {
  let nameByModule: Map<string, string> | undefined;
  return (moduleId, context) => {
    nameByModule ??= namesFrom(moduleId, context);
    return nameByModule.get(moduleId) ?? null;
  };
}

/** Every module with the first file that needs it at once. Any module leads to the whole graph. */
function namesFrom(anyModule: string, graph: Rolldown.ChunkingContext): Map<string, string> {
  const names = new Map<string, string>();
  const all = connected(anyModule, (id) => {
    const {
      importedIds = [],
      dynamicallyImportedIds = [],
      importers = [],
      dynamicImporters = [],
    } = graph.getModuleInfo(id) ?? {};
    return [...importedIds, ...dynamicallyImportedIds, ...importers, ...dynamicImporters];
  });
  for (const { name, begins } of files) {
    for (const begin of begins) {
      const id = [...all].find((each) => each.endsWith(`/${begin}`));
      if (id === undefined) throw new Error(`No module ${begin}: say in chunks.ts where it went.`);
      for (const needed of connected(id, (each) => graph.getModuleInfo(each)?.importedIds ?? [])) {
        if (!names.has(needed)) names.set(needed, name);
      }
    }
  }
  return names;
}

function connected(from: string, neighbours: (id: string) => readonly string[]): Set<string> {
  const found = new Set([from]);
  for (const id of found) for (const next of neighbours(id)) found.add(next);
  return found;
}
