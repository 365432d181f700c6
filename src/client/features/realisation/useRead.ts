import { liveQuery, type Table } from "dexie";
import { useEffect, useState } from "preact/hooks";

/**
 * The result of reading many rows, and again whenever one of the tables has changed. A live query follows each
 * row that it reads, which for a large office's year takes many times as long as the reading itself.
 * @param inputs what the reading depends on besides the tables
 */
export function useRead<Result>(
  tables: () => readonly Table[],
  read: () => Promise<Result>,
  inputs: readonly unknown[],
): Result | undefined {
  const [changes, setChanges] = useState(0);
  const [result, setResult] = useState<Result>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tables are those of one database for as long as the page is shown
  useEffect(() => {
    // Counting follows a table as a whole. The first answer says nothing of a change.
    let isFirst = true;
    const counts = liveQuery(() => Promise.all(tables().map((table) => table.count())));
    const subscription = counts.subscribe({
      next: () => {
        if (!isFirst) setChanges((before) => before + 1);
        isFirst = false;
      },
      error: report,
    });
    return () => subscription.unsubscribe();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `read` goes by the inputs
  useEffect(() => {
    let isWanted = true;
    read().then((found) => isWanted && setResult(found), report);
    return () => {
      isWanted = false;
    };
  }, [changes, ...inputs]);
  return result;
}

function report(error: unknown): void {
  // The database is closed under the page at sign-out; anything else is a bug to be seen.
  if ((error as Error).name !== "DatabaseClosedError") reportError(error);
}
