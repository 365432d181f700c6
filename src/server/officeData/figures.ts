import type { ExchangeRate } from "../../domain/exchangeRate.ts";
import type { StatedFigure } from "../../domain/statedFigure.ts";
import type { Target } from "../../domain/target.ts";
import type { RecordOf } from "../../protocol/changes.ts";
import { RemoveInput, StatedFigureInput, TargetInput } from "../../protocol/officeData.ts";
import { type Actor, noteChange } from "../history/noteChange.ts";
import type { RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, isIdTaken, putRecord, removeRecord } from "../offices/records.ts";
import { changeRoute } from "./changeRoute.ts";

/** The records that an admin enters as they stand. */
type FigureKind = RemoveInput["kind"];

/** `POST /api/data/targets`. */
export function targetRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: TargetInput,
    subject: () => "target",
    work: async (change, { target }, actor) => {
      await needFreeYear(change, "target", target);
      await putFigure(change, { kind: "target", figure: target, field: "target.id" }, actor);
      return undefined;
    },
  });
}

/** `POST /api/data/stated-figures`. */
export function statedFigureRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: StatedFigureInput,
    subject: () => "stated-figure",
    work: async (change, { statedFigure }, actor) => {
      await needFreeYear(change, "stated-figure", statedFigure);
      await putFigure(change, { kind: "stated-figure", figure: statedFigure, field: "statedFigure.id" }, actor);
      return undefined;
    },
  });
}

/** `POST /api/data/remove`. */
export function removeRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: RemoveInput,
    subject: ({ kind }) => kind,
    work: async (change, { kind, id }, actor) => {
      const before = await getRecord(change, kind, id);
      if (before === undefined) throw new RequestProblem("not-found", { field: "id" });
      await removeRecord(change, kind, id);
      await noteChange(change, actor, { action: "remove", subject: kind, id, name: nameOf(before), before });
      return undefined;
    },
  });
}

/** All records of a kind that has no states, in the order of their last changes. */
export async function figuresOf<Kind extends FigureKind>(
  { tx, officeId }: OfficeChange,
  kind: Kind,
): Promise<RecordOf<Kind>[]> {
  const rows = await tx
    .selectFrom("record")
    .select("body")
    .where("office_id", "=", officeId)
    .where("kind", "=", kind)
    .where("state", "=", "")
    .where("body", "is not", null)
    .orderBy("sequence")
    .execute();
  return rows.map(({ body }) => JSON.parse(body ?? "") as RecordOf<Kind>);
}

/** Adds a figure, or changes the one of its id. An id that was another record's, or is gone, is used no more. */
export async function putFigure<Kind extends FigureKind>(
  change: OfficeChange,
  { kind, figure, field }: { kind: Kind; figure: RecordOf<Kind>; field: string },
  actor: Actor,
): Promise<void> {
  const { id } = figure;
  const before = await getRecord(change, kind, id);
  if (before === undefined && (await isIdTaken(change, id))) throw new RequestProblem("bad-request", { field });
  await putRecord(change, kind, id, figure);
  const action = before === undefined ? "add" : "change";
  await noteChange(change, actor, { action, subject: kind, id, name: nameOf(figure), before, after: figure });
}

async function needFreeYear(
  change: OfficeChange,
  kind: "target" | "stated-figure",
  { id, year }: { id: string; year: number },
): Promise<void> {
  const present = await figuresOf(change, kind);
  if (present.some((other) => other.year === year && other.id !== id)) {
    throw new RequestProblem("year-taken", { field: "year" });
  }
}

function nameOf(figure: Target | StatedFigure | ExchangeRate): string {
  return "year" in figure ? String(figure.year) : `${figure.currency} ${figure.validFrom} – ${figure.validTo}`;
}
