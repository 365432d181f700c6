import { type Actor, noteChange } from "../history/noteChange.ts";
import { RequestProblem } from "../http/problems.ts";
import type { OfficeChange } from "./officeChange.ts";

/**
 * Shuts a device out: from now on each of its requests is refused. Its session stays, so that it can be told why; what
 * it still holds comes once its person signs in anew. Of a device that was shut out before, nothing changes.
 * @param ownerId where only this person's devices may be touched
 * @throws RequestProblem not-found, of a device that isn't there or is another's alike
 */
export async function revokeDevice(
  change: OfficeChange,
  { deviceId, ownerId }: { deviceId: string; ownerId?: string },
  actor: Actor,
): Promise<void> {
  const { tx, officeId } = change;
  const device = await tx
    .selectFrom("device")
    .innerJoin("person", (join) =>
      join.onRef("person.office_id", "=", "device.office_id").onRef("person.id", "=", "device.person_id"),
    )
    .select(["device.name", "device.person_id", "device.revoked_at", "device.unsent", "person.name as person_name"])
    .where("device.office_id", "=", officeId)
    .where("device.id", "=", deviceId)
    .executeTakeFirst();
  if (device === undefined || (ownerId !== undefined && device.person_id !== ownerId)) {
    throw new RequestProblem("not-found", { field: "deviceId" });
  }
  if (device.revoked_at !== null) return;
  await tx
    .updateTable("device")
    .set({ revoked_at: actor.at })
    .where("office_id", "=", officeId)
    .where("id", "=", deviceId)
    .execute();
  // A code that it shows would let it in again.
  await tx
    .deleteFrom("sign_in_code")
    .where("office_id", "=", officeId)
    .where("person_id", "=", device.person_id)
    .where("device_id", "=", deviceId)
    .where("redeemed_at", "is", null)
    .execute();
  await noteChange(change, actor, {
    action: "revoke",
    subject: "device",
    id: deviceId,
    name: device.name,
    before: { personId: device.person_id, personName: device.person_name, unsent: device.unsent },
  });
}
