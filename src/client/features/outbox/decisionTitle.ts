import type { OutboxRow } from "../../../device/database.ts";
import type { Decision } from "../../../domain/review.ts";
import { words } from "../../language/dictionary.ts";
import { outbox } from "../../language/indonesian/outbox.ts";

/** `Setujui: Contoh Batik Melati`. */
export function decisionTitle(command: OutboxRow, about: string | undefined): string {
  const { decision, decisions, someEntry } = words(outbox);
  const name = decisions[command.name.slice("v1.review.".length) as Decision];
  return decision({ name, entry: about ?? someEntry });
}
