import { useLocation } from "preact-iso";
import { words } from "../../language/dictionary.ts";
import { visits } from "../../language/indonesian/visits.ts";
import { Chip } from "../../ui/Chip.tsx";
import { rowsOf, type Section, sectionOf, sections, type VisitFault, type VisitValues } from "./visitDraft.ts";

interface SectionListProps {
  id: string;
  current: Section | undefined;
  values: VisitValues;
  faults: readonly VisitFault[];
  /** Writes what waits, before another section reads it. */
  onLeave?: () => Promise<boolean>;
}

/** The sections of a visit with their state, each the way to it: they can be filled in in any order. */
export function SectionList({ id, current, values, faults, onLeave }: SectionListProps) {
  const { route } = useLocation();
  const text = words(visits);
  const names = { 1: text.sections.who, 2: text.sections.outcome, 3: text.sections.followUps };
  return (
    <nav class="visit-sections" aria-label={text.sectionList}>
      <ol>
        {sections.map((section) => {
          const state = stateOf(section, values, faults);
          const href = `/kunjungan/${id}/isi/${section}`;
          return (
            <li key={section}>
              <a
                href={href}
                aria-current={section === current ? "step" : undefined}
                onClick={(event) => {
                  if (onLeave === undefined || event.ctrlKey || event.metaKey) return;
                  event.preventDefault();
                  event.stopPropagation();
                  void onLeave().then((isKept) => isKept && route(href));
                }}
              >
                {names[section]}
              </a>
              <Chip
                tone={state === "complete" ? "approved" : state === "faulty" ? "returned" : "draft"}
                icon={icons[state]}
              >
                {text.sectionStates[state]}
              </Chip>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

const icons = { complete: "check", open: "clock", faulty: "circle-alert" } as const;

/** What is never filled in beforehand. */
const outcomeFields = [
  "topics",
  "condition",
  "exportTrend",
  "turnoverIdr",
  "obstacles",
  "obstacleNote",
  "recommendation",
];

/** Untouched sections are open, not wrong: nobody has been there yet. */
function stateOf(section: Section, values: VisitValues, faults: readonly VisitFault[]) {
  const isTouched =
    section === 1 ||
    (section === 2 ? outcomeFields.some((field) => Boolean(values[field])) : rowsOf(values, "followUps").length > 0);
  if (!isTouched) return "open";
  return faults.some((fault) => sectionOf(fault.field) === section) ? "faulty" : "complete";
}
