import { toInstant } from "../../domain/days.ts";
import type { Exporter } from "../../domain/exporter.ts";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import type { Office } from "../../domain/office.ts";
import { Person } from "../../domain/person.ts";
import type { Database, Transaction } from "../database/database.ts";
import { type Actor, noteChange } from "../history/noteChange.ts";
import { addAssignment, addPerson } from "../offices/createOffice.ts";
import { changeOfficeWithin, type OfficeChange } from "../offices/officeChange.ts";
import { relationTo } from "../offices/officeFacts.ts";
import { putRecord } from "../offices/records.ts";
import { createLink, linkEnd } from "./createLink.ts";

export type Invitation = {
  role: Person["role"];
  name: string;
  /** Names of businesses: the one that an exporter reports for, or those to assign to a mentor; else none. */
  exporters: readonly string[];
  /** Name of the office; needed where there are several. */
  office: string | undefined;
};

/** An invitation that can't be written; the message says what was expected. */
export class WrongInvitation extends Error {}

/**
 * Adds a person to an office, or finds the one of that role and name, and answers the token of a fresh one-time
 * link for them. Assigns the businesses to a mentor, beside those that they have. A business is made where the
 * office has none of that name.
 * @throws WrongInvitation
 */
export async function invite(
  database: Database,
  { role, name, exporters, office }: Invitation,
  { now, randomBytes }: { now: number; randomBytes: RandomBytes },
): Promise<string> {
  if (role === "exporter" && exporters.length !== 1) {
    throw new WrongInvitation('An exporter reports for one business: give --exporter "NAME" once.');
  }
  if (role !== "exporter" && role !== "mentor" && exporters.length > 0) {
    throw new WrongInvitation(`Only exporters and mentors have businesses: leave out --exporter for the role ${role}.`);
  }
  const actor: Actor = { person: { name: "Operator", role: "operator" }, at: toInstant(now) };
  return await database.write(async (tx) => {
    const officeId = await findOffice(tx, office);
    return await changeOfficeWithin(tx, officeId, async (change) => {
      const given: Exporter[] = [];
      for (const exporter of exporters)
        given.push(await findOrAddExporter(change, { id: newId(now, randomBytes), name: exporter }, actor));
      const exporter = role === "exporter" ? given[0] : undefined;
      const person = await findOrAddPerson(change, { id: newId(now, randomBytes), name, role, exporter }, actor);
      if (role === "mentor") await assign(change, person, given, actor);
      await noteChange(change, actor, {
        action: "add",
        subject: "link",
        id: person.id,
        name: person.name,
        after: { expiresAt: linkEnd(now) },
      });
      return await createLink(tx, { officeId, personId: person.id, now, randomBytes });
    });
  });
}

async function findOffice(tx: Transaction, wanted: string | undefined): Promise<string> {
  const offices: Office[] = [];
  for (const { id } of await tx.selectFrom("office").select("id").execute()) {
    const settings = tx.selectFrom("record").select("body").where("office_id", "=", id).where("id", "=", id);
    const { body } = await settings.executeTakeFirstOrThrow();
    offices.push(JSON.parse(body ?? "") as Office);
  }
  if (offices.length === 0) throw new WrongInvitation("The server has no office yet. Open its set-up link first.");
  const fitting =
    wanted === undefined ? offices : offices.filter(({ name, shortName }) => name === wanted || shortName === wanted);
  const [office, another] = fitting;
  if (office !== undefined && another === undefined) return office.id;
  throw new WrongInvitation(`Name one office with --office: ${offices.map(({ name }) => `"${name}"`).join(", ")}.`);
}

async function findOrAddExporter(
  change: OfficeChange,
  { id, name }: { id: string; name: string },
  actor: Actor,
): Promise<Exporter> {
  const rows = await change.tx
    .selectFrom("record")
    .select("body")
    .where("office_id", "=", change.officeId)
    .where("kind", "=", "exporter")
    .where("state", "=", "")
    .where("body", "is not", null)
    .execute();
  const exporters = rows.map(({ body }) => JSON.parse(body ?? "") as Exporter);
  const known = exporters.find((exporter) => exporter.name.toLowerCase() === name.trim().toLowerCase());
  if (known !== undefined) return known;
  const length = name.trim().length;
  if (length < 1 || length > 200) throw new WrongInvitation("Expected --exporter with a name of 1 to 200 characters.");
  const exporter: Exporter = { id, name: name.trim(), commodities: [], destinations: [] };
  await putRecord(change, "exporter", id, exporter);
  const { name: called } = exporter;
  await noteChange(change, actor, { action: "add", subject: "exporter", id, name: called, after: exporter });
  return exporter;
}

async function findOrAddPerson(
  change: OfficeChange,
  { exporter, ...wanted }: Omit<Person, "exporterId"> & { exporter: Exporter | undefined },
  actor: Actor,
): Promise<Person> {
  const person = Person.safeParse({ ...wanted, ...(exporter && { exporterId: exporter.id }) });
  if (!person.success) throw new WrongInvitation(`"${wanted.name}" can't be a name: expected 1 to 120 characters.`);
  const known = await findPerson(change, person.data);
  if (known !== undefined) return { ...person.data, id: known };
  await addPerson(change, person.data);
  const { id, ...after } = person.data;
  await noteChange(change, actor, {
    action: "add",
    subject: "person",
    id,
    name: after.name,
    after: { ...after, ...(exporter && { exporterName: exporter.name }) },
  });
  return person.data;
}

/** Leaves out what the mentor has already: their devices pull anew with each assignment. */
async function assign(change: OfficeChange, mentor: Person, exporters: Exporter[], actor: Actor): Promise<void> {
  const { id, name } = mentor;
  for (const { id: exporterId, name: exporterName } of exporters) {
    if ((await relationTo(change, mentor, exporterId)) === "assigned") continue;
    await addAssignment(change, { mentorId: id, exporterId, at: actor.at });
    const after = { exporterId, exporterName };
    await noteChange(change, actor, { action: "add", subject: "assignment", id, name, after });
  }
}

async function findPerson(change: OfficeChange, { role, name, exporterId }: Person): Promise<string | undefined> {
  const rows = await change.tx
    .selectFrom("person")
    .select(["id", "exporter_id"])
    .where("office_id", "=", change.officeId)
    .where("role", "=", role)
    .where("name", "=", name)
    .where("disabled_at", "is", null)
    .execute();
  return rows.find((row) => row.exporter_id === (exporterId ?? null))?.id;
}
