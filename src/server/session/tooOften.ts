import { toInstant } from "../../domain/days.ts";
import type { Person } from "../../domain/person.ts";
import { noteChange } from "../history/noteChange.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { changeOffice } from "../offices/officeChange.ts";
import { TooOften } from "./throttle.ts";

/**
 * Passes an error on. Where it is the beginning of a wait, the log says so, and the history of the office whose
 * account was tried, if it is one.
 */
export async function noteTooOften(
  context: AppContext,
  { database, clock, log }: RouteParts,
  {
    error,
    account,
  }: { error: unknown; account: { officeId: string; person: Pick<Person, "id" | "name"> } | undefined },
): Promise<never> {
  if (error instanceof TooOften && error.begins) {
    log({ level: "info", event: `sign-in slowed by ${error.kind}`, requestId: context.get("requestId") });
    if (account !== undefined && (error.kind === "account" || error.kind === "device")) {
      const { officeId, person } = account;
      await changeOffice(database, officeId, (change) =>
        noteChange(
          change,
          { person: { name: "", role: "unknown" }, at: toInstant(clock()) },
          { action: "slow", subject: "password", id: person.id, name: person.name },
        ),
      );
    }
  }
  throw error;
}
