import type { EntryKind } from "../../domain/review.ts";
import type { CommandBody } from "../../protocol/commands.ts";
import { isDecision } from "../../protocol/commands.ts";
import type { OutboxRow } from "../database.ts";

/** Whether a command is about a shipment or a visit; undefined where it is about neither. */
export function kindOfEntry({ name, body }: Pick<OutboxRow, "name" | "body">): EntryKind | undefined {
  if (isDecision(name)) return (body as CommandBody<"v1.review.approve">).entry.kind;
  if (name.startsWith("v1.shipment.")) return "shipment";
  return name.startsWith("v1.visit.") ? "visit" : undefined;
}

export type MasterKind = "exporter" | "export-stop" | "follow-up";

/** Which of the records that nobody reviews a command is about; undefined where it is about none of them. */
export function kindOfMaster({ name }: Pick<OutboxRow, "name">): MasterKind | undefined {
  if (name.startsWith("v1.exporter.")) return "exporter";
  if (name.startsWith("v1.export-stop.")) return "export-stop";
  return name.startsWith("v1.follow-up.") ? "follow-up" : undefined;
}
