import { cleanupOutdatedCaches, createHandlerBoundToURL, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { config } from "zod/mini";
import { sendInBackground } from "./sendInBackground.ts";

// The page that answers is always of the build that this worker was installed with: its files are all here,
// so an app that was opened once starts without a network.

declare const self: ServiceWorkerGlobalScope;

/** Only Chromium has it; elsewhere what waits goes out when the app is opened. */
type BackgroundSyncEvent = ExtendableEvent & { tag: string };

// The Content-Security-Policy forbids building functions from text, which zod would try for speed.
config({ jitless: true });

// The build puts the list in here, and finds the place by this name, once.
const appFiles = self.__WB_MANIFEST;

precacheAndRoute(appFiles);
cleanupOutdatedCaches();

// Every page of the app is index.html. Not the API, which this worker never answers and never keeps, and no
// address of a file: a missing one must fail rather than be a page.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/api(\/|$)/, /\.[^/?]*(\?|$)/] }),
);

self.addEventListener("activate", (event) => {
  // The first visit was loaded past this worker; from here on its lazy parts come from the cache as well.
  event.waitUntil(self.clients.claim());
});

self.addEventListener("message", (event) => {
  const message = event.data as { type?: unknown } | null;
  // A new version waits until a person asks for it: it would pull the files from under an open form.
  if (message?.type === "SKIP_WAITING") event.waitUntil(self.skipWaiting());
  if (message?.type === "COUNT_APP_FILES") event.waitUntil(answerWithCount(event.ports[0]));
});

self.addEventListener("sync" as "message", (event: ExtendableEvent) => {
  // Entries are kept in the outbox alone and never in Workbox's queue, which forgets after 7 days (faults.md M12).
  if ((event as BackgroundSyncEvent).tag === "outbox") event.waitUntil(sendUnlessOpen());
});

/** A page that is looked at sends by itself, and shows how far it is. */
async function sendUnlessOpen(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window" });
  if (!pages.some((page) => page.visibilityState === "visible")) await sendInBackground();
}

/** Answers how many of the app's files are in the cache, of how many: browsers may throw some away. */
async function answerWithCount(port: MessagePort | undefined): Promise<void> {
  const found = await Promise.all(
    appFiles.map(async (file) => (await matchPrecache(typeof file === "string" ? file : file.url)) !== undefined),
  );
  port?.postMessage({ stored: found.filter(Boolean).length, total: appFiles.length });
}
