import type { CommandName } from "../protocol/commands.ts";
import type { SentCommand } from "../protocol/sync.ts";
import { command, nilReport, record, someId, someShipment, someStop, someVisit, type TestServer } from "./testing.ts";

type Who = Parameters<TestServer["signIn"]>[0];

/** A command about the batik exporter that would be applied if its sender may. */
export async function commandAbout(server: TestServer, name: CommandName): Promise<SentCommand> {
  const exporterId = server.exporters.batik;
  const sends = async (who: Who, ...commands: SentCommand[]) => await (await server.signIn(who)).push(...commands);
  switch (name) {
    case "v1.shipment.record":
      return record(exporterId);
    case "v1.nil-report.record":
      return nilReport(exporterId, "2026-05");
    case "v1.visit.record":
      return command(name, { visit: someVisit(exporterId) });
    case "v1.visit.revise": {
      const visit = someVisit(exporterId);
      await sends("batikMentor", command("v1.visit.record", { visit }));
      return command(name, { visit: { ...visit, recommendation: "Baru" } });
    }
    case "v1.follow-up.complete":
    case "v1.follow-up.reopen": {
      const visit = someVisit(exporterId);
      const followUp = { id: visit.followUps[0]?.id ?? "", doneOn: "2026-11-21" };
      await sends("batikMentor", command("v1.visit.record", { visit }));
      if (name === "v1.follow-up.complete") return command(name, { followUp });
      await sends("batikMentor", command("v1.follow-up.complete", { followUp }));
      return command(name, { followUp: { id: followUp.id } });
    }
    case "v1.export-stop.record":
      return command(name, { exportStop: someStop(exporterId) });
    case "v1.export-stop.withdraw": {
      const exportStop = someStop(exporterId);
      await sends("supervisor", command("v1.export-stop.record", { exportStop }));
      return command(name, { exportStop: { id: exportStop.id } });
    }
    case "v1.exporter.record":
      return command(name, { exporter: { id: someId(), name: "Contoh Calon", commodities: [], destinations: [] } });
    case "v1.exporter.revise":
    case "v1.exporter.resolve": {
      const before = { id: exporterId, name: "Contoh batik", commodities: [], destinations: [] };
      const saying = (phone: string) => command("v1.exporter.revise", { exporter: { ...before, phone }, before });
      if (name === "v1.exporter.revise") return saying("0285123456");
      const [first, second] = [saying("0285123456"), saying("0285999999")];
      await sends("supervisor", first, second);
      return command(name, { exporter: { id: exporterId }, conflictId: second.id, field: "phone", choice: "other" });
    }
  }
  const shipment = someShipment(exporterId);
  await sends("batikOwner", command("v1.shipment.record", { shipment }));
  if (name === "v1.shipment.revise") return command(name, { shipment: { ...shipment, note: "Baru" } });
  const entry = { kind: "shipment", id: shipment.id } as const;
  if (name === "v1.review.approve") return command(name, { entry });
  if (name === "v1.review.reopen") await sends("supervisor", command("v1.review.approve", { entry }));
  return command(name, { entry, comment: "Alasan" });
}

/** Somebody who may send the command that `commandAbout` makes. */
export function senderOf(name: CommandName): Who {
  if (name.startsWith("v1.shipment.") || name.startsWith("v1.nil-report.")) return "batikOwner";
  return name.startsWith("v1.review.") || name === "v1.export-stop.withdraw" ? "supervisor" : "batikMentor";
}
