import { effect } from "@preact/signals";
import { currentStore } from "./current.ts";
import { requestSync } from "./sync.ts";

let source: EventSource | undefined;
let release: (() => void) | undefined;

/**
 * Listens for "there is something" while this tab is visible. One stream for the whole browser: six tabs with
 * a stream each would use up all connections to the server. Nothing depends on a poke but how soon a change is seen.
 */
export function startPoke(): void {
  if (navigator.locks === undefined || typeof EventSource === "undefined") return;
  const update = () => {
    if (currentStore.value !== undefined && document.visibilityState === "visible") void listen();
    else stop();
  };
  document.addEventListener("visibilitychange", update);
  addEventListener("pagehide", stop);
  effect(update);
}

async function listen(): Promise<void> {
  if (release !== undefined) return;
  let done: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    done = resolve;
  });
  release = done;
  await navigator.locks.request("poke", async () => {
    if (release !== done) return;
    source = new EventSource("/api/sync/events");
    // Whatever happened while no stream was open wasn't told: at each opening, also after a break, it is asked for.
    source.addEventListener("open", () => requestSync());
    source.addEventListener("message", () => requestSync());
    await held;
  });
}

function stop(): void {
  source?.close();
  source = undefined;
  release?.();
  release = undefined;
}
