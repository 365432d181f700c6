import * as z from "zod/mini";
import { NilReport } from "../domain/nilReport.ts";
import { EntryReference, ReviewComment } from "../domain/reviewState.ts";
import { Shipment } from "../domain/shipment.ts";

/**
 * Every change is a named, versioned command. A version stays readable for as long as a phone may hold one:
 * a new shape gets a new name beside the old, and the server turns the old into the new.
 */
export const commandBodies = {
  "v1.shipment.record": z.strictObject({ shipment: Shipment }),
  "v1.shipment.revise": z.strictObject({ shipment: Shipment }),
  "v1.nil-report.record": z.strictObject({ nilReport: NilReport }),
  "v1.review.approve": z.strictObject({ entry: EntryReference }),
  "v1.review.return": z.strictObject({ entry: EntryReference, comment: ReviewComment }),
  "v1.review.reject": z.strictObject({ entry: EntryReference, comment: ReviewComment }),
  "v1.review.reopen": z.strictObject({ entry: EntryReference, comment: ReviewComment }),
};

export type CommandName = keyof typeof commandBodies;
export type CommandBody<Name extends CommandName> = z.infer<(typeof commandBodies)[Name]>;
export const commandNames = Object.keys(commandBodies) as CommandName[];

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandBodies, name);
}

/** Commands about a revision of an entry must name it. */
export function needsBaseRevision(name: CommandName): boolean {
  return name !== "v1.shipment.record" && name !== "v1.nil-report.record";
}

/** Any command with its body, told apart by its name. */
export type AnyCommand = { [Name in CommandName]: { name: Name; body: CommandBody<Name> } }[CommandName];
