import type { StatedCommodity } from "../../../domain/commodity.ts";
import { type IsoDate, isRealDay } from "../../../domain/days.ts";
import { ExportStop, type Period } from "../../../domain/exportStop.ts";
import { exportStopProblems } from "../../../domain/exportStopProblems.ts";
import { words } from "../../language/dictionary.ts";
import { formatDayField } from "../../language/format.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { parseDay } from "../../language/parse.ts";
import { type FormProblem, plainText, readDestinations } from "./exporterForm.ts";
import type { FormValues } from "./useFormDraft.ts";

export const periodKinds = ["year", "semester", "month", "day"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Fields of the form in its order; the goods' own are `goods.0.asStated` and `goods.0.commodity`. */
const fieldOrder = [
  "extent",
  "goods",
  "destinations",
  "open",
  "reason",
  "reasonWords",
  "from",
  "fromPart",
  "toldBy",
  "toldOn",
];

type Circumstances = { id: string; exporterId: string; kind: ExportStop["kind"]; today: IsoDate };

export type StopReading = { problems: readonly FormProblem<string>[]; stop: ExportStop | undefined };

/** Goods lines of the form, with the words they were told in. */
export function readGoods(values: FormValues): { asStated: string; commodity: string }[] {
  const count = Math.max(1, Number(values.goodsCount ?? 1) || 1);
  return Array.from({ length: Math.min(count, 50) }, (_, index) => ({
    asStated: values[`goods.${index}.asStated`] ?? "",
    commodity: values[`goods.${index}.commodity`] ?? "",
  }));
}

/** Reads the form, or tells what is wrong in words of the page's language, in its order, once per field. */
export function stopFromForm(values: FormValues, { id, exporterId, kind, today }: Circumstances): StopReading {
  const problems: FormProblem<string>[] = [];
  const { stop: text, problems: wrong } = words(exporters);
  const { empty, choice, day } = words(errors);
  const add = (field: string, said: string) => {
    if (!problems.some((problem) => problem.field === field)) problems.push({ field, text: said });
    return undefined;
  };
  const extentLabel = kind === "stop" ? text.stopExtent : text.resumeExtent;
  if (values.extent !== "whole" && values.extent !== "parts") add("extent", choice(extentLabel.replace(/\?$/, "")));
  const isWhole = values.extent !== "parts";
  const commodities = isWhole ? [] : readCommodities();
  const destinations = isWhole ? [] : [...readDestinations(values.destinations), ...readOpen()];
  if (!isWhole && problems.length === 0 && commodities.length === 0 && destinations.length === 0) {
    add("goods.0.asStated", wrong.extent);
  }
  const reason = kind === "stop" ? plainText(values.reason ?? "") : "";
  if (kind === "stop" && reason === "") add("reason", choice(text.reason));
  const reasonAsStated = kind === "stop" ? bounded("reasonWords", text.reasonWords, 500) : undefined;
  const from = readFrom();
  const toldBy = bounded("toldBy", text.toldBy, 200);
  if (toldBy === undefined) add("toldBy", wrong.toldBy);
  const toldOn = readDay("toldOn", text.toldOn);

  const candidate: ExportStop = {
    id,
    exporterId,
    kind,
    wholeExporter: isWhole,
    commodities,
    destinations,
    ...(reason === "" ? {} : { reason }),
    ...(reasonAsStated === undefined ? {} : { reasonAsStated }),
    from: from ?? today,
    toldBy: toldBy ?? "-",
    toldOn: toldOn ?? today,
  };
  for (const { field, code } of problems.length === 0 ? exportStopProblems(candidate, today) : []) {
    if (code !== "future") add(field, wrong.check(labelOf(field)));
    else if (field === "toldOn") add(field, day.future(text.toldOn, formatDayField(today)));
    else add(field, wrong.future(labelOf(field)));
  }
  if (problems.length === 0 && !ExportStop.safeParse(candidate).success) add("extent", wrong.check(extentLabel));
  const place = ({ field }: FormProblem<string>) => fieldOrder.indexOf(field.split(".")[0] ?? "");
  problems.sort((a, b) => place(a) - place(b));
  return { problems, stop: problems.length === 0 ? candidate : undefined };

  function bounded(field: string, label: string, longest: number): string | undefined {
    const value = plainText(values[field] ?? "");
    if (value.length > longest) return add(field, wrong.tooLong({ label, longest, typed: value.length }));
    return value || undefined;
  }

  function readCommodities(): StatedCommodity[] {
    return readGoods(values).flatMap(({ commodity }, index) => {
      const field = `goods.${index}.asStated`;
      const asStated = bounded(field, text.goodsItem(index + 1), 100);
      if (asStated === undefined) {
        if (commodity !== "") add(field, empty(text.goodsItem(index + 1)));
        return [];
      }
      if (commodity === "") {
        add(`goods.${index}.commodity`, wrong.goodsCode(index + 1));
        return [];
      }
      return [{ asStated, commodity }];
    });
  }

  function readOpen(): ExportStop["destinations"] {
    return plainText(values.open ?? "")
      .split(/[,;\n]/)
      .map((word) => word.trim())
      .filter(Boolean)
      .flatMap((asStated) => {
        if (asStated.length <= 100) return [{ kind: "open" as const, asStated }];
        add("open", wrong.tooLong({ label: text.openDestinations, longest: 100, typed: asStated.length }));
        return [];
      });
  }

  /** As exactly as it was told. */
  function readFrom(): Period | undefined {
    const periodKind = periodKindOf(values);
    const label = text.kinds[periodKind];
    if (periodKind === "day") return readDay("from", text.day);
    const year = plainText(values.year ?? "");
    if (!/^\d{4}$/.test(year)) return add("from", year === "" ? empty(text.year) : wrong.year(text.year));
    if (periodKind === "year") return year;
    const part = periodKind === "semester" ? values.semester : values.month;
    if (part === undefined || part === "") return add("fromPart", choice(label));
    const period = periodKind === "semester" ? `${year}-S${part}` : `${year}-${part}`;
    return isRealDay(`${year}-01-01`) ? period : add("from", wrong.year(text.year));
  }

  function readDay(field: "from" | "toldOn", label: string): IsoDate | undefined {
    const parsed = parseDay(values[field] ?? "", today);
    if (parsed.ok) return parsed.day;
    return add(field, parsed.problem === "empty" ? empty(label) : day[parsed.problem](label));
  }

  function labelOf(field: string): string {
    if (field === "from") return text.kinds[periodKindOf(values)];
    return { reason: text.reason, toldOn: text.toldOn, destinations: text.destinations }[field] ?? text.goods;
  }
}

export function periodKindOf(values: FormValues): PeriodKind {
  return periodKinds.find((kind) => kind === values.periodKind) ?? "month";
}
