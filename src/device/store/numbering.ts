import type { DeviceStore } from "../deviceStore.ts";
import { type Meta, readMeta, writeMeta } from "./meta.ts";

/** The next device number, `MP-0042`. Call inside the transaction that hands the entry in: numbers have no gaps. */
export async function nextNumber(store: DeviceStore): Promise<string> {
  const numbering = await numberingOf(store);
  const [free, ...others] = numbering.free ?? [];
  if (free !== undefined) {
    await writeMeta(store.database, "numbering", { ...numbering, free: others });
    return free;
  }
  const last = numbering.last + 1;
  await writeMeta(store.database, "numbering", { ...numbering, last });
  return `${numbering.prefix}-${String(last).padStart(4, "0")}`;
}

/** Gives back the number of an entry that never left, for the next one. Call inside a transaction. */
export async function freeNumber(store: DeviceStore, number: string): Promise<void> {
  const numbering = await numberingOf(store);
  if (!number.startsWith(`${numbering.prefix}-`)) return;
  await writeMeta(store.database, "numbering", { ...numbering, free: [...(numbering.free ?? []), number] });
}

/** The last device number given out, 0 before the first. */
export async function lastNumber(store: DeviceStore): Promise<number> {
  return (await numberingOf(store)).last;
}

async function numberingOf(store: DeviceStore): Promise<Meta["numbering"]> {
  const { numberPrefix: prefix } = store.session;
  const numbering = await readMeta(store.database, "numbering", { prefix, last: 0 });
  return numbering.prefix === prefix ? numbering : { prefix, last: 0 };
}
