import { type Conversion, convert } from "../../domain/conversion.ts";
import { placingDay } from "../../domain/placingDay.ts";
import { isHsCode } from "../../domain/reference/hs.ts";
import { hsEditionOn } from "../../domain/reference/hsEdition.ts";
import { type Shipment, shipmentProblems } from "../../domain/shipment.ts";
import { takenNumber } from "../entries/declarationNumbers.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { officeOf, ratesFor } from "../offices/officeFacts.ts";
import { type Outcome, refuse } from "../sync/outcome.ts";

/** What keeps a shipment's content from being stored, or undefined. */
export async function checkShipment(
  change: OfficeChange,
  shipment: Shipment,
  today: string,
): Promise<(Outcome & { outcome: "refused" }) | undefined> {
  const [problem] = shipmentProblems(shipment, today);
  if (problem !== undefined) return refuse("invalid", problem.field);
  const wrongCode = wrongHsCode(shipment);
  if (wrongCode !== undefined) return refuse("invalid", wrongCode);
  const taken = await takenNumber(change, shipment);
  return taken === undefined ? undefined : refuse("number-taken", taken);
}

/** Its value in dollars and rupiah, by the rates the office has on the placing day. */
export async function convertShipment(change: OfficeChange, shipment: Shipment): Promise<Conversion> {
  const { rateSeries } = await officeOf(change);
  const { currency, fobValue } = shipment;
  const rates = await ratesFor(change, currency);
  return convert({ currency, fobValue, day: placingDay(shipment) ?? "" }, { rates, rateSeries });
}

/** The field of the first HS code that the tariff book of the declaration's day doesn't have. */
function wrongHsCode(shipment: Shipment): string | undefined {
  const edition = hsEditionOn(shipment.pebRegistrationDate ?? placingDay(shipment) ?? "");
  const index = shipment.items.findIndex(({ hsCode }) => hsCode !== undefined && !isHsCode(hsCode, edition));
  return index < 0 ? undefined : `items.${index}.hsCode`;
}
