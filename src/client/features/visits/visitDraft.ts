import type { IsoDate } from "../../../domain/days.ts";
import { type FollowUp, FollowUpParty } from "../../../domain/followUp.ts";
import { earliestDay } from "../../../domain/shipment.ts";
import { ExportTrend, Visit, VisitKind } from "../../../domain/visit.ts";
import { visitProblems } from "../../../domain/visitProblems.ts";
import { visitFieldLabel } from "../../entries/visitLabels.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField, formatMoney, formatMoneyField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { parseAmount, parseDay } from "../../language/parse.ts";

/** Values as typed. Lists of codes stand between commas; rows are numbered: `metWith.0.name`. */
export type VisitValues = Record<string, string>;

export type Section = 1 | 2 | 3;
export const sections: readonly Section[] = [1, 2, 3];

const firstFields = ["exporterId", "visitedOn", "startedAt", "kind", "place", "kelurahan"];

/** The section of the form in which a field stands. */
export function sectionOf(field: string): Section {
  if (field.startsWith("followUps")) return 3;
  return field.startsWith("metWith") || firstFields.includes(field) ? 1 : 2;
}

/** What is wrong at a field; `field` is also the id of its control. */
export type VisitFault = { field: string; text: string };

/** `followUp` is left out while something is missing in it. */
export type FollowUpRow = { place: number; number: number; followUp?: FollowUp | undefined };

export type VisitReading = {
  facts: Partial<Visit>;
  faults: VisitFault[];
  /** The rows of follow-ups that aren't empty, by their place and number in the form. */
  followUpRows: FollowUpRow[];
  /** Only where nothing is wrong. */
  visit: Visit | undefined;
};

/** Longest texts, as the schema has them. */
const longest: Record<string, number> = {
  place: 300,
  name: 120,
  role: 120,
  condition: 2000,
  obstacleNote: 2000,
  recommendation: 2000,
  what: 500,
};

/**
 * Reads what was typed.
 * @param today the calendar day in the office's time zone
 */
export function readVisitDraft(values: VisitValues, { id, today }: { id: string; today: IsoDate }): VisitReading {
  const faults: VisitFault[] = [];
  const fault = (field: string, text: string) => faults.push({ field, text });
  const labelOf = (field: string) => visitFieldLabel(field) ?? field;
  const say = words(errors);

  const text = (field: string, limit: number): string | undefined => {
    const typed = visible(values[field] ?? "");
    if (typed.length > limit) fault(field, words(visits).tooLong(labelOf(field), limit));
    return typed === "" ? undefined : typed;
  };
  const day = (field: string): IsoDate | undefined => {
    const parsed = parseDay(values[field] ?? "", today);
    if (parsed.ok) return parsed.day;
    if (parsed.problem === "empty") fault(field, say.empty(labelOf(field)));
    else fault(field, say.day[parsed.problem](labelOf(field)));
    return undefined;
  };

  const exporterId = values.exporterId || undefined;
  if (exporterId === undefined) fault("exporterId", say.choice(labelOf("exporterId")));
  const visitedOn = day("visitedOn");
  if (visitedOn !== undefined && visitedOn > today) {
    fault("visitedOn", say.day.future(labelOf("visitedOn"), formatDayField(today)));
  } else if (visitedOn !== undefined && visitedOn < earliestDay) {
    fault("visitedOn", words(visits).tooOld(labelOf("visitedOn"), formatDayField(earliestDay)));
  }
  const startedAt = readTime(values.startedAt ?? "");
  if (startedAt === "wrong") fault("startedAt", words(visits).timeFormat);
  const kind = VisitKind.safeParse(values.kind);
  if (!kind.success) fault("kind", say.choice(labelOf("kind")));
  const place = text("place", longest.place ?? 0);
  const kelurahan = values.kelurahan || undefined;
  const metWith = rowsOf(values, "metWith").flatMap((index) => {
    const name = text(`metWith.${index}.name`, longest.name ?? 0);
    const role = text(`metWith.${index}.role`, longest.role ?? 0);
    if (name === undefined && role === undefined) return [];
    if (name === undefined) fault(`metWith.${index}.name`, say.empty(labelOf("metWith.name")));
    return [{ name: name ?? "", ...(role === undefined ? {} : { role }) }];
  });
  // The first row may have been taken out; the form shows one where there is none.
  if (metWith.length === 0) fault(`metWith.${rowsOf(values, "metWith")[0] ?? 0}.name`, words(visits).metNobody);

  const topics = codesIn(values.topics);
  if (topics.length === 0) fault("topics", say.choice(labelOf("topics")));
  const condition = text("condition", longest.condition ?? 0);
  const trend = ExportTrend.safeParse(values.exportTrend);
  if (!trend.success && values.exportTrend) fault("exportTrend", say.choice(labelOf("exportTrend")));
  const workers = count(values.workers ?? "");
  if (workers === "wrong") fault("workers", words(visits).wholeNumber(labelOf("workers")));
  const turnoverIdr = amount("turnoverIdr");
  const obstacles = codesIn(values.obstacles);
  const obstacleNote = text("obstacleNote", longest.obstacleNote ?? 0);
  const recommendation = text("recommendation", longest.recommendation ?? 0);

  const followUpRows = rowsOf(values, "followUps").flatMap((place, index): FollowUpRow[] => {
    const at = (name: string) => `followUps.${place}.${name}`;
    const what = text(at("what"), longest.what ?? 0);
    const who = FollowUpParty.safeParse(values[at("who")]);
    if (what === undefined && !who.success && (values[at("dueOn")] ?? "").trim() === "") return [];
    if (what === undefined) fault(at("what"), say.empty(labelOf("followUps.what")));
    if (!who.success) fault(at("who"), say.choice(labelOf("followUps.who")));
    const dueOn = dayAt(at("dueOn"), "followUps.dueOn");
    if (dueOn !== undefined && visitedOn !== undefined && dueOn < visitedOn) {
      fault(at("dueOn"), words(visits).dueBeforeVisit);
    }
    const row = { place, number: index + 1 };
    if (what === undefined || !who.success || dueOn === undefined) return [row];
    return [{ ...row, followUp: { id: values[at("id")] ?? "", what, who: who.data, dueOn } }];
  });

  const facts: Partial<Visit> = {
    id,
    ...(exporterId && { exporterId }),
    ...(visitedOn && { visitedOn }),
    ...(startedAt !== undefined && startedAt !== "wrong" && { startedAt }),
    ...(kind.success && { kind: kind.data }),
    ...(place && { place }),
    ...(kelurahan && { kelurahan }),
    metWith: metWith.filter(({ name }) => name !== ""),
    topics,
    ...(condition && { condition }),
    ...(trend.success && { exportTrend: trend.data }),
    ...(typeof workers === "number" && { workers }),
    ...(turnoverIdr !== undefined && { turnoverIdr }),
    obstacles,
    ...(obstacleNote && { obstacleNote }),
    ...(recommendation && { recommendation }),
    followUps: followUpRows.flatMap(({ followUp }) => followUp ?? []),
  };
  if (faults.length > 0) return { facts, faults, followUpRows, visit: undefined };
  const parsed = Visit.safeParse(facts);
  // What no field of the form can bring about: a draft of another build, a clock that was set back.
  const [problem] = parsed.success ? visitProblems(parsed.data, today) : [{ field: firstPath(parsed.error) }];
  // Codes are picked in one control, whichever of them is wrong.
  const at = problem?.field.replace(/^(topics|obstacles)\..*/, "$1");
  if (at !== undefined) fault(at, words(visits).notRight(labelOf(at)));
  return { facts, faults, followUpRows, visit: faults.length === 0 && parsed.success ? parsed.data : undefined };

  function dayAt(field: string, name: string): IsoDate | undefined {
    const parsed = parseDay(values[field] ?? "", today);
    if (parsed.ok) return parsed.day;
    fault(field, parsed.problem === "empty" ? say.empty(labelOf(name)) : say.day[parsed.problem](labelOf(name)));
    return undefined;
  }

  /** Rupiah in sen; none where nothing is typed. */
  function amount(field: string): number | undefined {
    const label = labelOf(field);
    const parsed = parseAmount(values[field] ?? "", { decimals: 2, currency: "IDR" });
    if (parsed.ok) {
      if (parsed.prefix === undefined) return parsed.value;
      fault(field, say.amount.otherCurrency(parsed.prefix, "IDR"));
      return undefined;
    }
    switch (parsed.problem) {
      case "empty":
        return undefined;
      case "ambiguous":
        fault(
          field,
          say.amount.ambiguous(
            label,
            parsed.readings.map((reading) => formatMoney(reading, "IDR")),
          ),
        );
        return undefined;
      case "too-many-decimals":
        fault(field, say.amount.tooManyDecimals(label, 2));
        return undefined;
      case "too-large":
        fault(field, say.amount.tooLarge(label));
        return undefined;
      case "negative":
        fault(field, say.amount.negative(label));
        return undefined;
      case "format":
        fault(field, say.amount.format(label));
        return undefined;
    }
  }
}

/** Places of the rows of a list, in order. */
export function rowsOf(values: VisitValues, list: "metWith" | "followUps"): number[] {
  const places = Object.keys(values).flatMap((key) => {
    const [name, place] = key.split(".");
    return name === list && place !== undefined ? [Number(place)] : [];
  });
  return [...new Set(places)].sort((a, b) => a - b);
}

/** The values without a row, undefined for what goes. */
export function withoutRow(values: VisitValues, list: "metWith" | "followUps", place: number) {
  const gone = Object.keys(values).filter((key) => key.startsWith(`${list}.${place}.`));
  return Object.fromEntries(gone.map((key) => [key, undefined]));
}

export function codesIn(typed: string | undefined): string[] {
  return (typed ?? "").split(",").filter(Boolean);
}

/** The codes with one more or one fewer. */
export function toggled(typed: string | undefined, code: string): string {
  const codes = codesIn(typed);
  return (codes.includes(code) ? codes.filter((each) => each !== code) : [...codes, code]).join(",");
}

/** The values of a form that says what a visit says. */
export function visitToValues(visit: Visit): VisitValues {
  const values: Record<string, string | undefined> = {
    exporterId: visit.exporterId,
    visitedOn: formatDayField(visit.visitedOn),
    startedAt: visit.startedAt,
    kind: visit.kind,
    place: visit.place,
    kelurahan: visit.kelurahan,
    topics: visit.topics.join(","),
    condition: visit.condition,
    exportTrend: visit.exportTrend,
    workers: visit.workers === undefined ? undefined : String(visit.workers),
    turnoverIdr: visit.turnoverIdr === undefined ? undefined : formatMoneyField(visit.turnoverIdr, "IDR"),
    obstacles: visit.obstacles.join(","),
    obstacleNote: visit.obstacleNote,
    recommendation: visit.recommendation,
  };
  visit.metWith.forEach(({ name, role }, index) => {
    values[`metWith.${index}.name`] = name;
    values[`metWith.${index}.role`] = role;
  });
  visit.followUps.forEach(({ id, what, who, dueOn }, index) => {
    values[`followUps.${index}.id`] = id;
    values[`followUps.${index}.what`] = what;
    values[`followUps.${index}.who`] = who;
    values[`followUps.${index}.dueOn`] = formatDayField(dueOn);
  });
  const filled = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return Object.fromEntries(filled);
}

/** `9.30`, `09:30`, `930` → `09:30`; undefined for nothing typed. */
function readTime(typed: string): string | "wrong" | undefined {
  if (typed.trim() === "") return undefined;
  const parts = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim());
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)];
  if (parts === null || hour > 23 || minute > 59) return "wrong";
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function count(typed: string): number | "wrong" | undefined {
  const plain = typed.trim().replace(/^(\d{1,3})((?:\.\d{3})+)$/, (_, first, rest) => first + rest.replaceAll(".", ""));
  if (plain === "") return undefined;
  return /^\d{1,6}$/.test(plain) ? Number(plain) : "wrong";
}

/** Control characters come along with pasted texts; nobody sees them, and no record takes them. */
function visible(typed: string): string {
  return typed
    .replace(invisible, "")
    .replace(/\p{Cs}/gu, "")
    .trim();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function firstPath(error: { issues: readonly { path: readonly PropertyKey[] }[] }): string {
  return (error.issues[0]?.path ?? []).map(String).join(".");
}
