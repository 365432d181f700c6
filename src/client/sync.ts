import { effect, signal } from "@preact/signals";
import { isSameAccount, keepAccount } from "../device/accounts.ts";
import type { DeviceStore } from "../device/deviceStore.ts";
import { readMeta } from "../device/store/meta.ts";
import { isAskedToWait } from "../device/sync/backoff.ts";
import type { RoundResult } from "../device/sync/syncRound.ts";
import { idle, type SyncState } from "../device/sync/syncState.ts";
import { toInstant } from "../domain/days.ts";
import { accounts, currentStore } from "./current.ts";

/** What sync is doing, for the pill and the outbox page. */
export const syncState = signal<SyncState>(idle);

/**
 * True while a round sends or receives much. Each batch of it changes hundreds of rows; what reads many of them
 * waits for the end instead of reading them anew each time.
 */
export const isLongRound = signal(false);

/** Commands or records from which a round is long: as many as go in one request. */
const longRound = 500;

/** Milliseconds that a round which nobody waits for leaves to the page. */
const pauseAfterSave = 300;

/** While the page is visible and nothing is known to have changed. Pokes make it quicker. */
const regularPause = 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let running = false;

/**
 * Why a round is wanted, by how much it may skip of a pause after trouble. By itself (a save, start, the page is
 * shown, a poke, the timer): nothing. Because the network came back: what the device imposed on itself. Because the
 * person asked: also what the server asked for.
 */
const reasons = ["by-itself", "network-is-back", "person-asked"] as const;
type SyncReason = (typeof reasons)[number];

/** While a round runs: the strongest reason for another. */
let wantedAgain: SyncReason | undefined;

/** Asks for a round. Cheap to call often; while a round runs, another follows it. */
export function requestSync(reason: SyncReason = "by-itself"): void {
  const store = currentStore.value;
  if (store === undefined) return;
  if (running) {
    if (wantedAgain === undefined || reasons.indexOf(reason) > reasons.indexOf(wantedAgain)) wantedAgain = reason;
    return;
  }
  running = true;
  // After a save the page that says so is read and drawn first.
  if (reason === "by-itself") setTimeout(() => void run(store, reason), pauseAfterSave);
  else void run(store, reason);
}

async function run(store: DeviceStore, reason: SyncReason): Promise<void> {
  let result: RoundResult = { kind: "done" };
  try {
    const [{ syncRound }, { browserNetwork }] = await loadEngine();
    const inDoubt = !navigator.onLine;
    const atOnce = await maySkipPause(store, reason);
    const network = browserNetwork(import.meta.env.VITE_APP_VERSION);
    result = await syncRound({ store, network, watch: show(store), alone, atOnce, inDoubt });
  } catch (error) {
    // The database was closed under the round (sign-out), or its connection died: the next round opens it anew.
    syncState.value = { ...syncState.value, phase: "idle", sending: new Set() };
    isLongRound.value = false;
    if ((error as Error).name !== "DatabaseClosedError") reportError(error);
  } finally {
    running = false;
  }
  if (result.pulledAnew === true) await refreshSession(store);
  if (result.kind !== "done" && result.kind !== "busy") void askForBackgroundSync();
  const again = wantedAgain;
  wantedAgain = undefined;
  if (again !== undefined) requestSync(again);
  else plan(result);
}

async function maySkipPause({ database, clock }: DeviceStore, reason: SyncReason): Promise<boolean> {
  if (reason === "network-is-back") return !(await isAskedToWait(database, clock()));
  return reason === "person-asked";
}

/** The person's role or their office's settings may be others now; the pages follow the session. */
async function refreshSession(store: DeviceStore): Promise<void> {
  const { fetchSession } = await import("./online.ts");
  const answer = await fetchSession();
  if (!answer.ok || currentStore.value !== store || !isSameAccount(answer.value, store.session)) return;
  await keepAccount(accounts, answer.value, Date.now());
  currentStore.value = { ...store, session: answer.value };
}

/** Sending and receiving aren't needed to show the first page, and are as big as half of what is. */
async function loadEngine() {
  return await Promise.all([import("../device/sync/syncRound.ts"), import("../device/browserNetwork.ts")]);
}

function show(store: DeviceStore): (state: SyncState) => void {
  return (state) => {
    if (currentStore.value !== store) return;
    syncState.value = state;
    if (state.phase === "idle") isLongRound.value = false;
    else if (Math.max(state.progress?.total ?? 0, state.received ?? 0) >= longRound) isLongRound.value = true;
  };
}

/** One round at a time on this device, in whatever tab. */
async function alone<Result>(round: () => Promise<Result>): Promise<Result | undefined> {
  if (navigator.locks === undefined) return await round();
  return await navigator.locks.request("jejak-ekspor-sync", { ifAvailable: true }, async (lock) =>
    lock === null ? undefined : await round(),
  );
}

/** Where the browser can, it wakes the service worker once there is a network, be the app open or not. */
async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  // A person may have forbidden it; then the next start of the app sends.
  await sync?.register("outbox").catch(() => {});
}

function plan(result: RoundResult): void {
  clearTimeout(timer);
  // A hidden page sends nothing by itself; the service worker does where the browser lets it.
  if (document.visibilityState === "hidden" && result.kind !== "done") return;
  const now = Date.now();
  const next = result.nextAttemptAt ?? (result.kind === "busy" ? now + 2_000 : now + regularPause);
  timer = setTimeout(() => requestSync(), Math.min(Math.max(next - now, 50), regularPause));
}

/** Starts the rounds: at start, when the page is shown or the network comes back, on a poke, and by a timer. */
export function startSync(): void {
  addEventListener("online", () => requestSync("network-is-back"));
  addEventListener("pageshow", () => requestSync());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") requestSync();
  });
  effect(() => {
    const store = currentStore.value;
    if (store === undefined) return;
    void readMeta(store.database, "lastSyncedAt", 0).then((moment) => {
      if (moment > 0 && currentStore.value === store && syncState.value.lastSyncedAt === undefined) {
        syncState.value = { ...syncState.value, lastSyncedAt: toInstant(moment) };
      }
    });
    requestSync();
  });
}
