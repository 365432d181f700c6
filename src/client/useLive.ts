import { liveQuery } from "dexie";
import { useEffect, useState } from "preact/hooks";

/**
 * The result of a query of the device's database, and again whenever what it read has changed, in this tab or
 * another. Undefined until the first result.
 * @param inputs what the query depends on besides the database
 */
export function useLive<Result>(query: () => Promise<Result>, inputs: readonly unknown[]): Result | undefined {
  const [result, setResult] = useState<Result | undefined>(undefined);
  useEffect(() => {
    const subscription = liveQuery(query).subscribe({
      next: setResult,
      error: (error: unknown) => {
        // A query fails when its database is closed under it, at sign-out; anything else is a bug to be seen.
        if ((error as Error).name !== "DatabaseClosedError") reportError(error);
      },
    });
    return () => subscription.unsubscribe();
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller lists what its query depends on
  }, inputs);
  return result;
}
