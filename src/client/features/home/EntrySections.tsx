import type { ComponentChildren } from "preact";
import type { Draft, NilReportRow, ShipmentRow, VisitRow } from "../../../device/database.ts";
import { CorrectButton } from "../../entries/CorrectButton.tsx";
import { DraftEntry, NilReportEntry, ShipmentEntry } from "../../entries/EntryCard.tsx";
import { VisitEntry } from "../../entries/VisitEntry.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { home } from "../../language/indonesian/home.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { EntryList } from "../../ui/EntryRow.tsx";
import { type HomeLists, isNilReport } from "./homeLists.ts";

export interface EntrySectionsProps {
  lists: HomeLists;
  /** For people who see several exporters. */
  nameOf?: ((exporterId: string) => string | undefined) | undefined;
}

/** What wants its author's eye: returned and refused entries first, then what waits, then what was begun. */
export function EntrySections({ lists, nameOf }: EntrySectionsProps) {
  const { returned, refused, waiting, drafts, corrections } = lists;
  const text = words(home);
  return (
    <>
      {[...returned.rows, ...refused.rows].map((row) => (
        <Card key={row.id} as="article">
          <Entry row={row} exporterName={nameOf?.(row.exporterId)} correction={corrections.get(row.id)}>
            {isNilReport(row) ? (
              <ButtonLink look="line" wide icon="eye" href="/kiriman?tab=menunggu">
                {words(common).actions.view}
              </ButtonLink>
            ) : (
              <CorrectButton row={row} />
            )}
          </Entry>
        </Card>
      ))}
      <More total={returned.total + refused.total} shown={returned.rows.length + refused.rows.length} href="/ekspor" />
      {waiting.rows.length > 0 && (
        <EntryList label={text.waiting}>
          {waiting.rows.map((row) => (
            <Entry key={row.id} row={row} exporterName={nameOf?.(row.exporterId)} />
          ))}
        </EntryList>
      )}
      <More total={waiting.total} shown={waiting.rows.length} href="/kiriman?tab=menunggu" />
      {drafts.rows.length > 0 && (
        <EntryList label={text.drafts}>
          {drafts.rows.map((draft) => (
            <DraftEntry key={draft.id} draft={draft} exporterName={nameOfDraft(draft)} />
          ))}
        </EntryList>
      )}
      <More total={drafts.total} shown={drafts.rows.length} href="/kiriman?tab=draf" />
    </>
  );

  function nameOfDraft({ values }: Draft) {
    return values.exporterId === undefined ? undefined : nameOf?.(values.exporterId);
  }
}

/** What the office has, the last first. */
export function LatestEntries({ lists, nameOf }: EntrySectionsProps) {
  if (lists.latest.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="latest-heading">
      <h2 id="latest-heading">{words(home).latest}</h2>
      <EntryList>
        {lists.latest.map((row) => (
          <Entry key={row.id} row={row} exporterName={nameOf?.(row.exporterId)} short />
        ))}
      </EntryList>
    </section>
  );
}

interface EntryProps {
  row: ShipmentRow | VisitRow | NilReportRow;
  exporterName?: string | undefined;
  correction?: Draft | undefined;
  short?: boolean;
  children?: ComponentChildren;
}

function Entry({ row, exporterName, correction, short, children }: EntryProps) {
  const shown = { exporterName, short, children };
  if ("visit" in row) return <VisitEntry row={row} correction={correction} {...shown} />;
  if (isNilReport(row)) return <NilReportEntry row={row} {...shown} />;
  return <ShipmentEntry row={row} correction={correction} {...shown} />;
}

function More({ total, shown, href }: { total: number; shown: number; href: string }) {
  if (total <= shown) return null;
  return (
    <p>
      <a class="link" href={href}>
        {words(home).more(total - shown)}
      </a>
    </p>
  );
}
