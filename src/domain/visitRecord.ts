import * as z from "zod/mini";
import { entryRecordShape } from "./entryRecord.ts";
import { VisitContent } from "./visit.ts";

/** A visit as the office holds it: the latest revision and what became of it. */
export const VisitRecord = z.object({ visit: VisitContent, ...entryRecordShape });
export type VisitRecord = z.infer<typeof VisitRecord>;
