import type { Snapshot } from "../database/database.ts";
import type { OfficeChange } from "../offices/officeChange.ts";

/**
 * Which office a login is of, before anything else is known: that of its code, else the one that the device names,
 * else the only one of the server. Logins are unique in an office alone: an office never hears of another's.
 */
export async function findOfficeOfLogin(
  snapshot: Snapshot,
  { code, office }: { code: string | undefined; office: string | undefined },
): Promise<string | undefined> {
  if (code !== undefined) {
    const row = await snapshot
      .selectFrom("office_code")
      .select("office_id")
      .where("code", "=", code)
      .executeTakeFirst();
    return row?.office_id;
  }
  if (office !== undefined) return office;
  const offices = await snapshot.selectFrom("office").select("id").limit(2).execute();
  return offices.length === 1 ? offices[0]?.id : undefined;
}

/** The code of an office: its city's name, made with the first password. */
export async function officeCode(change: OfficeChange, city: string): Promise<string> {
  const { tx, officeId } = change;
  const present = await readOfficeCode(tx, officeId);
  if (present !== undefined) return present;
  const wanted = slugOf(city);
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? wanted : `${wanted}${count}`;
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("office_code")
      .values({ code, office_id: officeId })
      .onConflict((conflict) => conflict.column("code").doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return code;
  }
}

export async function readOfficeCode(snapshot: Snapshot, officeId: string): Promise<string | undefined> {
  const row = await snapshot
    .selectFrom("office_code")
    .select("code")
    .where("office_id", "=", officeId)
    .executeTakeFirst();
  return row?.code;
}

/** `Kota Pekalongan` is `pekalongan`. */
function slugOf(city: string): string {
  const words =
    city
      .normalize("NFD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .match(/[a-z0-9]+/g) ?? [];
  const name = words.filter((word, index) => index > 0 || !["kota", "kabupaten", "kab"].includes(word));
  return name.join("-").slice(0, 40) || "kantor";
}
