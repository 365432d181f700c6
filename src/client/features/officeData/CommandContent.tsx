import type { DeviceDatabase } from "../../../device/database.ts";
import { type CommandBody, commandBodies, isCommandName } from "../../../protocol/commands.ts";
import type { SentCommand } from "../../../protocol/sync.ts";
import { store } from "../../current.ts";
import { entryTitle } from "../../entries/anyEntry.ts";
import { ShipmentSummary } from "../../entries/ShipmentSummary.tsx";
import { VisitSummary } from "../../entries/VisitSummary.tsx";
import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { useLive } from "../../useLive.ts";
import { inWords, membersOf, referenceIn } from "./commandWords.ts";
import { changesOf, type Names } from "./historyWords.ts";

/** What a command says, in words: an entry as on its page, anything else member by member. */
export function CommandContent({ command, names }: { command: SentCommand; names: Names }) {
  const { name, body } = command;
  const { database } = store();
  const { quarantine: text, history } = words(officeData);
  const reference = referenceIn(command);
  const about = useLive(
    async () => (reference === undefined ? undefined : await titleOf(database, reference, names)),
    [database, reference?.id, names],
  );
  const nameOf = (id: string) => names.get(id) ?? "";
  const isWhole = isCommandName(name) && commandBodies[name].safeParse(body).success;
  if (isWhole && name.startsWith("v1.shipment.")) {
    const { shipment } = body as CommandBody<"v1.shipment.record">;
    return <ShipmentSummary facts={shipment} exporterName={nameOf(shipment.exporterId)} />;
  }
  if (isWhole && name.startsWith("v1.visit.")) {
    const { visit } = body as CommandBody<"v1.visit.record">;
    return <VisitSummary visit={visit} exporterName={nameOf(visit.exporterId)} />;
  }
  const members = changesOf({ before: null, after: inWords(membersOf(body)) }, names);
  return (
    <SummaryList
      heading={text.content}
      none={history.nothing}
      rows={[
        ...(reference === undefined ? [] : [{ term: text.about, value: about ?? text.notHere }]),
        ...members.map(({ field, after }) => ({ term: field, value: after })),
      ]}
    />
  );
}

/** What is referred to by its id, as far as this device knows it. */
async function titleOf(
  database: DeviceDatabase,
  { kind, id }: { kind: string; id: string },
  names: Names,
): Promise<string | undefined> {
  const titled = (exporterId: string, title: string) => `${names.get(exporterId) ?? ""}: ${title}`;
  switch (kind) {
    case "shipment":
    case "visit": {
      const entry = await (kind === "shipment" ? database.shipments.get(id) : database.visits.get(id));
      return entry && titled(entry.exporterId, entryTitle(entry));
    }
    case "followUp": {
      const followUp = await database.followUps.get(id);
      return followUp && titled(followUp.exporterId, followUp.what);
    }
    case "exportStop": {
      const stop = await database.exportStops.get(id);
      return stop && names.get(stop.exporterId);
    }
    default:
      return names.get(id);
  }
}
