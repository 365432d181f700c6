import type { FunctionComponent } from "preact";
import { store } from "../../current.ts";
import { isLongRound } from "../../sync.ts";
import { useLive } from "../../useLive.ts";
import type { EntrySectionsProps } from "./EntrySections.tsx";
import { type HomeLists, isEmpty, readHomeLists } from "./homeLists.ts";

type Shown = {
  lists: HomeLists;
  EntrySections: FunctionComponent<EntrySectionsProps>;
  LatestEntries: FunctionComponent<EntrySectionsProps>;
};

/**
 * The lists of the first page with what draws them, which is loaded once there is an entry to draw: a new phone has
 * none, and its first load is small.
 */
export function useHomeLists({ withLatest }: { withLatest: boolean }): Shown | undefined {
  const { database } = store();
  return useLive(
    async (): Promise<Shown> => {
      const lists = await readHomeLists(database, { withLatest });
      if (isEmpty(lists)) return { lists, EntrySections: Nothing, LatestEntries: Nothing };
      const { EntrySections, LatestEntries } = await import("./EntrySections.tsx");
      return { lists, EntrySections, LatestEntries };
    },
    [database, withLatest],
    isLongRound.value,
  );
}

function Nothing() {
  return null;
}
