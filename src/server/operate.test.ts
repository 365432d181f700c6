import { afterEach, describe, expect, it, vi } from "vitest";
import { pushOf, startTestServer, type TestServer } from "./testing.ts";

const { argv } = process;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  process.argv = argv;
  process.exitCode = undefined;
});

describe("an operation", () => {
  it("new-epoch begins another life of the database, and says what that does", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const { said, complained } = await operate(server, "new-epoch");
    expect([said, complained]).toEqual([expect.stringMatching(/^A new epoch .*sends again .*\.\n$/), ""]);
    expect((await owner.pushRequest(pushOf(owner.session, []))).status).toBe(410);
  });

  it("invite prints a line for the person, businesses included", async () => {
    const server = await startTestServer();
    const args = ["invite", "mentor", "Contoh Baru", "--exporter", "CV Satu", "--exporter", "CV Dua"];
    const { said, complained } = await operate(server, ...args);
    expect([said, complained]).toEqual([expect.stringMatching(/^mentor\tContoh Baru\thttp:.*\/masuk#\S+\n$/), ""]);
    const rows = await server.database.read((snapshot) =>
      snapshot
        .selectFrom("assignment")
        .innerJoin("person", "person.id", "assignment.mentor_id")
        .select("assignment.exporter_id")
        .where("person.name", "=", "Contoh Baru")
        .execute(),
    );
    expect(rows).toHaveLength(2);
  });

  it.each([[[]], [["nonsense"]], [["new-epoch", "now"]], [["invite", "king", "A"]], [["invite", "viewer"]]])(
    "that isn't one is told how to be: %j",
    async (args) => {
      const { said, complained } = await operate(await startTestServer(), ...args);
      expect([said, complained, process.exitCode]).toEqual(["", expect.stringMatching(/Usage: invite ROLE NAME/), 1]);
    },
  );
});

/** Runs the command line in this process, on the server's database. */
async function operate({ stored }: TestServer, ...args: string[]): Promise<{ said: string; complained: string }> {
  for (const [name, value] of Object.entries(stored.environment)) vi.stubEnv(name, value);
  process.argv = [...argv.slice(0, 2), ...args];
  let [said, complained] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += text;
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    complained += text;
    return true;
  });
  vi.resetModules();
  await import("./operate.ts");
  vi.restoreAllMocks();
  return { said, complained };
}
