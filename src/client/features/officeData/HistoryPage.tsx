import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { type HistoryAnswer, type HistoryLine, HistorySubject } from "../../../protocol/history.ts";
import { store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { fetchHistory, type OnlineRefusal } from "../../online.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { FilterSelect } from "../../ui/SelectField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { DataPage } from "./DataPage.tsx";
import { changesOf, type Names } from "./historyWords.ts";
import { LoadNotice } from "./LoadNotice.tsx";
import { usePeople } from "./usePeople.ts";

/** `/riwayat?jenis=&orang=`: who changed what, newest first. */
export function HistoryPage() {
  const { route } = useLocation();
  const { jenis = "", orang = "" } = useRoute().query;
  const subject = HistorySubject.options.find((each) => each === jenis);
  const { parts, history: text, all, loading } = words(officeData);
  const { people } = usePeople();
  const exporters = useLive(() => store().database.exporters.toArray(), []);
  const { lines, more, head, refusal, load } = useHistory(subject, orang);
  const isOffline = useIsOffline();
  const names: Names = new Map([...(people ?? []), ...(exporters ?? [])].map(({ id, name }) => [id, name]));

  function goTo(asked: { jenis: string; orang: string }) {
    const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ""));
    route(`/riwayat${query.size === 0 ? "" : `?${query}`}`, true);
  }

  return (
    <DataPage title={parts.history} readOnly>
      <div class="data-row-actions">
        <FilterSelect
          label={text.subject}
          value={jenis}
          on={subject !== undefined}
          onChange={(value) => goTo({ jenis: value, orang })}
          options={[
            { value: "", label: `${text.subject}: ${all}` },
            ...HistorySubject.options.map((value): { value: string; label: string } => ({
              value,
              label: text.subjects[value],
            })),
          ]}
        />
        <FilterSelect
          label={text.person}
          value={orang}
          on={orang !== ""}
          onChange={(value) => goTo({ jenis, orang: value })}
          options={[
            { value: "", label: `${text.person}: ${all}` },
            ...(people ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {!isOffline && (
          <ButtonLink icon="download" href="/api/data/history.csv" download="riwayat.csv">
            {text.csv}
          </ButtonLink>
        )}
      </div>
      <LoadNotice refusal={refusal} at={undefined} onRetry={() => void load()} />
      {lines === undefined ? (
        refusal === undefined && <Skeleton label={loading} />
      ) : lines.length === 0 ? (
        <EmptyState text={text.empty} />
      ) : (
        <EntryList label={parts.history}>
          {lines.map((line) => (
            <Line key={line.number} line={line} names={names} />
          ))}
        </EntryList>
      )}
      {head && <p class="meta history-head">{text.head(`${head.number}:${head.hash}`)}</p>}
      {more && <Button onClick={() => void load()}>{text.more}</Button>}
    </DataPage>
  );
}

/** The lines so far, and the next page of them on demand. A failure keeps what is there. */
function useHistory(subject: HistorySubject | undefined, personId: string) {
  const [found, setFound] = useState<Pick<HistoryAnswer, "lines" | "more" | "head">>();
  const [refusal, setRefusal] = useState<OnlineRefusal>();
  const asked = useRef(0);

  async function load(fresh = false) {
    asked.current += 1;
    const mine = asked.current;
    const lines = fresh ? [] : (found?.lines ?? []);
    const last = lines.at(-1)?.number;
    const answer = await fetchHistory({
      ...(subject !== undefined && { subject }),
      ...(personId !== "" && { personId }),
      ...(last !== undefined && { before: String(last) }),
    });
    // Another filter was chosen, or the same asked again, while the answer was on its way.
    if (mine !== asked.current) return;
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) setFound({ ...answer.value, lines: [...lines, ...answer.value.lines] });
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: other filters begin anew
  useEffect(() => {
    setFound(undefined);
    void load(true);
  }, [subject, personId]);
  return { lines: found?.lines, more: found?.more === true, head: found?.head, refusal, load };
}

function Line({ line, names }: { line: HistoryLine; names: Names }) {
  const { history: text } = words(officeData);
  const { roles } = words(common);
  const role = line.role === "operator" || line.role === "unknown" ? text[line.role] : roles[line.role];
  return (
    <EntryRow
      title={`${text.subjects[line.subject]} ${text.actions[line.action]}: ${line.subjectName}`}
      aside={formatMoment(line.at)}
      meta={line.personName === role || line.personName === "" ? role : `${line.personName} (${role})`}
    >
      <dl class="history-changes">
        {changesOf(line, names).map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd>
              {before !== undefined && (
                <>
                  <span class="unseen">{text.from} </span>
                  {before}
                </>
              )}
              {before !== undefined && after !== undefined && <span aria-hidden="true"> → </span>}
              {after !== undefined && (
                <>
                  <span class="unseen"> {text.to} </span>
                  {after}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </EntryRow>
  );
}
