/** Tells the open event streams of an office that there is something. Correctness never depends on it. */
export type Pokes = {
  poke(officeId: string): void;
  /** @returns how to stop listening */
  listen(officeId: string, listener: Listener): () => void;
  /** Ends all streams; the server is going. */
  close(): void;
};

type Listener = { poke: () => void; end: () => void };

export function newPokes(): Pokes {
  const listenersByOffice = new Map<string, Set<Listener>>();
  let isClosed = false;
  return {
    poke(officeId) {
      for (const { poke } of listenersByOffice.get(officeId) ?? []) poke();
    },
    listen(officeId, listener) {
      const listeners = listenersByOffice.get(officeId) ?? new Set();
      listenersByOffice.set(officeId, listeners.add(listener));
      // A request that was on its way when the server began to stop: its stream would hold the server up.
      if (isClosed) queueMicrotask(() => listener.end());
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) listenersByOffice.delete(officeId);
      };
    },
    close() {
      isClosed = true;
      for (const listeners of [...listenersByOffice.values()]) for (const { end } of [...listeners]) end();
    },
  };
}
