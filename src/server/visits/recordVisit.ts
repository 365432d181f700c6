import { visitProblems } from "../../domain/visitProblems.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { mayReport } from "../entries/mayReport.ts";
import { mayReviseEntry } from "../entries/mayReviseEntry.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord, isIdTaken } from "../offices/records.ts";
import { type Circumstances, type Outcome, refuse } from "../sync/outcome.ts";
import { takenFollowUp } from "./followUpsOfVisit.ts";
import { storeVisit } from "./storeVisit.ts";

/** v1.visit.record: a visit reported for the first time. */
export async function recordVisit(
  change: OfficeChange,
  { visit }: CommandBody<"v1.visit.record">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const allowed = await mayReport(change, circumstances.sender.person, "visit", visit.exporterId);
  if (allowed === undefined) return refuse("not-found", "exporterId");
  if (await isIdTaken(change, visit.id)) return refuse("id-taken", "id");
  const refusal = await whatKeepsItOut(change, { visit }, circumstances);
  return refusal ?? (await storeVisit(change, { before: undefined, visit, ...allowed }, circumstances));
}

/** v1.visit.revise: new content of a visit that is undecided or was returned. */
export async function reviseVisit(
  change: OfficeChange,
  { visit }: CommandBody<"v1.visit.revise">,
  circumstances: Circumstances,
): Promise<Outcome> {
  const before = await getRecord(change, "visit", visit.id);
  const entry = before && { ...before, exporterId: before.visit.exporterId };
  const { exporterId } = visit;
  const allowed = await mayReviseEntry(change, { kind: "visit", before: entry, exporterId }, circumstances);
  if ("refusal" in allowed) return allowed.refusal;
  const refusal = await whatKeepsItOut(change, { visit }, circumstances);
  return refusal ?? (await storeVisit(change, { before, visit, ...allowed }, circumstances));
}

async function whatKeepsItOut(
  change: OfficeChange,
  { visit }: CommandBody<"v1.visit.record">,
  { today }: Circumstances,
): Promise<Outcome | undefined> {
  const [problem] = visitProblems(visit, today);
  if (problem !== undefined) return refuse("invalid", problem.field);
  const taken = await takenFollowUp(change, visit);
  return taken === undefined ? undefined : refuse("id-taken", `followUps.${taken}.id`);
}
