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
          {entry(
            row,
            isNilReport(row) ? (
              <ButtonLink look="line" wide icon="eye" href="/kiriman?tab=menunggu">
                {words(common).actions.view}
              </ButtonLink>
            ) : (
              <CorrectButton row={row} />
            ),
          )}
        </Card>
      ))}
      <More total={returned.total + refused.total} shown={returned.rows.length + refused.rows.length} href="/ekspor" />
      {waiting.rows.length > 0 && (
        <EntryList label={text.waiting}>
          {waiting.rows.map((row) => (
            <div key={row.id}>{entry(row)}</div>
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

  function entry(row: ShipmentRow | VisitRow | NilReportRow, button?: ComponentChildren) {
    const exporterName = nameOf?.(row.exporterId);
    if ("visit" in row) {
      return (
        <VisitEntry row={row} exporterName={exporterName} correction={corrections.get(row.id)}>
          {button}
        </VisitEntry>
      );
    }
    return isNilReport(row) ? (
      <NilReportEntry row={row} exporterName={exporterName}>
        {button}
      </NilReportEntry>
    ) : (
      <ShipmentEntry row={row} exporterName={exporterName} correction={corrections.get(row.id)}>
        {button}
      </ShipmentEntry>
    );
  }

  function nameOfDraft({ values }: Draft) {
    return values.exporterId === undefined ? undefined : nameOf?.(values.exporterId);
  }
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
