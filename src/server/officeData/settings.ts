import { OfficeInput } from "../../protocol/officeData.ts";
import { convertWhatLacked } from "../entries/unconverted.ts";
import { noteChange } from "../history/noteChange.ts";
import type { RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { officeOf } from "../offices/officeFacts.ts";
import { putRecord } from "../offices/records.ts";
import { changeRoute } from "./changeRoute.ts";
import { figuresOf } from "./figures.ts";

/** `POST /api/data/office`: the office's settings. Another series of rates gives a value to what lacked one. */
export function settingsRoute(parts: RouteParts) {
  return changeRoute(parts, {
    body: OfficeInput,
    subject: () => "office",
    work: async (change, { office: settings }, actor) => {
      const { plan } = settings;
      if (plan !== undefined && plan.toYear < plan.fromYear) {
        throw new RequestProblem("bad-request", { field: "office.plan.toYear" });
      }
      const before = await officeOf(change);
      const after = { ...settings, id: before.id, example: before.example };
      await putRecord(change, "office", after.id, after);
      change.office = after;
      await noteChange(change, actor, {
        action: "change",
        subject: "office",
        id: after.id,
        name: after.name,
        before,
        after,
      });
      if (after.rateSeries !== before.rateSeries) {
        await convertWhatLacked(change, await figuresOf(change, "exchange-rate"));
      }
      return undefined;
    },
  });
}
