import { type IsoDate, shiftDay } from "../../domain/days.ts";
import type { Exporter } from "../../domain/exporter.ts";
import type { FollowUp } from "../../domain/followUp.ts";
import type { Person } from "../../domain/person.ts";
import type { Visit } from "../../domain/visit.ts";
import type { MadeUpBusiness } from "./madeUpBusinesses.ts";
import { at, type History } from "./playedHistory.ts";
import { seededRandom } from "./seededRandom.ts";

type Set = { mentor: Person; supervisor: Person; today: IsoDate; newId: () => string };
type Visited = { business: MadeUpBusiness; exporter: Exporter };

const kelurahan = ["33.75.03.1007", "33.75.02.1004", "33.75.01.1002", "33.75.04.1004", "33.75.02.1007"];

/** What a directory says of a business beside its goods. Numbers that stand for nobody. */
export function profileOf(business: MadeUpBusiness, index: number): Partial<Exporter> {
  const place = kelurahan[index % kelurahan.length];
  return {
    businessId: `9120${String(index + 1).padStart(9, "0")}`,
    ...(place === undefined ? {} : { kelurahan: place }),
    contactName: business.reportedBy,
    phone: `+62812000${String(1_000 + index)}`,
    address: `Jalan Contoh ${index + 1}`,
    size: {
      basis: "sales",
      idr: Math.round(business.quantity * business.usdEach * business.shipmentsPerMonth) * 12 * 16_200 * 100,
    },
  };
}

/** What was talked about, found and agreed on in a visit. */
const stories: readonly Pick<Visit, "topics" | "condition" | "exportTrend" | "obstacles" | "recommendation">[] = [
  {
    topics: ["export-documents", "logistics"],
    condition: "Produksi berjalan penuh. Pesanan rutin dari pembeli lama.",
    exportTrend: "up",
    obstacles: ["container-shortage"],
    recommendation: "Pesan kontainer dua minggu lebih awal dan bandingkan dua forwarder.",
  },
  {
    topics: ["market-requirements", "production"],
    condition: "Ada keluhan mutu pada satu pengiriman, sudah diganti.",
    exportTrend: "same",
    obstacles: ["quality", "certification"],
    recommendation: "Buat lembar periksa mutu sebelum barang dikemas.",
  },
  {
    topics: ["marketing", "buyer-communication"],
    condition: "Pembeli baru minta contoh barang.",
    exportTrend: "same",
    obstacles: ["price-competition"],
    recommendation: "Siapkan katalog bahasa Inggris dan daftar harga FOB.",
  },
  {
    topics: ["finance", "payment"],
    condition: "Pesanan turun sejak semester lalu.",
    exportTrend: "down",
    obstacles: ["demand-drop", "finance"],
    recommendation: "Ajukan pembiayaan modal kerja ekspor.",
  },
];

const promises: readonly Pick<FollowUp, "what" | "who">[] = [
  { what: "Kirim contoh barang ke pembeli", who: "exporter" },
  { what: "Hubungkan dengan forwarder lain", who: "mentor" },
  { what: "Lengkapi sertifikat negara tujuan", who: "exporter" },
  { what: "Undang ke pelatihan dokumen ekspor", who: "office" },
];

/**
 * Visits of the mentor in the last ten months. One business was never visited, one visit waits for review, one came
 * back, and follow-ups are done, late, due and to come.
 */
export function makeVisits(history: History, visited: readonly Visited[], set: Set): void {
  let number = 0;
  // Whoever comes last is the one who was never visited.
  visited.slice(0, -1).forEach(({ business, exporter }, place) => {
    const random = seededRandom(`visits of ${business.name}`);
    const count = 3 + Math.floor(random() * 2);
    for (let made = 0; made < count; made += 1) {
      const daysAgo = (count - 1 - made) * 70 + 6 + Math.floor(random() * 20) + place * 9;
      const isLast = made === count - 1;
      number += 1;
      reportVisit(history, {
        ...set,
        exporter,
        metWith: business.reportedBy,
        day: shiftDay(set.today, -daysAgo),
        number: `CD-${String(number).padStart(4, "0")}`,
        story: number,
        fate: !isLast ? "approved" : place === 0 ? "waiting" : place === 1 ? "returned" : "approved",
        dueAfter: isLast ? ([daysAgo - 2, daysAgo + 3, daysAgo + 20][place % 3] ?? daysAgo) : 21,
        isDone: !isLast,
      });
    }
  });
}

type Told = Set & {
  exporter: Exporter;
  metWith: string;
  day: IsoDate;
  number: string;
  story: number;
  fate: "approved" | "waiting" | "returned";
  /** Days after the visit on which what was agreed is due. */
  dueAfter: number;
  isDone: boolean;
};

function reportVisit(history: History, told: Told): void {
  const { exporter, mentor, supervisor, day, newId, fate, number } = told;
  const story = stories[told.story % stories.length];
  const promise = promises[told.story % promises.length];
  if (story === undefined || promise === undefined) return;
  const followUp: FollowUp = { id: newId(), ...promise, dueOn: shiftDay(day, Math.max(1, told.dueAfter)) };
  const visit: Visit = {
    id: newId(),
    exporterId: exporter.id,
    visitedOn: day,
    startedAt: "09:30",
    kind: told.story % 4 === 3 ? "phone" : "visit",
    ...(exporter.address === undefined ? {} : { place: exporter.address }),
    ...(exporter.kelurahan === undefined ? {} : { kelurahan: exporter.kelurahan }),
    metWith: [{ name: told.metWith, role: "Pemilik" }],
    ...story,
    workers: 8 + ((told.story * 7) % 30),
    followUps: [followUp],
  };
  const reportedAt = at(day, 13);
  history.add(reportedAt, mentor, { name: "v1.visit.record", body: { visit }, number });
  const entry = { kind: "visit" as const, id: visit.id };
  const decidedAt = at(shiftDay(day, 2), 10);
  if (fate === "approved") {
    history.add(decidedAt, supervisor, { name: "v1.review.approve", body: { entry }, baseRevision: 1 });
  }
  if (fate === "returned") {
    const comment = "Hasil kunjungan belum jelas: kendala mutu yang mana.";
    history.add(decidedAt, supervisor, { name: "v1.review.return", body: { entry, comment }, baseRevision: 1 });
  }
  if (told.isDone) {
    const doneOn = shiftDay(followUp.dueOn, -3);
    history.add(at(doneOn, 15), mentor, {
      name: "v1.follow-up.complete",
      body: { followUp: { id: followUp.id, doneOn } },
    });
  }
}

/** Two businesses that are on their way to exporting; about one of them mentor and office say different things. */
export function makeProspects(history: History, set: Set): void {
  const { mentor, supervisor, today, newId } = set;
  const prospects: Exporter[] = [
    {
      id: newId(),
      name: "Contoh Craft Eceng",
      legalForm: "Perorangan",
      kelurahan: "33.75.04.1010",
      commodities: ["other"],
      destinations: [{ kind: "region", code: "150" }],
      contactName: "Contoh Mira",
      phone: "+628120002001",
      address: "Jalan Contoh 71",
      size: { basis: "capital", idr: 350_000_000 * 100 },
    },
    {
      id: newId(),
      name: "Contoh Lurik Pesisir",
      legalForm: "UD",
      kelurahan: "33.75.03.1002",
      commodities: ["woven-cloth"],
      destinations: [],
      contactName: "Contoh Slamet",
      phone: "+628120002002",
    },
  ];
  prospects.forEach((exporter, index) => {
    history.add(at(shiftDay(today, -40 - index * 12), 11), mentor, { name: "v1.exporter.record", body: { exporter } });
  });
  const [crafts, cloth] = prospects;
  if (crafts === undefined || cloth === undefined) return;
  reportVisit(history, {
    ...set,
    exporter: crafts,
    metWith: "Contoh Mira",
    day: shiftDay(today, -39),
    number: "CD-0101",
    story: 2,
    fate: "approved",
    dueAfter: 42,
    isDone: false,
  });
  const say = (at: number, by: Person, phone: string) =>
    history.add(at, by, { name: "v1.exporter.revise", body: { exporter: { ...cloth, phone }, before: cloth } });
  say(at(shiftDay(today, -9), 9), supervisor, "+628120002003");
  say(at(shiftDay(today, -8), 14), mentor, "+628120002004");
}
