import { useEffect, useState } from "preact/hooks";
import { store } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney } from "../../language/format.ts";
import { home } from "../../language/indonesian/home.ts";
import { isLongRound } from "../../sync.ts";
import { Card } from "../../ui/Card.tsx";
import { StackBar } from "../../ui/charts/StackBar.tsx";
import { useLive } from "../../useLive.ts";
import { readYearTotal, type YearTotal } from "./yearTotal.ts";
import "./YearCard.css";

/** The exporter's year: approved solid, waiting hatched. Added up once the page stands. */
export function YearCard({ exporterId, year }: { exporterId: string; year: number }) {
  const { database } = store();
  const text = words(home).year;
  const isPainted = useIsPainted();
  const total = useLive(
    async () => (isPainted ? await readYearTotal(database, { exporterId, year }) : undefined),
    [database, exporterId, year, isPainted],
    isLongRound.value,
  );
  return (
    <Card heading={text.title(year)} class="year-card">
      {total === undefined ? <p class="hint">{text.adding}</p> : <Parts total={total} year={year} />}
    </Card>
  );
}

function Parts({ total, year }: { total: YearTotal; year: number }) {
  const text = words(home).year;
  const { approved, waiting, returned, withoutRate } = total;
  const isEmpty = approved.entries + waiting.entries + returned === 0;
  if (isEmpty) return <p class="meta">{text.none(year)}</p>;
  const sum = approved.usd + waiting.usd;
  const amounts = { approved: formatMoney(approved.usd, "USD"), waiting: formatMoney(waiting.usd, "USD") };
  return (
    <>
      <p class="big">{amounts.approved}</p>
      {sum > 0 && <StackBar approved={approved.usd} waiting={waiting.usd} max={sum} label={text.bar(amounts)} />}
      <dl class="year-parts">
        <div>
          <StackBar approved={1} max={1} />
          <dt>{text.approved(approved.entries)}</dt>
          <dd>{amounts.approved}</dd>
        </div>
        <div>
          <StackBar approved={0} waiting={1} max={1} />
          <dt>{text.waiting(waiting.entries)}</dt>
          <dd>{amounts.waiting}</dd>
        </div>
      </dl>
      {withoutRate > 0 && <p class="hint">{text.withoutRate(withoutRate)}</p>}
      {returned > 0 && <p class="hint">{text.returnedNotCounted}</p>}
    </>
  );
}

/** True from the frame after the first: adding up thousands of entries must not hold the page back. */
function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setIsPainted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
