/** Tells the open event streams of an office that there is something. Correctness never depends on it. */
export type Pokes = {
  poke(officeId: string): void;
  /** @returns how to stop listening */
  listen(officeId: string, listener: Listener): () => void;
  /** Ends all streams; the server is going. */
  close(): void;
};

type Listener = { poke: () => void; end: () => void };

/** Carries pokes between the processes of one server. */
type Channel = {
  tell(officeId: string): void;
  /** @param heard is told an office, or nothing where something may have been missed */
  hear(heard: (officeId: string | undefined) => void): void;
};

/** @param others the other processes of this server, where there may be some */
export function newPokes(others?: Channel): Pokes {
  const listenersByOffice = new Map<string, Set<Listener>>();
  let isClosed = false;
  const pokeHere = (officeId: string) => {
    for (const { poke } of listenersByOffice.get(officeId) ?? []) poke();
  };
  others?.hear((officeId) => {
    for (const office of officeId === undefined ? [...listenersByOffice.keys()] : [officeId]) pokeHere(office);
  });
  return {
    poke(officeId) {
      pokeHere(officeId);
      others?.tell(officeId);
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
