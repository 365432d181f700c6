import { list } from "./lists/visit_topics.csv";
import { readList } from "./readList.ts";

/** What a mentor and an exporter can have talked about: the service areas of PLUT and the Export Coaching Program. */
export interface VisitTopic {
  code: string;
  nameId: string;
  nameEn: string;
}

export const visitTopics: readonly VisitTopic[] = readList(list, ["code", "name_id", "name_en"]).map((row) => ({
  code: row.code,
  nameId: row.name_id,
  nameEn: row.name_en,
}));

const visitTopicsByCode = new Map(visitTopics.map((topic) => [topic.code, topic]));

export function visitTopicByCode(code: string): VisitTopic | undefined {
  return visitTopicsByCode.get(code);
}
