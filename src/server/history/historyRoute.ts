import { may } from "../../domain/permissions.ts";
import { type HistoryAnswer, type HistoryLine, HistoryQuery, type HistorySubject } from "../../protocol/history.ts";
import type { Database, Snapshot } from "../database/database.ts";
import type { Tables } from "../database/tables.ts";
import { byteOrderMark, csvLine } from "../http/csv.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { jsonResponse } from "../http/jsonResponse.ts";
import { RequestProblem } from "../http/problems.ts";
import { toStream } from "../http/toStream.ts";
import type { SignedIn } from "../session/signedIn.ts";
import { lastLine } from "./noteChange.ts";

const usualLines = 100;
const mostLines = 200;

/** Rows that are read at once. */
const csvPortion = 1_000;

/** `GET /api/data/history`: who changed what of the office's data, newest first. */
export function historyRoute({ database }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId } = reader(context);
    const query = HistoryQuery.safeParse(context.req.query());
    if (!query.success) {
      throw new RequestProblem("bad-request", { field: String(query.error.issues[0]?.path[0] ?? "") });
    }
    const answer = await database.read((snapshot) => readHistory(snapshot, officeId, query.data));
    return await jsonResponse(context, JSON.stringify(answer));
  };
}

/** `GET /api/data/history.csv`: all of it, oldest first. The hash in its last row is the head of the chain. */
export function historyCsvRoute({ database }: RouteParts) {
  return (context: AppContext): Response => {
    const { officeId } = reader(context);
    const headers = {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="history.csv"',
    };
    return new Response(toStream(csvText(database, officeId)), { headers });
  };
}

function reader(context: AppContext): SignedIn {
  const signedIn = context.get("signedIn");
  if (!may({ role: signedIn.person.role, relation: "office", subject: "history", action: "read" })) {
    throw new RequestProblem("not-allowed");
  }
  return signedIn;
}

const csvColumns = [
  "number",
  "at",
  "person_id",
  "person_name",
  "role",
  "device_id",
  "action",
  "subject",
  "subject_id",
  "subject_name",
  "before",
  "after",
  "hash",
] as const satisfies readonly (keyof Tables["history"])[];

async function* csvText(database: Database, officeId: string): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(csvColumns);
  for (let after = 0; ; ) {
    const rows = await database.read((snapshot) =>
      snapshot
        .selectFrom("history")
        .selectAll()
        .where("office_id", "=", officeId)
        .where("number", ">", after)
        .orderBy("number")
        .limit(csvPortion)
        .execute(),
    );
    yield rows.map((row) => csvLine(csvColumns.map((column) => row[column] ?? undefined))).join("");
    if (rows.length < csvPortion) return;
    after = rows.at(-1)?.number ?? after;
  }
}

async function readHistory(
  snapshot: Snapshot,
  officeId: string,
  { before, limit, subject, personId }: HistoryQuery,
): Promise<HistoryAnswer> {
  const wanted = Math.min(Math.max(Number(limit ?? usualLines), 1), mostLines);
  const rows = await snapshot
    .selectFrom("history")
    .selectAll()
    .where("office_id", "=", officeId)
    .$if(before !== undefined, (query) => query.where("number", "<", Number(before)))
    .where("subject", subject === undefined ? "!=" : "=", subject ?? ("commands" satisfies HistorySubject))
    .$if(personId !== undefined, (query) => query.where("person_id", "=", personId ?? ""))
    .orderBy("number", "desc")
    .limit(wanted + 1)
    .execute();
  const lines = rows.slice(0, wanted).map(
    (row): HistoryLine => ({
      number: row.number,
      at: row.at,
      personId: row.person_id,
      personName: row.person_name,
      role: row.role as HistoryLine["role"],
      deviceId: row.device_id,
      action: row.action as HistoryLine["action"],
      subject: row.subject as HistoryLine["subject"],
      subjectId: row.subject_id,
      subjectName: row.subject_name,
      before: row.before === null ? null : JSON.parse(row.before),
      after: row.after === null ? null : JSON.parse(row.after),
      hash: row.hash,
    }),
  );
  return { lines, more: rows.length > wanted, head: (await lastLine(snapshot, officeId)) ?? null };
}
