import { describe, expect, it } from "vitest";
import { Login, normalPassword, passwordFault, readLogin, suggestLogin } from "./password.ts";

const names = ["budi", "Contoh Budi Santoso", "Dinas Perdagangan Contoh", "Dindagkop-UKM", "Kota Pekalongan"];

describe("a new password", () => {
  it.each([
    ["seven77", "too-short"],
    ["👍👍👍👍👍👍👍", "too-short"],
    ["a".repeat(129), "too-long"],
    ["jejakekspor", "has-name"],
    ["Jejak Ekspor 2026", "has-name"],
    ["Pekalongan2026", "has-name"],
    ["budisantoso1", "has-name"],
    ["DindagkopUKM!", "has-name"],
    ["dinasperdagangan", "has-name"],
  ])("%s is %s", (password, fault) => {
    expect(passwordFault(password, names)).toBe(fault);
  });

  it.each([
    "8 letter",
    "👍👍👍👍👍👍👍👍",
    "a".repeat(128),
    "aaaaaaaa",
    "kopi panas di pekalongan",
    "budi pergi ke pasar pagi",
  ])("%s is good: no letters, digits or signs are asked for, and names may be in it", (password) => {
    expect(passwordFault(password, names)).toBeUndefined();
  });

  it("is the same however a keyboard composes its letters", () => {
    expect(normalPassword("cafe\u0301 panas")).toBe(normalPassword("caf\u00e9 panas"));
  });
});

it.each([
  ["Contoh Arif", "contoh.arif"],
  ["Dr. Élise van der Berg", "dr.elise"],
  ["Budi", "budi"],
  ["A", "a.kantor"],
  ["王", "kantor"],
])("%s could sign in as %s", (name, login) => {
  expect(suggestLogin(name)).toBe(login);
  expect(Login.safeParse(login).success).toBe(true);
});

it.each([
  [" Budi ", "budi", undefined],
  ["Budi@Pekalongan", "budi", "pekalongan"],
  ["budi@", "budi", undefined],
])("%s is the login %s of the office %s", (typed, login, officeCode) => {
  expect(readLogin(typed)).toEqual({ login, officeCode });
});
