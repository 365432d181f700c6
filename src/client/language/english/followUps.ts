import { formatCount } from "../format.ts";
import type { FollowUpWords } from "../indonesian/followUps.ts";

const count = (number: number) => formatCount(number, { language: "en" });

export const followUps: FollowUpWords = {
  title: "Follow-ups",
  groups: { late: "Late", "this-week": "This week", later: "Later", done: "Done" },
  late: (days) => (days === 1 ? "1 day late" : `${count(days)} days late`),
  dueBy: (day) => `due ${day}`,
  doneOn: (day) => `done ${day}`,
  done: "Done",
  doneNow: (what) => `Done: ${what}`,
  reopen: "Open again",
  note: "Note",
  addNote: "Done, with a note",
  noteHint: "What came of it.",
  empty: "No follow-ups. Add them in a visit.",
  more: (more) => `Show ${count(more)} more`,
};
