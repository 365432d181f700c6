import { mayHavePassword } from "../../domain/password.ts";
import type { Person, Role } from "../../domain/person.ts";
import { PersonInput } from "../../protocol/officeData.ts";
import { type Actor, noteChange } from "../history/noteChange.ts";
import type { RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { addAssignment, addPerson, changePerson, endAssignment } from "../offices/createOffice.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { getRecord } from "../offices/records.ts";
import { requireFreshPassword } from "../session/freshPassword.ts";
import { changeRoute } from "./changeRoute.ts";

/** `POST /api/data/people`: adds a person or changes them, with what is assigned to them. */
export function personRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: PersonInput,
    subject: () => "person",
    work: async (change, input, actor, signedIn) => {
      await putPerson(change, input, actor, () => requireFreshPassword(signedIn));
      return undefined;
    },
  });
}

/** @param needFreshPassword for what gives or takes access */
async function putPerson(
  change: OfficeChange,
  input: PersonInput,
  actor: Actor,
  needFreshPassword: () => void,
): Promise<void> {
  const { id, name, role, exporterId } = input;
  const before = await readPerson(change, id);
  const assigned = await assignedTo(change, id);
  await check(change, { input, before, assigned });
  if (changesAccess({ input, before, assigned })) needFreshPassword();
  const after: Person = { id, name, role, ...(exporterId !== undefined && { exporterId }) };
  if (before === undefined) await addPerson(change, after);
  else await changePerson(change, { before, after, at: actor.at });
  await noteChange(change, actor, {
    action: before === undefined ? "add" : "change",
    subject: "person",
    id,
    name,
    before: before && (await told(change, before)),
    after: await told(change, after),
  });
  const wanted = new Set(input.exporterIds);
  for (const one of assigned.filter((exporter) => !wanted.has(exporter))) {
    await endAssignment(change, { mentorId: id, exporterId: one, at: actor.at });
    const gone = { exporterId: one, exporterName: await exporterName(change, one) };
    await noteChange(change, actor, { action: "end", subject: "assignment", id, name, before: gone });
  }
  for (const one of [...wanted].filter((exporter) => !assigned.includes(exporter))) {
    await addAssignment(change, { mentorId: id, exporterId: one, at: actor.at });
    const added = { exporterId: one, exporterName: await exporterName(change, one) };
    await noteChange(change, actor, { action: "add", subject: "assignment", id, name, after: added });
  }
}

/** @throws RequestProblem for what can't be, before anything is written */
async function check(
  change: OfficeChange,
  { input, before, assigned }: { input: PersonInput; before: Person | undefined; assigned: readonly string[] },
): Promise<void> {
  const { role, exporterId, exporterIds } = input;
  if ((role === "exporter") !== (exporterId !== undefined)) {
    throw new RequestProblem("bad-request", { field: "exporterId", detail: "Exporters have a business, others none." });
  }
  if (role !== "mentor" && exporterIds.length > 0) {
    throw new RequestProblem("bad-request", { field: "exporterIds", detail: "Only mentors have assignments." });
  }
  if (exporterId !== undefined && exporterId !== before?.exporterId)
    await needExporter(change, exporterId, "exporterId");
  for (const [index, one] of exporterIds.entries()) {
    if (!assigned.includes(one)) await needExporter(change, one, `exporterIds.${index}`);
  }
  // Nobody could give the role back.
  if (before?.role === "admin" && role !== "admin" && (await isLastAdmin(change))) {
    throw new RequestProblem("not-allowed", { field: "role", detail: "The office needs an admin." });
  }
}

/** A new person has none until somebody hands them a link, unless it is to all there is. */
function changesAccess({
  input: { role, exporterId, exporterIds },
  before,
  assigned,
}: {
  input: PersonInput;
  before: Person | undefined;
  assigned: readonly string[];
}): boolean {
  if (before === undefined) return mayHavePassword({ role });
  const isSame = (one: readonly string[], other: readonly string[]) =>
    String([...one].sort()) === String([...other].sort());
  return before.role !== role || before.exporterId !== exporterId || !isSame(assigned, exporterIds);
}

async function needExporter(change: OfficeChange, id: string, field: string): Promise<void> {
  if ((await getRecord(change, "exporter", id)) === undefined) throw new RequestProblem("not-found", { field });
}

/** @throws RequestProblem not-found for a person who was disabled */
async function readPerson({ tx, officeId }: OfficeChange, id: string): Promise<Person | undefined> {
  const row = await tx
    .selectFrom("person")
    .select(["name", "role", "exporter_id", "disabled_at"])
    .where("office_id", "=", officeId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.disabled_at !== null) throw new RequestProblem("not-found", { field: "id" });
  const { name, role, exporter_id } = row;
  return { id, name, role: role as Role, ...(exporter_id === null ? {} : { exporterId: exporter_id }) };
}

async function assignedTo({ tx, officeId }: OfficeChange, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("assignment")
    .select("exporter_id")
    .where("office_id", "=", officeId)
    .where("mentor_id", "=", personId)
    .where("ended_at", "is", null)
    .execute();
  return rows.map((row) => row.exporter_id);
}

/** Whether nobody could do an admin's work if one of them ceased to. */
export async function isLastAdmin({ tx, officeId }: OfficeChange): Promise<boolean> {
  const admins = await tx
    .selectFrom("person")
    .select("id")
    .where("office_id", "=", officeId)
    .where("role", "=", "admin")
    .where("disabled_at", "is", null)
    .execute();
  return admins.length < 2;
}

/** A person as the history tells of them: a business by its name, too. */
async function told(change: OfficeChange, { name, role, exporterId }: Person): Promise<object> {
  if (exporterId === undefined) return { name, role };
  return { name, role, exporterId, exporterName: await exporterName(change, exporterId) };
}

async function exporterName(change: OfficeChange, id: string): Promise<string> {
  return (await getRecord(change, "exporter", id))?.name ?? "";
}
