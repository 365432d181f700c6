import { expect, test } from "vitest";
import type { KnownDevice, KnownPerson } from "../../../protocol/officeData.ts";
import { deviceRows, lastContactOf } from "./deviceRows.ts";

const device = (id: string, day: string, unsent: number): KnownDevice => ({
  id,
  name: id,
  numberPrefix: id,
  pairedAt: "2026-01-01T00:00:00.000Z",
  lastContactAt: `${day}T02:00:00.000Z`,
  appVersion: null,
  lastNumber: 1,
  unsent,
  revokedAt: null,
});

const person = (name: string, ...devices: KnownDevice[]): KnownPerson => ({
  id: name,
  name,
  role: "mentor",
  exporterIds: [],
  devices,
  openLinkUntil: null,
  disabledAt: null,
  quarantined: 0,
  hasPassword: false,
});

test("devices that hold something and are silent for more than three days come first", () => {
  const people = [
    person("A", device("fresh", "2026-11-24", 0), device("third-day", "2026-11-21", 2)),
    person("B", device("old", "2026-10-01", 0), device("fourth-day", "2026-11-20", 1)),
  ];
  const rows = deviceRows(people, Date.parse("2026-11-24T05:00:00.000Z"), "Asia/Jakarta");
  expect(rows.map(({ id, isLate }) => [id, isLate])).toEqual([
    ["fourth-day", true],
    ["third-day", false],
    ["old", false],
    ["fresh", false],
  ]);
});

test("a person's last contact is that of the device that was heard of last", () => {
  expect(
    lastContactOf([device("a", "2026-11-20", 0), device("b", "2026-11-24", 0), device("c", "2026-11-22", 0)]),
  ).toBe("2026-11-24T02:00:00.000Z");
  expect(lastContactOf([])).toBeUndefined();
});
