import { afterEach, describe, expect, it, vi } from "vitest";
import { newSecret } from "./session/tokens.ts";
import { pushOf, signInByLink, startTestServer, type TestServer } from "./testing.ts";

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

  it("office add makes another office, and prints its first admin's link", async () => {
    const server = await startTestServer();
    const add = (...more: string[]) => operate(server, "office", "add", ...more);
    const { said, complained } = await add("Dinas Lain", "--city", "Kota Lain", "--time-zone", "Asia/Makassar");
    expect([said, complained]).toEqual([expect.stringMatching(/^Dinas Lain\tadmin\thttp:.*\/masuk#\S+\n$/), ""]);
    const token = said.trim().split("#")[1] ?? "";
    const admin = await signInByLink(server.app, { token, secret: newSecret(server.randomBytes) });
    const office = { name: "Dinas Lain", shortName: "Dinas Lain", city: "Kota Lain", timeZone: "Asia/Makassar" };
    expect(admin.session).toMatchObject({ person: { name: "Admin", role: "admin" }, office });
    expect((await add("Dinas Lain")).complained).toContain("There is an office of that name");
    expect((await add("Dinas")).complained).toContain("There is an office of that name");
    expect((await add("Baru", "--time-zone", "Mars")).complained).toContain("Expected --time-zone");
    expect((await add(" ")).complained).toContain("Expected an office's name");
  });

  it.each([
    ["backup", /pg_dump/],
    ["restore", /pg_restore/],
  ])("%s leaves PostgreSQL to its own tools", async (command, tool) => {
    const server = await startTestServer();
    vi.stubEnv("DATABASE_URL", "postgres://office:secret@127.0.0.1:1/office");
    const { said, complained } = await operate(server, command, "copy");
    expect([said, complained]).toEqual(["", expect.stringMatching(tool)]);
    expect(complained).toContain("npm run new-epoch");
    expect(complained).not.toContain("secret");
  });

  it.each([
    [["office"]],
    [["office", "add"]],
    [[]],
    [["nonsense"]],
    [["new-epoch", "now"]],
    [["invite", "king", "A"]],
    [["invite", "viewer"]],
  ])("that isn't one is told how to be: %j", async (args) => {
    const { said, complained } = await operate(await startTestServer(), ...args);
    expect([said, complained, process.exitCode]).toEqual(["", expect.stringMatching(/Usage: invite ROLE NAME/), 1]);
  });
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
