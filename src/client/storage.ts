import { signal } from "@preact/signals";

/** Whether the browser has promised not to throw this app's data away; undefined until it was asked. */
export const isProtected = signal<boolean | undefined>(undefined);

/** Bytes that this app uses and may use at most; undefined where the browser doesn't tell. */
export const room = signal<{ used: number; quota: number } | undefined>(undefined);

/** Below this storage is as good as full, in bytes: about thirty photos. */
const fewBytes = 50_000_000;

/** Bytes that may still be used; undefined where that isn't known. */
export function bytesLeft(): number | undefined {
  return room.value && Math.max(0, room.value.quota - room.value.used);
}

export function isNearlyFull(left: number | undefined): boolean {
  return left !== undefined && left < fewBytes;
}

/** Looks at both again. Cheap; nothing is asked of anybody. */
export async function checkStorage(): Promise<void> {
  const { storage } = navigator;
  if (storage === undefined) return;
  isProtected.value = (await storage.persisted?.()) ?? false;
  const estimate = await storage.estimate?.();
  if (estimate?.usage !== undefined && estimate.quota !== undefined) {
    room.value = { used: estimate.usage, quota: estimate.quota };
  }
}

/** Asks the browser to keep this app's data; some decide for themselves, some ask the person. */
export async function askForProtection(): Promise<void> {
  await navigator.storage?.persist?.();
  await checkStorage();
}
