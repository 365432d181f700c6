import { stopReasons } from "../../../domain/reference/stopReasons.ts";
import { visitTopics } from "../../../domain/reference/visitTopics.ts";
import { type ExportTrend, ExportTrend as ExportTrends } from "../../../domain/visit.ts";
import { obstacleName, topicName, trendName, visitFieldLabel } from "../../entries/visitLabels.ts";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { RadioCards } from "../../ui/RadioCards.tsx";
import { VisitCodes, type VisitFormState, VisitText } from "./VisitFields.tsx";

/** What was talked about, how the business does, what is in its way, what the mentor advises. */
export function OutcomeSection({ form }: { form: VisitFormState }) {
  const text = words(visits);
  const { optional } = words(common);
  const { values, set, errorAt } = form;
  return (
    <>
      <VisitCodes
        form={form}
        field="topics"
        hint={text.topicsHint}
        codes={visitTopics.map(({ code }) => code)}
        nameOf={topicName}
      />
      <VisitText
        form={form}
        field="condition"
        optional
        hint={text.conditionHint}
        lines={4}
        autoCapitalize="sentences"
      />
      <RadioCards<ExportTrend>
        id="exportTrend"
        label={text.fields.exportTrend}
        optional={optional}
        value={values.exportTrend as ExportTrend | undefined}
        onChange={(exportTrend) => set({ exportTrend }, "exportTrend")}
        across
        choices={ExportTrends.options.map((value) => ({ value, label: trendName(value) }))}
      />
      <VisitText form={form} field="workers" optional inputMode="numeric" />
      <MoneyField
        id="turnoverIdr"
        label={visitFieldLabel("turnoverIdr") ?? ""}
        hint={text.turnoverHint}
        optional={optional}
        error={errorAt("turnoverIdr")}
        prefix="Rp"
        value={values.turnoverIdr ?? ""}
        onInput={(turnoverIdr) => set({ turnoverIdr }, "turnoverIdr")}
      />
      <VisitCodes
        form={form}
        field="obstacles"
        optional
        hint={text.obstaclesHint}
        codes={stopReasons.filter(({ code }) => code !== "unknown" && code !== "closed").map(({ code }) => code)}
        nameOf={obstacleName}
      />
      <VisitText form={form} field="obstacleNote" optional lines={3} autoCapitalize="sentences" />
      <VisitText form={form} field="recommendation" optional lines={4} autoCapitalize="sentences" />
    </>
  );
}
