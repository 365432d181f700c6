import { type Instant, toInstant } from "../../domain/days.ts";
import type { Role } from "../../domain/person.ts";
import type { KnownPerson, PeopleAnswer } from "../../protocol/officeData.ts";
import type { Snapshot } from "../database/database.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { jsonResponse } from "../http/jsonResponse.ts";
import { needPermission } from "./changeRoute.ts";

/** `GET /api/data/people`: the people of the office with their assignments and devices, by name. */
export function peopleRoute({ database, clock }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const { officeId, person } = context.get("signedIn");
    needPermission(person, "person", "read");
    needPermission(person, "device", "read");
    const people = await database.read((snapshot) => readPeople(snapshot, officeId, toInstant(clock())));
    return await jsonResponse(context, JSON.stringify({ people } satisfies PeopleAnswer));
  };
}

async function readPeople(snapshot: Snapshot, officeId: string, now: Instant): Promise<KnownPerson[]> {
  const people = await snapshot
    .selectFrom("person")
    .select(["id", "name", "role", "exporter_id", "disabled_at"])
    .where("office_id", "=", officeId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const assignments = await snapshot
    .selectFrom("assignment")
    .select(["mentor_id", "exporter_id"])
    .where("office_id", "=", officeId)
    .where("ended_at", "is", null)
    .execute();
  const devices = await snapshot
    .selectFrom("device")
    .selectAll()
    .where("office_id", "=", officeId)
    .orderBy("created_at")
    .execute();
  const links = await snapshot
    .selectFrom("link")
    .select(["person_id", "expires_at"])
    .where("office_id", "=", officeId)
    .where("redeemed_at", "is", null)
    .where("expires_at", ">", now)
    .orderBy("expires_at")
    .execute();
  const quarantined = await snapshot
    .selectFrom("quarantine")
    .select(({ fn }) => ["person_id", fn.countAll().as("commands")])
    .where("office_id", "=", officeId)
    .where("decided_at", "is", null)
    .groupBy("person_id")
    .execute();
  const passwords = await snapshot
    .selectFrom("password")
    .select("person_id")
    .where("office_id", "=", officeId)
    .execute();
  const withPassword = new Set(passwords.map((row) => row.person_id));
  return people.map(({ id, name, role, exporter_id, disabled_at }) => ({
    id,
    name,
    role: role as Role,
    ...(exporter_id === null ? {} : { exporterId: exporter_id }),
    exporterIds: assignments.filter((row) => row.mentor_id === id).map((row) => row.exporter_id),
    devices: devices
      .filter((row) => row.person_id === id)
      .map((row) => ({
        id: row.id,
        name: row.name,
        numberPrefix: row.number_prefix,
        pairedAt: row.created_at,
        lastContactAt: row.last_contact_at,
        appVersion: row.app_version,
        lastNumber: row.last_number,
        unsent: row.unsent,
        revokedAt: row.revoked_at,
      })),
    hasPassword: withPassword.has(id),
    openLinkUntil: links.findLast((row) => row.person_id === id)?.expires_at ?? null,
    disabledAt: disabled_at,
    quarantined: Number(quarantined.find((row) => row.person_id === id)?.commands ?? 0),
  }));
}
