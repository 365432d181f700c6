import type { OutboxRow } from "../../../device/database.ts";
import type { CommandBody } from "../../../protocol/commands.ts";
import { words } from "../../language/dictionary.ts";
import { outbox } from "../../language/indonesian/outbox.ts";

/** What a command about an exporter, a stop or a follow-up does; undefined for one about an entry. */
export function masterTitle({ name, body }: OutboxRow): string | undefined {
  const { masters } = words(outbox);
  if (name === "v1.export-stop.record") {
    return masters[(body as CommandBody<"v1.export-stop.record">).exportStop.kind];
  }
  return Object.hasOwn(masters, name) ? masters[name as keyof typeof masters] : undefined;
}

/** The exporter that a command is about, as far as it says. */
export function aboutExporter({ name, exporterId, entryId }: OutboxRow): string | undefined {
  return exporterId ?? (name.startsWith("v1.exporter.") ? entryId : undefined);
}
