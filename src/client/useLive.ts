import { liveQuery } from "dexie";
import { useEffect, useRef, useState } from "preact/hooks";

/**
 * The result of a query of the device's database, and again whenever what it read has changed, in this tab or
 * another. Undefined until the first result.
 * @param inputs what the query depends on besides the database
 * @param isPaused once it has a result it keeps that and doesn't ask again: for what would be read anew at every
 * step of a long job
 */
export function useLive<Result>(
  query: () => Promise<Result>,
  inputs: readonly unknown[],
  isPaused = false,
): Result | undefined {
  const [result, setResult] = useState<Result | undefined>(undefined);
  const answered = useRef<readonly unknown[] | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller lists what its query depends on
  useEffect(() => {
    const isAnswered = answered.current?.every((input, index) => Object.is(input, inputs[index])) === true;
    if (isPaused && isAnswered) return;
    const subscription = liveQuery(query).subscribe({
      next(value) {
        answered.current = inputs;
        setResult(value);
        if (isPaused) subscription.unsubscribe();
      },
      error: (error: unknown) => {
        // A query fails when its database is closed under it, at sign-out; anything else is a bug to be seen.
        if ((error as Error).name !== "DatabaseClosedError") reportError(error);
      },
    });
    return () => subscription.unsubscribe();
  }, [...inputs, isPaused]);
  return result;
}
