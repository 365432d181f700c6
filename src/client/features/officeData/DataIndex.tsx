import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { usePage } from "../../page.ts";
import { EntryList, EntryRow } from "../../ui/EntryRow.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { dataParts, hrefOf } from "./dataParts.ts";

/** `/data`: the parts of the office's data. */
export function DataIndex() {
  const text = words(officeData);
  usePage({ title: text.title });
  return (
    <>
      <PageTitle title={text.title} />
      <EntryList label={text.title}>
        {dataParts.map((part) => (
          <EntryRow key={part} title={text.parts[part]} href={hrefOf(part)} hint={text.partsHint[part]} />
        ))}
      </EntryList>
    </>
  );
}
