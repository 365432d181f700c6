import type { Transaction } from "../database/database.ts";

/** A person's initials, for the numbers of their entries: "Mbak Pendamping" is MP, "Batik" is BA. */
export function initialsOf(name: string): string {
  const words = name
    .normalize("NFD")
    .toUpperCase()
    .split(/[^A-Z\p{M}]+/u)
    .map((word) => word.replace(/\p{M}/gu, ""))
    .filter((word) => word !== "");
  const [first = "", second] = words;
  if (second === undefined) return first.slice(0, 2) || "E";
  return words
    .slice(0, 3)
    .map((word) => word.charAt(0))
    .join("");
}

/** The initials with the lowest number behind them that no device of the office ever had. */
export async function freeNumberPrefix(tx: Transaction, officeId: string, name: string): Promise<string> {
  const initials = initialsOf(name);
  const rows = await tx
    .selectFrom("device")
    .select("number_prefix")
    .where("office_id", "=", officeId)
    .where("number_prefix", "like", `${initials}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.number_prefix));
  let prefix = initials;
  for (let count = 2; taken.has(prefix); count += 1) prefix = `${initials}${count}`;
  return prefix;
}
