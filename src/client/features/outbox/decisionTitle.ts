import type { OutboxRow, ShipmentRow } from "../../../device/database.ts";
import type { Decision } from "../../../domain/review.ts";
import { countryName } from "../../entries/entryNames.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { outbox } from "../../language/indonesian/outbox.ts";

/** `Setujui: Contoh Batik Melati`. */
export function decisionTitle(command: OutboxRow, about: string | undefined): string {
  const { decision, decisions, someEntry } = words(outbox);
  const name = decisions[command.name.slice("v1.review.".length) as Decision];
  return decision({ name, entry: about ?? someEntry });
}

/** `US$12.500,75 ke Jepang`. */
export function valueTo({ shipment }: ShipmentRow): string {
  return words(entries).valueTo(
    formatMoney(shipment.fobValue, shipment.currency),
    countryName(shipment.destinationCountry),
  );
}
