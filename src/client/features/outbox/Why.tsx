import type { OutboxRow } from "../../../device/database.ts";
import { isDecision } from "../../../protocol/commands.ts";
import { store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatClock, formatMoment } from "../../language/format.ts";
import { outbox } from "../../language/indonesian/outbox.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { syncState } from "../../sync.ts";
import { useLive } from "../../useLive.ts";

/** Why it is still here, beyond what its chip says. */
export function Why({ command }: { command: OutboxRow }) {
  const text = words(outbox);
  const { trouble, sending } = syncState.value;
  const waitsForExporter = useLive(async () => {
    const exporter = command.exporterId && (await store().database.exporters.get(command.exporterId));
    return exporter !== undefined && exporter !== "" && exporter.record === undefined && exporter.delivery !== "sent";
  }, [command.exporterId]);
  if (command.status === "parked" || sending.has(command.entryId)) return null;
  if (command.quarantined !== undefined) {
    const { receivedAt } = command.quarantined;
    return <p class="hint">{text.quarantined(formatMoment(receivedAt, { withoutZone: true }))}</p>;
  }
  if (command.notBefore !== undefined && Date.parse(command.notBefore) > store().clock()) {
    return <p class="hint">{text.heldUntil(formatClock(command.notBefore))}</p>;
  }
  if (waitsForExporter === true) return <p class="hint">{text.afterExporter}</p>;
  if (trouble !== undefined) return <p class="hint">{text.why[trouble]}</p>;
  if (command.failures !== undefined && command.failures > 0) {
    return <p class="hint">{text.failedBefore(command.failures)}</p>;
  }
  return isDecision(command.name) ? <p class="hint">{words(sync).outbox.sentAutomatically}</p> : null;
}
