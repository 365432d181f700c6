/** Names that visits hold as codes, in the language of the page. A code the lists don't know is shown as it is. */
import type { FollowUpParty } from "../../domain/followUp.ts";
import { stopReasonByCode } from "../../domain/reference/stopReasons.ts";
import { visitTopicByCode } from "../../domain/reference/visitTopics.ts";
import type { ExportTrend, VisitKind } from "../../domain/visit.ts";
import { words } from "../language/dictionary.ts";
import { entries } from "../language/indonesian/entries.ts";
import { visits } from "../language/indonesian/visits.ts";
import { language } from "../language/language.ts";

export function visitKindName(kind: VisitKind): string {
  return words(entries).visitKinds[kind];
}

export function trendName(trend: ExportTrend): string {
  return words(visits).trends[trend];
}

export function topicName(code: string): string {
  return nameOf(visitTopicByCode(code)) ?? code;
}

/** What keeps a business from exporting, by the same list as why it stopped. */
export function obstacleName(code: string): string {
  return nameOf(stopReasonByCode(code)) ?? code;
}

export function partyName(party: FollowUpParty): string {
  return words(visits).parties[party];
}

/** The label of a visit's field, by its path (`followUps.0.dueOn`), or undefined for one that no page shows. */
export function visitFieldLabel(path: string): string | undefined {
  const labels: Partial<Record<string, string>> = words(visits).fields;
  return labels[path.replace(/^(metWith|followUps|topics|obstacles)\.\d+/, "$1")];
}

function nameOf(named: { nameId: string; nameEn: string } | undefined): string | undefined {
  return language.value === "id" ? named?.nameId : named?.nameEn;
}
