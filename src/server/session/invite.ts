import type { Exporter } from "../../domain/exporter.ts";
import { newId, type RandomBytes } from "../../domain/newId.ts";
import type { Office } from "../../domain/office.ts";
import { Person } from "../../domain/person.ts";
import type { Database, Transaction } from "../database/database.ts";
import { addPerson } from "../offices/createOffice.ts";
import { changeOfficeWithin, type OfficeChange } from "../offices/officeChange.ts";
import { putRecord } from "../offices/records.ts";
import { createLink } from "./createLink.ts";

export type Invitation = {
  role: Person["role"];
  name: string;
  /** Name of the business; needed for the role exporter and for no other. */
  exporter: string | undefined;
  /** Name of the office; needed where there are several. */
  office: string | undefined;
};

/** An invitation that can't be written; the message says what was expected. */
export class WrongInvitation extends Error {}

/**
 * Adds a person to an office, or finds the one of that role and name, and answers the token of a fresh one-time
 * link for them. A new business is made for an exporter where the office has none of that name.
 * @throws WrongInvitation
 */
export async function invite(
  database: Database,
  { role, name, exporter, office }: Invitation,
  { now, randomBytes }: { now: number; randomBytes: RandomBytes },
): Promise<string> {
  if (role === "exporter" && exporter === undefined) {
    throw new WrongInvitation('An exporter reports for a business: add --exporter "NAME".');
  }
  if (role !== "exporter" && exporter !== undefined) {
    throw new WrongInvitation(`Only an exporter reports for a business: leave out --exporter for the role ${role}.`);
  }
  return await database.write(async (tx) => {
    const officeId = await findOffice(tx, office);
    const personId = await changeOfficeWithin(tx, officeId, async (change) => {
      const exporterId =
        exporter === undefined ? undefined : await findOrAddExporter(change, exporter, newId(now, randomBytes));
      const known = await findPerson(change, { role, name, exporterId });
      if (known !== undefined) return known;
      const person = Person.safeParse({ id: newId(now, randomBytes), name, role, ...(exporterId && { exporterId }) });
      if (!person.success) throw new WrongInvitation(`"${name}" can't be a name: expected 1 to 120 characters.`);
      await addPerson(change, person.data);
      return person.data.id;
    });
    return await createLink(tx, { officeId, personId, now, randomBytes });
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

async function findOrAddExporter(change: OfficeChange, name: string, newExporterId: string): Promise<string> {
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
  if (known !== undefined) return known.id;
  const length = name.trim().length;
  if (length < 1 || length > 200) throw new WrongInvitation("Expected --exporter with a name of 1 to 200 characters.");
  const exporter: Exporter = { id: newExporterId, name: name.trim(), commodities: [], destinations: [] };
  await putRecord(change, "exporter", exporter.id, exporter);
  return exporter.id;
}

async function findPerson(
  change: OfficeChange,
  { role, name, exporterId }: { role: string; name: string; exporterId: string | undefined },
): Promise<string | undefined> {
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
