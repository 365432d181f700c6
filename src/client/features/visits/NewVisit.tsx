import { useEffect } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { store } from "../../current.ts";
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
  const begin = (id: string) =>
    void beginVisit(store(), id).then((draftId) => route(`/kunjungan/${draftId}/isi/1`, true));
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for the exporter of the address
  useEffect(() => {
    if (isAllowed && exporterId !== undefined) begin(exporterId);
  }, [exporterId, isAllowed]);
  const known = useLive(async () => {
    const { database } = store();
    const [exporters, last] = await Promise.all([
      database.exporters.orderBy("name").toArray(),
      database.visits.orderBy("day").reverse().limit(30).toArray(),
    ]);
    return { exporters, recent: [...new Set(last.map((row) => row.exporterId))].slice(0, 5) };
  }, []);
  if (!isAllowed) {
    return (
      <>
        <PageTitle title={text.new} />
        <EmptyState text={text.notAllowed} />
      </>
    );
  }
  if (exporterId !== undefined) return <Skeleton label={text.loading} rows={4} />;
  return (
    <>
      <PageTitle title={text.new} />
      <Picker
        id="exporterId"
        label={text.fields.exporterId}
        value={undefined}
        items={known?.exporters.map(({ id, name }) => ({ value: id, label: name }))}
        recent={known?.recent}
        onPick={begin}
        words={{ ...pickerWords(text.chooseExporter, text.searchExporter), recent: text.recentExporters }}
      />
      {known?.exporters.length === 0 && <p class="hint">{text.noExporters}</p>}
      <ButtonLink look="line" wide icon="plus" href="/eksportir/baru">
        {text.addProspect}
      </ButtonLink>
    </>
  );
}
