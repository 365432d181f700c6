import type { ComponentChildren } from "preact";
import type { FollowUp } from "../../domain/followUp.ts";
import { areaByCode } from "../../domain/reference/areas.ts";
import type { Visit } from "../../domain/visit.ts";
import { words } from "../language/dictionary.ts";
import { formatCount, formatDay, formatMoney } from "../language/format.ts";
import { common } from "../language/indonesian/common.ts";
import { visits } from "../language/indonesian/visits.ts";
import { SummaryList, type SummaryRow } from "../ui/SummaryList.tsx";
import { obstacleName, partyName, topicName, trendName, visitFieldLabel, visitKindName } from "./visitLabels.ts";

/** A visit, or as much of one as its draft says so far. */
export type VisitFacts = Partial<Visit>;

interface VisitSummaryProps {
  visit: VisitFacts;
  /** For people who see several exporters. */
  exporterName?: string | undefined;
  /** On a check page: what is wrong at a field, what was typed there, and where a section is changed. */
  errorAt?: ((field: string) => string | undefined) | undefined;
  typedAt?: ((field: string) => string | undefined) | undefined;
  changeHref?: ((section: number) => string) | undefined;
  /** The rows of its form, also those in which something is missing. */
  followUpRows?: readonly { place: number; number: number; followUp?: FollowUp | undefined }[] | undefined;
}

/** Everything a visit says, in the sections of its form: what the form asks for also where it is empty. */
export function VisitSummary({ visit, exporterName, errorAt, typedAt, changeHref, followUpRows }: VisitSummaryProps) {
  const text = words(visits);
  const { notFilledIn, actions } = words(common);
  const row = (field: string, value: ComponentChildren): SummaryRow => ({
    term: visitFieldLabel(field) ?? field,
    value: value || typedAt?.(field),
    error: errorAt?.(field),
  });
  const section = (number: number, heading: string, rows: readonly SummaryRow[]) => (
    <SummaryList
      heading={heading}
      rows={rows}
      none={notFilledIn}
      change={changeHref && { href: changeHref(number), label: actions.change }}
    />
  );
  const { workers, turnoverIdr, exportTrend, kelurahan } = visit;
  const followUps =
    followUpRows ?? visit.followUps?.map((followUp, index) => ({ place: index, number: index + 1, followUp })) ?? [];
  const met = visit.metWith?.map(({ name, role }) => (role === undefined ? name : `${name} (${role})`));
  return (
    <>
      {section(1, text.sections.who, [
        ...(exporterName === undefined ? [] : [row("exporterId", exporterName)]),
        row("visitedOn", visit.visitedOn && dayAndTime(visit.visitedOn, visit.startedAt)),
        ...(errorAt?.("startedAt") === undefined ? [] : [row("startedAt", undefined)]),
        row("kind", visit.kind && visitKindName(visit.kind)),
        row("place", visit.place),
        row("kelurahan", kelurahan && (areaByCode(kelurahan)?.name ?? kelurahan)),
        row("metWith", met?.join(", ")),
      ])}
      {section(2, text.sections.outcome, [
        row("topics", visit.topics?.map(topicName).join(" · ")),
        row("condition", visit.condition),
        row("exportTrend", exportTrend && trendName(exportTrend)),
        row("workers", workers === undefined ? undefined : formatCount(workers)),
        row("turnoverIdr", turnoverIdr === undefined ? undefined : formatMoney(turnoverIdr, "IDR")),
        row("obstacles", visit.obstacles?.map(obstacleName).join(" · ")),
        row("obstacleNote", visit.obstacleNote),
        row("recommendation", visit.recommendation),
      ])}
      {section(
        3,
        text.sections.followUps,
        followUps.length === 0
          ? [row("followUps", undefined)]
          : followUps.map(({ place, number, followUp }) => ({
              term: text.followUpNumber(number),
              value: followUp === undefined ? typedAt?.(`followUps.${place}.what`) : followUpText(followUp),
              error: errorAt?.(`followUps.${place}`),
            })),
      )}
    </>
  );

  function followUpText({ what, who, dueOn }: FollowUp) {
    return `${what} · ${partyName(who)} · ${formatDay(dueOn)}`;
  }

  function dayAndTime(day: string, time: string | undefined) {
    return time === undefined ? formatDay(day) : `${formatDay(day)}, ${time.replace(":", ".")}`;
  }
}
