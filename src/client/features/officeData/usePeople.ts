import { signal } from "@preact/signals";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { KnownPerson } from "../../../protocol/officeData.ts";
import { store } from "../../current.ts";
import { fetchPeople, type OnlineRefusal } from "../../online.ts";

/** What was fetched last, so that a failure or another page of the data needn't begin with nothing. */
const last = signal<{ database: object; people: readonly KnownPerson[]; at: number } | undefined>(undefined);

/** The people of the office, as the server tells of them now; until it answers, as it told last. */
export function usePeople() {
  const { database } = store();
  const [refusal, setRefusal] = useState<OnlineRefusal>();
  const reload = useCallback(async () => {
    const answer = await fetchPeople();
    if (answer.ok) last.value = { database, people: answer.value.people, at: Date.now() };
    setRefusal(answer.ok ? undefined : answer);
  }, [database]);
  useEffect(() => void reload(), [reload]);
  const known = last.value?.database === database ? last.value : undefined;
  return { people: known?.people, at: known?.at, refusal, reload };
}
