import { signal } from "@preact/signals";

/** True once a newer build lies on this device and waits for a person to let it in. */
export const updateReady = signal(false);

const workerAddress = "/service-worker.js";

/** How often an app that stays open asks for a newer build. Milliseconds. */
const updateCheckEvery = 3_600_000;

/** Keeps the app on this device and watches for newer builds. The development server has no worker. */
export async function startServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Nothing of it is needed before the first page stands.
  const { Workbox } = await import("workbox-window");
  const workbox = new Workbox(trustedAddress(workerAddress));
  workbox.addEventListener("waiting", () => {
    updateReady.value = true;
  });
  void workbox.register().catch(() => {
    // No network at the first visit, or no room: the app works, and the next visit tries again.
  });
  let checkedAt = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - checkedAt < updateCheckEvery) return;
    checkedAt = Date.now();
    // Fails without a network; the next time will do.
    void workbox.update().catch(() => {});
  });
}

/** Lets the newer build in and loads the page anew with it. Only ever called by a person's tap. */
export async function applyUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const waiting = registration?.waiting;
  // Another tab may have let it in already.
  if (!waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  // A page that was loaded past the worker has no controller that could change.
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated") location.reload();
  });
  waiting.postMessage({ type: "SKIP_WAITING" });
}

export type AppFiles =
  /** This browser, or this address, can't keep the app. */
  { kind: "impossible" } | { kind: "installing" } | { kind: "counted"; stored: number; total: number };

/** How much of the app is on this device. */
export async function countAppFiles(): Promise<AppFiles> {
  if (!("serviceWorker" in navigator)) return { kind: "impossible" };
  const worker = (await navigator.serviceWorker.getRegistration())?.active;
  if (!worker) return { kind: "installing" };
  return await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event: MessageEvent<{ stored: number; total: number }>) => {
      port1.close();
      resolve({ kind: "counted", ...event.data });
    };
    worker.postMessage({ type: "COUNT_APP_FILES" }, [port2]);
  });
}

/** The browser starts a worker only from an address that this one policy has let pass. */
function trustedAddress(address: string): string {
  // The DOM's types don't know Trusted Types yet. What the policy makes goes wherever the text would.
  const { trustedTypes } = globalThis as {
    trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string };
    };
  };
  if (trustedTypes === undefined) return address;
  const policy = trustedTypes.createPolicy("app-worker", {
    createScriptURL(url) {
      if (url !== workerAddress) throw new TypeError(`Not a worker of this app: ${url}`);
      return url;
    },
  });
  return policy.createScriptURL(address);
}
