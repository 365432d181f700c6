import { describe, expect, it } from "vitest";
import { nilReport, postData, record, someId, startTestServer, type TestServer } from "../testing.ts";
import { verifyHistory } from "./verifyHistory.ts";

describe("the history's chain", () => {
  it("tells of sign-ins, of what devices sent and what became of it, and of changes, and fits", async () => {
    const { server, admin } = await someHistory();
    const { lines, head } = await historyOf(admin, "?subject=commands");
    expect(lines).toMatchObject([{ action: "receive", personName: "Contoh Ratna", after: { commands: [{}, {}] } }]);
    const signIns = await historyOf(admin, "?subject=device");
    expect(signIns.lines).toMatchObject([{ action: "sign-in" }, { action: "sign-in" }]);
    expect(await verify(server, head)).toEqual({ lines: 4, head, faults: [] });
  });

  it("can't be rewritten through the database that the server uses", async () => {
    const { server } = await someHistory();
    const change = server.database.write((tx) => tx.updateTable("history").set({ person_name: "Nobody" }).execute());
    await expect(change).rejects.toThrow("append-only");
    await expect(server.database.write((tx) => tx.deleteFrom("history").execute())).rejects.toThrow("append-only");
  });

  it.each([
    ["a line is edited", "update history set person_name = 'Nobody' where number = 2", "line 2 was changed"],
    ["a line is removed", "delete from history where number = 2", "lines 2 to 2 are missing"],
    ["a line loses its seal", "update history set hash = '' where number = 3", "line 3 was changed"],
    ["the end is cut off", "delete from history where number = 4", "the end was cut off"],
    ["a command is removed", "delete from command_log where name like '%nil-report%'", "is missing"],
    ["a command's outcome is edited", `update command_log set result = '{"outcome":"refused"}'`, "was changed"],
    [
      "a report is edited",
      `update entry_revision set body = replace(body, 'Contoh Ratna', 'Contoh Rudi')`,
      "was changed",
    ],
    ["a report is removed", "delete from entry_revision", "is missing"],
    [
      "what is shown of a report is edited",
      `update record set body = replace(body, 'Contoh Ratna', 'Contoh Rudi')`,
      "shows something else",
    ],
  ])("shows that %s by somebody with the database itself", async (_what, sql, fault) => {
    const { server, admin } = await someHistory();
    const { head } = await historyOf(admin, "");
    await server.stored.tamper(sql);
    const { faults } = await verify(server, head);
    expect(faults.join("; ")).toContain(fault);
  });
});

/** Lines: two sign-ins, a batch of two commands, a target. */
async function someHistory() {
  const server = await startTestServer();
  const admin = await server.signIn("admin");
  const owner = await server.signIn("batikOwner");
  await owner.push(
    record(server.exporters.batik, { toldBy: "Contoh Ratna" }),
    nilReport(server.exporters.batik, "2026-09"),
  );
  await postData(admin, "targets", { target: { id: someId(), year: 2026, usd: 1 } });
  return { server, admin };
}

type Head = { number: number; hash: string };

async function historyOf(admin: Awaited<ReturnType<TestServer["signIn"]>>, query: string) {
  const answer = await admin.request(`/api/data/history${query}`);
  return (await answer.json()) as { lines: object[]; head: Head };
}

async function verify(server: TestServer, head: Head) {
  const database = await server.stored.open();
  const { officeId: _office, ...found } = await database.read((snapshot) =>
    verifyHistory(snapshot, server.office.id, head),
  );
  await database.close();
  return found;
}
