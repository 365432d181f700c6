import * as z from "zod/mini";
import { Exporter } from "../domain/exporter.ts";
import { ExportStop } from "../domain/exportStop.ts";
import { FollowUpCompletion } from "../domain/followUp.ts";
import { Id } from "../domain/ids.ts";
import { NilReport } from "../domain/nilReport.ts";
import { EntryReference, ReviewComment } from "../domain/reviewState.ts";
import { Shipment } from "../domain/shipment.ts";
import { Visit } from "../domain/visit.ts";

const Reference = z.strictObject({ id: Id });

/**
 * Every change is a named, versioned command. A version stays readable for as long as a phone may hold one:
 * a new shape gets a new name beside the old, and the server turns the old into the new.
 */
export const commandBodies = {
  "v1.shipment.record": z.strictObject({ shipment: Shipment }),
  "v1.shipment.revise": z.strictObject({ shipment: Shipment }),
  "v1.nil-report.record": z.strictObject({ nilReport: NilReport }),
  "v1.visit.record": z.strictObject({ visit: Visit }),
  "v1.visit.revise": z.strictObject({ visit: Visit }),
  "v1.follow-up.complete": z.strictObject({ followUp: FollowUpCompletion }),
  "v1.follow-up.reopen": z.strictObject({ followUp: Reference }),
  "v1.export-stop.record": z.strictObject({ exportStop: ExportStop }),
  "v1.export-stop.withdraw": z.strictObject({ exportStop: Reference }),
  "v1.exporter.record": z.strictObject({ exporter: Exporter }),
  /** `before` is what the author had before them: fields that differ were changed, and merge with others' changes. */
  "v1.exporter.revise": z.strictObject({ exporter: Exporter, before: Exporter }),
  /** Chooses between the two versions of a field: `kept` drops the other one, `other` puts it in. */
  "v1.exporter.resolve": z.strictObject({
    exporter: Reference,
    conflictId: Id,
    field: z.string().check(z.maxLength(40)),
    choice: z.enum(["kept", "other"]),
  }),
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
  return name === "v1.shipment.revise" || name === "v1.visit.revise" || isDecision(name);
}

/** The office's word on an entry, as apart from what its author says. */
export function isDecision(name: string): boolean {
  return name.startsWith("v1.review.");
}

/** Any command with its body, told apart by its name. */
export type AnyCommand = { [Name in CommandName]: { name: Name; body: CommandBody<Name> } }[CommandName];
