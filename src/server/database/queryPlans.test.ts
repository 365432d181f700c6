import { DatabaseSync } from "@photostructure/sqlite";
import { expect, it, vi } from "vitest";
import { invite } from "../session/invite.ts";
import { command, nilReport, record, shipmentIn, startTestServer } from "../testing.ts";
import { migrate } from "./migrations.ts";

const { prepared } = vi.hoisted(() => ({ prepared: new Set<string>() }));

vi.mock("@photostructure/sqlite", async (importOriginal) => {
  const original = await importOriginal<typeof import("@photostructure/sqlite")>();
  class Watched extends original.DatabaseSync {
    override prepare(text: string) {
      prepared.add(text);
      return super.prepare(text);
    }
  }
  return { ...original, DatabaseSync: Watched };
});

it("no statement walks through an office's records, however many there are", async () => {
  const server = await startTestServer();
  prepared.clear();
  await useEverything(server);
  const texts = [...prepared].filter((text) => /^(select|update|delete) /.test(text));
  expect(texts.length).toBeGreaterThan(20);

  // On an empty database: plans must not hang on what happens to be stored.
  const sqlite = new DatabaseSync(":memory:");
  migrate({ exec: (text) => sqlite.exec(text), get: (text) => sqlite.prepare(text).get() });
  const walks = texts.flatMap((text) => {
    const plan = sqlite.prepare(`explain query plan ${text}`).all() as { detail: string }[];
    return plan.filter(({ detail }) => isWalk(detail, text)).map(({ detail }) => `${detail}: ${text}`);
  });
  expect(walks).toEqual([]);
});

/** Whether a step of a plan reads more of a growing table than it answers with. */
function isWalk(detail: string, text: string): boolean {
  const [, how, table] = /^(SCAN|SEARCH) (\w+)/.exec(detail) ?? [];
  if (!["record", "command_log", "entry_revision", "declaration_number"].includes(table ?? "")) return false;
  if (/ where .*"month" = /.test(text)) return !detail.includes("record_of_month");
  return how === "SCAN" || /\(office_id=\?\)|\(office_id=\? AND sequence>\?/.test(detail);
}

async function useEverything(server: Awaited<ReturnType<typeof startTestServer>>): Promise<void> {
  const { batik } = server.exporters;
  const owner = await server.signIn("batikOwner");
  const supervisor = await server.signIn("supervisor");
  const numbers = { pebRegistrationNumber: "012345", pebRegistrationDate: "2026-11-01" };
  const [first, second] = [record(batik, numbers), record(batik)];
  await owner.push(nilReport(batik, "2026-11"), nilReport(batik, "2026-10"), first, second);
  const entry = { kind: "shipment", id: shipmentIn(first).id } as const;
  await supervisor.push(
    command("v1.review.approve", { entry }),
    command("v1.review.reopen", { entry, comment: "Cek" }),
  );
  await supervisor.push(command("v1.review.return", { entry, comment: "Cek" }));
  await owner.push(command("v1.shipment.revise", { shipment: shipmentIn(first) }));
  await supervisor.push(command("v1.review.reject", { entry, comment: "Dobel" }, { baseRevision: 2 }));
  for (const who of ["batikOwner", "batikMentor", "supervisor", "viewer"] as const) {
    const device = await server.signIn(who);
    await device.pullAll(2);
    await device.pull((await device.pull()).cursor);
    await device.request("/api/session");
    await device.request("/api/realisation?year=2026&by=exporter");
  }
  const tools = { now: server.clock.now, randomBytes: server.randomBytes };
  await invite(server.database, { role: "exporter", name: "A", exporters: ["CV Baru"], office: undefined }, tools);
  await invite(server.database, { role: "mentor", name: "B", exporters: ["CV Baru"], office: undefined }, tools);
}
