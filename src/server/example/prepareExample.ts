import { toInstant } from "../../domain/days.ts";
import { newId as makeId, type RandomBytes } from "../../domain/newId.ts";
import type { Person } from "../../domain/person.ts";
import type { Database, Snapshot, Transaction } from "../database/database.ts";
import { addAssignment, addPerson, createOffice } from "../offices/createOffice.ts";
import { putRecord } from "../offices/records.ts";
import { createLink, linkUrl } from "../session/createLink.ts";
import { announcedOffice, putAnnouncedFacts } from "./announcedFacts.ts";
import { putMadeUpSet } from "./madeUpSet.ts";

/** whole: the announced facts and the made-up set; facts: without the set but for one business. */
export type ExampleSet = "whole" | "facts";

export type ExampleLink = { role: Person["role"]; name: string; url: string };

/** The folder holds a real office: an example never goes there. */
export class RealOfficeThere extends Error {}

const exporterName = "Contoh Ratna";
const onlyBusiness = "Contoh Usaha";

type Tools = { now: number; randomBytes: RandomBytes; publicUrl: string };

/**
 * Makes the example office where there is none yet, and fresh one-time links for one person per role. An example
 * that is there stays as it is: `set` in the answer says which it is.
 * @throws RealOfficeThere
 */
export async function prepareExample(
  database: Database,
  set: ExampleSet,
  tools: Tools,
): Promise<{ set: ExampleSet; links: ExampleLink[] }> {
  return await database.write(async (tx) => {
    const [office, ...others] = await officesIn(tx);
    if ([office, ...others].some((one) => one?.example === false)) throw new RealOfficeThere();
    const officeId = office?.id ?? (await makeExample(tx, set, tools));
    return { set: await setOf(tx, officeId), links: await freshLinks(tx, officeId, tools) };
  });
}

/** Which example the database holds; undefined where it holds none. */
export async function exampleIn(database: Database): Promise<ExampleSet | undefined> {
  return await database.read(async (snapshot) => {
    const office = (await officesIn(snapshot)).find(({ example }) => example);
    return office === undefined ? undefined : await setOf(snapshot, office.id);
  });
}

async function officesIn(snapshot: Snapshot): Promise<{ id: string; example: boolean }[]> {
  const offices = await snapshot
    .selectFrom("office")
    .innerJoin("record", (join) =>
      join.onRef("record.office_id", "=", "office.id").onRef("record.id", "=", "office.id"),
    )
    .select(["office.id as id", "record.body as body"])
    .execute();
  return offices.map(({ id, body }) => ({
    id,
    example: body !== null && (JSON.parse(body) as { example?: boolean }).example === true,
  }));
}

/** Told by the business of the exporter who has a link: the made-up set gives them one with a past. */
async function setOf(snapshot: Snapshot, officeId: string): Promise<ExampleSet> {
  const row = await snapshot
    .selectFrom("person")
    .innerJoin("record", (join) =>
      join.onRef("record.office_id", "=", "person.office_id").onRef("record.id", "=", "person.exporter_id"),
    )
    .select("record.body as body")
    .where("person.office_id", "=", officeId)
    .where("person.name", "=", exporterName)
    .orderBy("person.id")
    .executeTakeFirst();
  return row !== undefined && (JSON.parse(row.body ?? "{}") as { name?: string }).name === onlyBusiness
    ? "facts"
    : "whole";
}

async function makeExample(tx: Transaction, set: ExampleSet, { now, randomBytes }: Tools): Promise<string> {
  const newId = () => makeId(now, randomBytes);
  const office = announcedOffice(newId());
  const exporterId = newId();
  const exporter: Person = { id: newId(), name: exporterName, role: "exporter", exporterId };
  const mentor: Person = { id: newId(), name: "Contoh Dewi", role: "mentor" };
  const supervisor: Person = { id: newId(), name: "Contoh Budi", role: "supervisor" };
  const admin: Person = { id: newId(), name: "Contoh Arif", role: "admin" };
  const viewer: Person = { id: newId(), name: "Contoh Pimpinan", role: "viewer" };
  await createOffice(tx, office, { now, randomBytes }, async (change) => {
    await putAnnouncedFacts(change, newId);
    for (const person of [mentor, supervisor, admin, viewer]) await addPerson(change, person);
    if (set === "whole") {
      await putMadeUpSet(change, { exporter, supervisor, mentor }, { now, newId });
    } else {
      await putRecord(change, "exporter", exporterId, {
        id: exporterId,
        name: onlyBusiness,
        commodities: [],
        destinations: [],
      });
      await addPerson(change, exporter);
      await addAssignment(change, { mentorId: mentor.id, exporterId, at: toInstant(now) });
    }
  });
  return office.id;
}

async function freshLinks(
  tx: Transaction,
  officeId: string,
  { now, randomBytes, publicUrl }: Tools,
): Promise<ExampleLink[]> {
  const people = await tx
    .selectFrom("person")
    .select(["id", "name", "role"])
    .where("office_id", "=", officeId)
    .where("name", "in", [exporterName, "Contoh Dewi", "Contoh Budi", "Contoh Arif", "Contoh Pimpinan"])
    .execute();
  const roles: Person["role"][] = ["exporter", "mentor", "supervisor", "admin", "viewer"];
  const links: ExampleLink[] = [];
  for (const role of roles) {
    const person = people.find((candidate) => candidate.role === role);
    if (person === undefined) continue;
    const token = await createLink(tx, { officeId, personId: person.id, now, randomBytes });
    links.push({ role, name: person.name, url: linkUrl(publicUrl, token) });
  }
  return links;
}
