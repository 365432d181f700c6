import { PersonReference } from "../../protocol/officeData.ts";
import { RevokeInput } from "../../protocol/session.ts";
import { noteChange } from "../history/noteChange.ts";
import type { RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { revokeDevice } from "../offices/revokeDevice.ts";
import { dropOpenCodes } from "../session/codes.ts";
import { dropUnopenedLinks } from "../session/createLink.ts";
import { requireFreshPassword } from "../session/freshPassword.ts";
import { changeRoute } from "./changeRoute.ts";
import { isLastAdmin } from "./personRoute.ts";

/** `POST /api/data/devices/revoke`: shuts a device of whomever out. */
export function revokeRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: RevokeInput,
    subject: () => "device",
    work: async (change, { deviceId }, actor, signedIn) => {
      requireFreshPassword(signedIn);
      if (deviceId === actor.deviceId) {
        throw new RequestProblem("not-allowed", { field: "deviceId", detail: "Sign out instead." });
      }
      await revokeDevice(change, { deviceId }, actor);
      return undefined;
    },
  });
}

/**
 * `POST /api/data/people/disable`: the person's devices get nothing any more; what they still hold goes to the
 * quarantine. Links and codes that wait for the person end.
 */
export function disableRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: PersonReference,
    subject: () => "person",
    work: async (change, { personId }, actor, signedIn) => {
      requireFreshPassword(signedIn);
      const { tx, officeId } = change;
      const person = await needPerson(change, personId);
      if (personId === actor.person.id) {
        throw new RequestProblem("not-allowed", { field: "personId", detail: "Nobody disables themselves." });
      }
      if (person.disabled_at !== null) return undefined;
      if (person.role === "admin" && (await isLastAdmin(change))) {
        throw new RequestProblem("not-allowed", { field: "personId", detail: "The office needs an admin." });
      }
      await setDisabled(change, personId, actor.at);
      await dropUnopenedLinks(tx, { officeId, personId });
      await dropOpenCodes(tx, { officeId, personId });
      await noteChange(change, actor, { action: "disable", subject: "person", id: personId, name: person.name });
      return undefined;
    },
  });
}

/** `POST /api/data/people/enable`: as before. What is in the quarantine stays to be decided. */
export function enableRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: PersonReference,
    subject: () => "person",
    work: async (change, { personId }, actor, signedIn) => {
      requireFreshPassword(signedIn);
      const person = await needPerson(change, personId);
      if (person.disabled_at === null) return undefined;
      await setDisabled(change, personId, null);
      await noteChange(change, actor, { action: "enable", subject: "person", id: personId, name: person.name });
      return undefined;
    },
  });
}

/** @throws RequestProblem not-found */
async function needPerson({ tx, officeId }: OfficeChange, id: string) {
  const person = await tx
    .selectFrom("person")
    .select(["name", "role", "disabled_at"])
    .where("office_id", "=", officeId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (person === undefined) throw new RequestProblem("not-found", { field: "personId" });
  return person;
}

async function setDisabled({ tx, officeId }: OfficeChange, id: string, disabledAt: string | null): Promise<void> {
  await tx
    .updateTable("person")
    .set({ disabled_at: disabledAt })
    .where("office_id", "=", officeId)
    .where("id", "=", id)
    .execute();
}
