import { dayInZone, daysBetween, type Instant } from "../../../domain/days.ts";
import type { KnownDevice, KnownPerson } from "../../../protocol/officeData.ts";

/** Days without contact after which what a device still holds is worth a call. */
const quietDays = 3;

export type DeviceRow = KnownDevice & { person: string; daysQuiet: number; isLate: boolean };

/** The devices of all people: first those that hold something and are silent, then by how long they are. */
export function deviceRows(people: readonly KnownPerson[], now: number, timeZone: string): DeviceRow[] {
  const today = dayInZone(now, timeZone);
  return people
    .flatMap(({ name, devices }) =>
      devices.map((device) => {
        const daysQuiet = daysBetween(dayInZone(device.lastContactAt, timeZone), today);
        return { ...device, person: name, daysQuiet, isLate: device.unsent > 0 && daysQuiet > quietDays };
      }),
    )
    .sort(
      (a, b) =>
        Number(b.isLate) - Number(a.isLate) ||
        Number(b.unsent > 0) - Number(a.unsent > 0) ||
        (a.lastContactAt < b.lastContactAt ? -1 : 1),
    );
}

export function lastContactOf(devices: readonly KnownDevice[]): Instant | undefined {
  return devices
    .map(({ lastContactAt }) => lastContactAt)
    .sort()
    .at(-1);
}
