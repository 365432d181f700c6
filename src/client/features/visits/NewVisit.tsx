import { useEffect, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { store } from "../../current.ts";
import { NotSavedNotice } from "../../entries/NotSavedNotice.tsx";
import { words } from "../../language/dictionary.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { usePage } from "../../page.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Picker } from "../../ui/Picker.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useLive } from "../../useLive.ts";
import { beginVisit } from "./beginVisit.ts";
import { mayRecordVisit } from "./mayRecordVisit.ts";
import { pickerWords } from "./VisitFields.tsx";

/** `/kunjungan/baru?eksportir=ID`: whom the visit is about; known, it leads on to the form. */
export function NewVisit() {
  const { route } = useLocation();
  const exporterId = useRoute().query.eksportir;
  const isAllowed = mayRecordVisit();
  const text = words(visits);
  usePage({ title: text.new, back: "/kunjungan", hideNavigation: true });
  const [isNotSaved, setIsNotSaved] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for the exporter of the address
  useEffect(() => {
    if (isAllowed && exporterId !== undefined) void begin(exporterId);
  }, [exporterId, isAllowed]);
  const known = useLive(async () => {
    const { database } = store();
    const [exporters, last] = await Promise.all([
      database.exporters.orderBy("name").toArray(),
      database.visits.orderBy("day").reverse().limit(30).toArray(),
    ]);
    return { exporters, recent: [...new Set(last.map((row) => row.exporterId))].slice(0, 5) };
  }, []);

  async function begin(id: string) {
    setIsNotSaved(false);
    try {
      const draftId = await beginVisit(store(), id);
      // Not on this device any more, or a wrong address: the person picks another.
      route(draftId === undefined ? "/kunjungan/baru" : `/kunjungan/${draftId}/isi/1`, true);
    } catch {
      // Whatever ended the transaction, nothing of it is kept.
      setIsNotSaved(true);
    }
  }

  if (!isAllowed) {
    return (
      <>
        <PageTitle title={text.new} />
        <EmptyState text={text.notAllowed} />
      </>
    );
  }
  if (exporterId !== undefined && !isNotSaved) return <Skeleton label={text.loading} rows={4} />;
  return (
    <>
      <PageTitle title={text.new} />
      {isNotSaved && <NotSavedNotice />}
      <Picker
        id="exporterId"
        label={text.fields.exporterId}
        value={undefined}
        items={known?.exporters.map(({ id, name }) => ({ value: id, label: name }))}
        recent={known?.recent}
        onPick={(id) => void begin(id)}
        words={{ ...pickerWords(text.chooseExporter, text.searchExporter), recent: text.recentExporters }}
      />
      {known?.exporters.length === 0 && <p class="hint">{text.noExporters}</p>}
      <ButtonLink look="line" wide icon="plus" href="/eksportir/baru">
        {text.addProspect}
      </ButtonLink>
    </>
  );
}
