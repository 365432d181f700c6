import type { FunctionComponent } from "preact";
import { store } from "../../current.ts";
import { isLongRound } from "../../sync.ts";
import { useLive } from "../../useLive.ts";
import type { EntrySectionsProps } from "./EntrySections.tsx";
import { type HomeLists, isEmpty, readHomeLists } from "./homeLists.ts";

type Shown = { lists: HomeLists; EntrySections: FunctionComponent<EntrySectionsProps> };

/**
 * The lists of the first page with what draws them, which is loaded once there is an entry to draw: a new phone has
 * none, and its first load is small.
 */
export function useHomeLists(): Shown | undefined {
  const { database } = store();
  return useLive(
    async (): Promise<Shown> => {
      const lists = await readHomeLists(database);
      return { lists, EntrySections: isEmpty(lists) ? Nothing : (await import("./EntrySections.tsx")).EntrySections };
    },
    [database],
    isLongRound.value,
  );
}

function Nothing() {
  return null;
}
