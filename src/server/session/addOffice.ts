import { toInstant } from "../../domain/days.ts";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import { Office } from "../../domain/office.ts";
import { Person } from "../../domain/person.ts";
import type { Database, Transaction } from "../database/database.ts";
import { type Actor, noteChange } from "../history/noteChange.ts";
import { addPerson, createOffice } from "../offices/createOffice.ts";
import { createLink, linkEnd } from "./createLink.ts";

export type NewOffice = {
  name: string;
  /** As it stands where there is little room; the name where none is given, as for the city. */
  shortName: string | undefined;
  city: string | undefined;
  timeZone: string | undefined;
  /** Of the first admin. */
  adminName: string | undefined;
};

/** An office that can't be added; the message says what was expected. */
export class WrongOffice extends Error {}

/**
 * Adds an office beside those that the server holds, with its first admin, and answers the token of the admin's
 * one-time link. The rest of it is set on its own pages.
 * @throws WrongOffice
 */
export async function addOffice(
  database: Database,
  { name, shortName, city, timeZone, adminName }: NewOffice,
  { now, randomBytes }: { now: number; randomBytes: RandomBytes },
): Promise<string> {
  const office = Office.safeParse({
    id: newId(now, randomBytes),
    name,
    shortName: shortName ?? name.slice(0, 60).trim(),
    city: city ?? name.slice(0, 100).trim(),
    timeZone: timeZone ?? "Asia/Jakarta",
    rateSeries: "kmk",
    reportingDeadlineDay: 10,
    example: false,
  } satisfies Record<keyof Omit<Office, "regionCode" | "helpWhatsApp" | "plan">, unknown>);
  if (!office.success) {
    const field = String(office.error.issues[0]?.path[0]);
    throw new WrongOffice(`Expected ${expected[field] ?? field}.`);
  }
  const admin = Person.safeParse({ id: newId(now, randomBytes), name: adminName ?? "Admin", role: "admin" });
  if (!admin.success) throw new WrongOffice("Expected --admin with a name of 1 to 120 characters.");
  const actor: Actor = { person: { name: "Operator", role: "operator" }, at: toInstant(now) };
  return await database.write(async (tx) => {
    await needFreeName(tx, office.data);
    const { id: officeId } = office.data;
    await createOffice(tx, office.data, { now, randomBytes }, async (change) => {
      await addPerson(change, admin.data);
      const { id, name: called } = admin.data;
      const add = { action: "add" } as const;
      await noteChange(change, actor, { ...add, subject: "office", id: officeId, name: office.data.name });
      await noteChange(change, actor, {
        ...add,
        subject: "person",
        id,
        name: called,
        after: { name: called, role: "admin" },
      });
      await noteChange(change, actor, {
        ...add,
        subject: "link",
        id,
        name: called,
        after: { expiresAt: linkEnd(now) },
      });
    });
    return await createLink(tx, { officeId, personId: admin.data.id, now, randomBytes });
  });
}

const expected: Record<string, string> = {
  name: "an office's name of 1 to 200 characters",
  shortName: "--short with a name of 1 to 60 characters",
  city: "--city with a name of 1 to 100 characters",
  timeZone: "--time-zone Asia/Jakarta, Asia/Makassar or Asia/Jayapura",
};

/** Operators tell offices apart by their names (`invite --office`). */
async function needFreeName(tx: Transaction, { name, shortName }: Office): Promise<void> {
  for (const { id } of await tx.selectFrom("office").select("id").execute()) {
    const settings = tx.selectFrom("record").select("body").where("office_id", "=", id).where("id", "=", id);
    const { body } = await settings.executeTakeFirstOrThrow();
    const other = JSON.parse(body ?? "") as Office;
    if ([other.name, other.shortName].some((taken) => taken === name || taken === shortName)) {
      throw new WrongOffice(`There is an office of that name: "${other.name}", in short "${other.shortName}".`);
    }
  }
}
