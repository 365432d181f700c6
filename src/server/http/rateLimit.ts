import { RequestProblem } from "./problems.ts";

export type RateLimit = {
  /** @throws RequestProblem too-many-requests, with the seconds to wait */
  count(key: string): void;
};

/** At most `limit` calls a minute for each key, in windows that begin with a key's first call. */
export function newRateLimit(limit: number, clock: () => number): RateLimit {
  const windows = new Map<string, { endsAt: number; calls: number }>();
  return {
    count(key) {
      const now = clock();
      const window = windows.get(key);
      if (window === undefined || now >= window.endsAt) {
        if (windows.size >= 10_000) for (const [old, { endsAt }] of windows) if (now >= endsAt) windows.delete(old);
        windows.set(key, { endsAt: now + 60_000, calls: 1 });
        return;
      }
      window.calls += 1;
      if (window.calls > limit) {
        throw new RequestProblem("too-many-requests", { retryAfterSeconds: Math.ceil((window.endsAt - now) / 1000) });
      }
    },
  };
}
