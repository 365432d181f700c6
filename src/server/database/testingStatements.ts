import { migrations, statementsFor } from "./migrations.ts";

/** Tables of which every row belongs to one office. */
export const officeTables: ReadonlySet<string> = tablesOf(/create table (\w+) \(\s*office_id /g);

/** Every table but the one that says which schema this is. */
export const allTables: readonly string[] = [...tablesOf(/create table (\w+) \(/g)];

/** Look-ups before the office is known, and what is done for all offices alike. */
const lookUps: readonly { why: string; form: RegExp }[] = [
  { why: "whether the database answers (health)", form: /^select "id" from "office" limit \S+$/ },
  { why: "which offices there are (operator, set-up)", form: /^select "id" from "office"$/ },
  {
    why: "which offices there are, and whether they are examples (start)",
    form: /^select "office"."id" as "id", "record"."body" as "body" from "office" inner join "record" on "record"."office_id" = "office"."id" and "record"."id" = "office"."id"$/,
  },
  {
    why: "which office the code of a login names (sign-in by password)",
    form: /^select "office_id" from "office_code" where "code" = \S+$/,
  },
];

const known = new Map<string, string | undefined>();

/** What is wrong with a statement that looks at or changes the rows of any office but one; undefined where it is about one. */
export function faultOfStatement(sql: string): string | undefined {
  if (!known.has(sql)) known.set(sql, findFault(sql));
  return known.get(sql);
}

function findFault(sql: string): string | undefined {
  if (lookUps.some(({ form }) => form.test(sql))) return undefined;
  const [, inserted] = /^insert into "(\w+)"/.exec(sql) ?? [];
  if (inserted !== undefined) {
    const isOffices = officeTables.has(inserted);
    return isOffices && !/^insert into "\w+" \([^)]*"office_id"/.test(sql) ? `Without office_id: ${sql}` : undefined;
  }
  const mentioned = [...sql.matchAll(/\b(?:from|join|update) "(\w+)"/g)].map(([, table]) => table ?? "");
  const ofOffices = mentioned.filter((table) => officeTables.has(table)).length;
  const offices = mentioned.filter((table) => table === "office").length;
  const bound = [...sql.matchAll(/"office_id" = /g)].length;
  const boundOffices = [...sql.matchAll(/"office"\."id" = |(?<!\.)"id" = |"office_id" = "office"\."id"/g)].length;
  return ofOffices > bound || offices > boundOffices ? `Without office_id: ${sql}` : undefined;
}

function tablesOf(creation: RegExp): Set<string> {
  const text = migrations.flatMap((step) => statementsFor(step, "sqlite")).join("\n");
  const names = new Set([...text.matchAll(creation)].map(([, name = ""]) => name));
  for (const [, before = "", after = ""] of text.matchAll(/alter table (\w+) rename to (\w+)/g)) {
    if (names.delete(before)) names.add(after);
  }
  return names;
}
