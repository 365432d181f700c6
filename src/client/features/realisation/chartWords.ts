import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { realisation } from "../../language/indonesian/realisation.ts";
import type { ChartWords } from "../../ui/charts/ChartFrame.tsx";

/** What all charts of the dashboard call their marks. */
export function chartWords(): ChartWords & { item: string; value: string } {
  const { approved, waiting, target, pace, before, item, value } = words(realisation);
  return { approved, waiting, target, pace, before, item, value, table: words(common).list.showTable };
}
