import { shiftDay } from "../domain/days.ts";
import { newId } from "../domain/newId.ts";
import type { EntryKind } from "../domain/reviewState.ts";
import type { Shipment } from "../domain/shipment.ts";
import type { Visit } from "../domain/visit.ts";
import type { Random } from "./random.ts";

type Wanted = {
  id: string;
  exporterId: string;
  token: string;
  today: string;
  random: Random;
  before?: Visit | undefined;
};
type Contents = { shipment: Shipment; visit: Visit };

/** Something plausible to hand in. Now and then it breaks a rule that only the server can check. */
export function someContent<Kind extends EntryKind>(kind: Kind, wanted: Wanted): Contents[Kind] {
  return (kind === "shipment" ? someShipment(wanted) : someVisit(wanted)) as Contents[Kind];
}

function someShipment({ id, exporterId, token, today, random }: Wanted): Shipment {
  const items = Array.from({ length: random.pick([1, 1, 2, 3]) }, () => ({
    commodity: random.pick(["batik-sarong", "gum-rosin", "canned-sardines"]),
    quantity: random.between(1, 500) * 10_000,
    unit: "KGM",
    fobValue: random.between(10_000, 3_000_000),
  }));
  return {
    id,
    exporterId,
    declaration: "peb",
    // Few numbers, so that two shipments claim the same one at times.
    ...(random.percent(25) && {
      pebRegistrationNumber: String(100_000 + random.below(12)),
      pebRegistrationDate: "2026-10-05",
    }),
    exportedOn: shiftDay(today, -random.below(300)),
    destinationCountry: random.pick(["JP", "US", "NL", "MY"]),
    currency: random.pick(["USD", "USD", "USD", "EUR", "JPY", "IDR"]),
    fobValue: items.reduce((sum, item) => sum + item.fobValue, 0),
    items,
    source: "phone",
    note: token,
  };
}

function someVisit({ id, exporterId, token, today, random, before }: Wanted): Visit {
  const kept = (before?.followUps ?? []).filter(() => random.percent(80));
  return {
    id,
    exporterId,
    visitedOn: shiftDay(today, -random.below(30)),
    kind: random.pick(["visit", "phone", "online", "event"]),
    metWith: [{ name: "Ibu Tuti" }],
    topics: ["marketing"],
    condition: token,
    obstacles: [],
    followUps: [
      ...kept,
      ...Array.from({ length: random.below(3) }, (_, index) => ({
        id: newId(Date.parse(`${today}T00:00:00.000Z`), random.bytes),
        what: `Janji ${index + 1}`,
        who: random.pick(["exporter", "mentor", "office"] as const),
        dueOn: shiftDay(today, random.between(0, 60)),
      })),
    ],
  };
}
