/**
 * Runs one piece of work at a time for each key, the newest: a phone that lost its connection tries again while the
 * server still waits for the rest of the first attempt, which is told to stop and ends before the next one begins.
 */
export function newestOfEach(): <Result>(
  key: string,
  work: (superseded: AbortSignal) => Promise<Result>,
) => Promise<Result> {
  const underWay = new Map<string, { stop: AbortController; ended: Promise<unknown> }>();
  return async (key, work) => {
    for (let earlier = underWay.get(key); earlier !== undefined; earlier = underWay.get(key)) {
      earlier.stop.abort();
      await earlier.ended;
    }
    const stop = new AbortController();
    const running = work(stop.signal);
    const ended = running.then(
      () => underWay.delete(key),
      () => underWay.delete(key),
    );
    underWay.set(key, { stop, ended });
    return await running;
  };
}
