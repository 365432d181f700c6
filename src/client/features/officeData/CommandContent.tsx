import type { CommandBody } from "../../../protocol/commands.ts";
import { commandBodies, isCommandName } from "../../../protocol/commands.ts";
import type { SentCommand } from "../../../protocol/sync.ts";
import { ShipmentSummary } from "../../entries/ShipmentSummary.tsx";
import { VisitSummary } from "../../entries/VisitSummary.tsx";
import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { SummaryList } from "../../ui/SummaryList.tsx";
import { changesOf, type Names } from "./historyWords.ts";

/** What a command says, in words: an entry as on its page, anything else member by member. */
export function CommandContent({ command: { name, body }, names }: { command: SentCommand; names: Names }) {
  const { quarantine: text, history } = words(officeData);
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
  return (
    <SummaryList
      heading={text.content}
      none={history.nothing}
      rows={changesOf({ before: null, after: membersOf(body) }, names).map(({ field, after }) => ({
        term: field,
        value: after,
      }))}
    />
  );
}

/** The members of the record in a body, beside what else stands there: `{followUp: {doneOn}, choice}`. */
function membersOf(body: unknown): Record<string, unknown> {
  const parts = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    parts.flatMap(([key, part]) =>
      typeof part === "object" && part !== null && !Array.isArray(part) && key !== "before"
        ? Object.entries(part)
        : [[key, part] as const],
    ),
  );
}
