import {
  dayInZone,
  daysBetween,
  type IsoDate,
  monthOf,
  shiftDay,
  shiftMonth,
  toInstant,
  yearOf,
} from "../../domain/days.ts";
import type { Exporter } from "../../domain/exporter.ts";
import type { ExportStop } from "../../domain/exportStop.ts";
import type { Person } from "../../domain/person.ts";
import type { Shipment } from "../../domain/shipment.ts";
import { addAssignment, addPerson } from "../offices/createOffice.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { putRecord } from "../offices/records.ts";
import { type MadeUpBusiness, madeUpBusinesses } from "./madeUpBusinesses.ts";
import { makeProspects, makeVisits, profileOf } from "./madeUpVisits.ts";
import { at, History } from "./playedHistory.ts";
import { seededRandom } from "./seededRandom.ts";

export type MadeUpPeople = { exporter: Person; supervisor: Person; mentor: Person };

/** How far back the made-up set reaches, in months. */
const monthsBack = 18;

/**
 * Fills an office with a made-up set: businesses, shipments of the last 18 months, decisions about them, targets
 * of this and last year, one fixed rate. Every name begins with "Contoh". Each entry passes through the same
 * handlers as one that a phone sends, at the time it would have come.
 * @param now Unix time in milliseconds: the set ends here
 */
export async function putMadeUpSet(
  change: OfficeChange,
  people: MadeUpPeople,
  { now, newId }: { now: number; newId: () => string },
): Promise<void> {
  const today = dayInZone(now, "Asia/Jakarta");
  await putFigures(change, today, newId);
  const authors = await putBusinesses(change, people, { now, today, newId });
  const history = new History(change, now, newId);
  for (const { business, exporter, author } of authors) {
    makeShipments(history, { business, exporter, author, supervisor: people.supervisor, today, newId });
  }
  const visited = authors
    .filter((_, index) => isMentored(index))
    .map(({ business, exporter }) => ({ business, exporter }));
  makeVisits(history, visited, { ...people, today, newId });
  makeProspects(history, { ...people, today, newId });
  await history.play();
}

async function putFigures(change: OfficeChange, today: IsoDate, newId: () => string): Promise<void> {
  const year = yearOf(today);
  for (const [targetYear, dollars] of [
    [year - 1, 4_900_000],
    [year, 6_600_000],
  ] as const) {
    const id = newId();
    const usd = dollars * 100;
    await putRecord(change, "target", id, {
      id,
      year: targetYear,
      plan: "Contoh: target buatan",
      usd,
      idr: usd * 16_200,
    });
  }
  const id = newId();
  await putRecord(change, "exchange-rate", id, {
    id,
    series: "fixed",
    currency: "USD",
    per: 1,
    rupiah: 16_200 * 10_000,
    validFrom: `${year - 3}-01-01`,
    validTo: `${year + 2}-12-31`,
    source: "Contoh: kurs tetap buatan",
  });
}

/** Every third business is assigned to the mentor who gets a link. */
function isMentored(index: number): boolean {
  return index % 3 === 0;
}

type Author = { business: MadeUpBusiness; exporter: Exporter; author: Person };

async function putBusinesses(
  change: OfficeChange,
  people: MadeUpPeople,
  { now, today, newId }: { now: number; today: IsoDate; newId: () => string },
): Promise<Author[]> {
  const authors: Author[] = [];
  for (const [index, business] of madeUpBusinesses.entries()) {
    // The first business is the one whose exporter gets a link.
    const exporter: Exporter = {
      id: index === 0 && people.exporter.exporterId !== undefined ? people.exporter.exporterId : newId(),
      name: business.name,
      commodities: [business.commodity],
      destinations: business.destinations.map((code) => ({ kind: "country", code })),
      ...profileOf(business, index),
    };
    await putRecord(change, "exporter", exporter.id, exporter);
    const author: Person =
      index === 0
        ? people.exporter
        : { id: newId(), name: business.reportedBy, role: "exporter", exporterId: exporter.id };
    await addPerson(change, author);
    if (isMentored(index)) {
      await addAssignment(change, { mentorId: people.mentor.id, exporterId: exporter.id, at: toInstant(now) });
    }
    if (business.stopped !== undefined) {
      const stop: ExportStop = {
        id: newId(),
        exporterId: exporter.id,
        kind: "stop",
        wholeExporter: true,
        commodities: [{ asStated: business.goods, commodity: business.commodity }],
        destinations: exporter.destinations,
        reason: business.stopped.reason,
        from: shiftMonth(monthOf(today), -business.stopped.monthsAgo),
        toldBy: people.mentor.name,
        toldOn: shiftDay(today, -business.stopped.monthsAgo * 30 + 12),
      };
      await putRecord(change, "export-stop", stop.id, stop);
    }
    authors.push({ business, exporter, author });
  }
  return authors;
}

function makeShipments(
  history: History,
  set: Author & { supervisor: Person; today: IsoDate; newId: () => string },
): void {
  const { business, exporter, author, today, newId } = set;
  const random = seededRandom(business.name);
  const days: IsoDate[] = [];
  for (let back = monthsBack - 1; back >= 0; back -= 1) {
    if (business.stopped !== undefined && back <= business.stopped.monthsAgo) continue;
    const month = shiftMonth(monthOf(today), -back);
    const whole = Math.floor(business.shipmentsPerMonth);
    const count = whole + (random() < business.shipmentsPerMonth - whole ? 1 : 0);
    if (count === 0 && back > 0) {
      history.add(at(`${shiftMonth(month, 1)}-04`, 9), author, {
        name: "v1.nil-report.record",
        body: { nilReport: { id: newId(), exporterId: exporter.id, month, source: "self-report" } },
      });
    }
    for (let made = 0; made < count; made += 1) {
      const day = `${month}-${String(1 + Math.floor(random() * 27)).padStart(2, "0")}`;
      // The set never reaches into the years that only the announcement speaks of.
      if (day < today && yearOf(day) > 2022) days.push(day);
    }
  }
  days.sort().forEach((day, index) => {
    const daysAgo = daysBetween(day, today);
    const fate = fateOf(business, { index, fromEnd: days.length - 1 - index, daysAgo });
    reportShipment(history, { ...set, day, made: index + 1, random, fate });
  });
}

/** approved-at-once is what most entries come to; each business of the set also shows the other ends. */
type Fate = "approved-at-once" | "approved-after-return" | "returned" | "rejected" | "waiting" | "waiting-for-rate";

function fateOf(business: MadeUpBusiness, place: { index: number; fromEnd: number; daysAgo: number }): Fate {
  if (business.otherCurrency !== undefined && place.fromEnd === 1) return "waiting-for-rate";
  if (business.stopped === undefined && place.daysAgo <= 75) {
    if (place.fromEnd === 0) return "waiting";
    if (place.fromEnd === 1 && place.daysAgo <= 20) return "waiting";
    if (place.fromEnd <= 2 && business.shipmentsPerMonth > 0.7) return "returned";
  }
  if (place.index === 5) return "rejected";
  return place.index % 6 === 3 ? "approved-after-return" : "approved-at-once";
}

function reportShipment(
  history: History,
  told: Author & {
    supervisor: Person;
    newId: () => string;
    day: IsoDate;
    made: number;
    random: () => number;
    fate: Fate;
  },
): void {
  const { business, exporter, author, supervisor, day, made, random, newId, fate } = told;
  const quantity = Math.round(business.quantity * (0.6 + random() * 0.8));
  const fobValue = Math.round(quantity * business.usdEach * (0.9 + random() * 0.2) * 100);
  const shipment: Shipment = {
    id: newId(),
    exporterId: exporter.id,
    exportedOn: day,
    destinationCountry: business.destinations[Math.floor(random() ** 1.6 * business.destinations.length)] ?? "JP",
    currency: fate === "waiting-for-rate" ? (business.otherCurrency ?? "USD") : "USD",
    fobValue,
    incoterm: "FOB",
    ...declarationOf(business, { day, made, random }),
    invoiceNumber: `${business.initials}-${String(made).padStart(3, "0")}/${day.slice(0, 4)}`,
    items: [
      {
        commodity: business.commodity,
        description: business.goods,
        quantity: quantity * 10_000,
        unit: business.unit,
        netKg: Math.round(quantity * business.kgEach * 10_000),
        fobValue,
        originRegion: "3375",
      },
    ],
    source: "self-report",
  };
  const reportedOn = shiftDay(day, random() < 0.5 ? 0 : 1);
  const reportedAt = at(reportedOn, 8 + random() * 9);
  const decidedOn = shiftDay(reportedOn, 1 + Math.floor(random() * 2));
  const decidedAt = at(decidedOn, 9 + random() * 6);
  const entry = { kind: "shipment" as const, id: shipment.id };
  const number = `${business.initials}-${String(made).padStart(4, "0")}`;
  const record = (content: Shipment) =>
    history.add(reportedAt, author, { name: "v1.shipment.record", body: { shipment: content }, number });
  const decide = (name: "v1.review.return" | "v1.review.reject", comment: string) =>
    history.add(decidedAt, supervisor, { name, body: { entry, comment }, baseRevision: 1 });
  if (fate === "approved-after-return") {
    // The first report was a thousand short.
    const short = fobValue - 100_000;
    record({ ...shipment, fobValue: short, items: shipment.items.map((item) => ({ ...item, fobValue: short })) });
    decide("v1.review.return", "Nilai tidak sama dengan PEB.");
    const revisedAt = at(shiftDay(decidedOn, 1), 8 + random() * 9);
    history.add(revisedAt, author, { name: "v1.shipment.revise", body: { shipment }, baseRevision: 1, number });
    const approvedAt = at(shiftDay(decidedOn, 2), 9 + random() * 6);
    history.add(approvedAt, supervisor, { name: "v1.review.approve", body: { entry }, baseRevision: 2 });
    return;
  }
  record(shipment);
  if (fate === "returned") decide("v1.review.return", "Nilai tidak sama dengan PEB.");
  if (fate === "rejected") decide("v1.review.reject", "Ganda dengan laporan sebelumnya.");
  if (fate === "approved-at-once") {
    history.add(decidedAt, supervisor, { name: "v1.review.approve", body: { entry }, baseRevision: 1 });
  }
}

function declarationOf(
  business: MadeUpBusiness,
  { day, made, random }: { day: IsoDate; made: number; random: () => number },
): Pick<Shipment, "declaration"> & Partial<Shipment> {
  if (business.declaration === "consignment-note") {
    return {
      declaration: "consignment-note",
      consignmentNoteNumber: `CN${String(Math.floor(random() * 1e6)).padStart(6, "0")}${made}`,
    };
  }
  if (business.declaration === "via-third-party") {
    return { declaration: "via-third-party", thirdPartyName: "Contoh Niaga Bersama" };
  }
  return {
    declaration: "peb",
    pebRegistrationNumber: String(100_000 + Math.floor(random() * 900_000)),
    pebRegistrationDate: shiftDay(day, -Math.floor(random() * 4)),
    customsOffice: "Tanjung Emas",
  };
}
