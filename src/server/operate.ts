import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Person, Role } from "../domain/person.ts";
import { type Database, openDatabase } from "./database/database.ts";
import { UnusableDatabase } from "./database/migrations.ts";
import { linkUrl } from "./session/createLink.ts";
import { invite, WrongInvitation } from "./session/invite.ts";
import { readSettings, WrongSettings } from "./settings.ts";

const usage = `Usage: invite ROLE NAME [--exporter "NAME"] [--office "NAME"]
  ROLE        ${Role.options.join(", ")}
  --exporter  the business that an exporter reports for; made where the office has none of that name
  --office    which office, where the server holds several`;

const random = (length: number) => new Uint8Array(randomBytes(length));

/** A command line that can't be carried out; the message says what was expected. */
class WrongUsage extends Error {}

try {
  const invitation = readArguments(process.argv.slice(2));
  const settings = readSettings(process.env);
  const file = join(settings.dataFolder, "office.sqlite");
  if (!existsSync(file)) {
    throw new WrongUsage(
      `There is no office in ${settings.dataFolder}. Start the server first, or set DATA_DIR to its folder.`,
    );
  }
  const token = await withDatabase(file, (database) =>
    invite(database, invitation, { now: Date.now(), randomBytes: random }),
  );
  process.stdout.write(`${invitation.role}\t${invitation.name}\t${linkUrl(settings.publicUrl, token)}\n`);
} catch (error) {
  const known = [WrongUsage, WrongSettings, WrongInvitation, UnusableDatabase].some((kind) => error instanceof kind);
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function readArguments(given: string[]): {
  role: Person["role"];
  name: string;
  exporter: string | undefined;
  office: string | undefined;
} {
  let parsed: { positionals: string[]; values: { exporter?: string | undefined; office?: string | undefined } };
  try {
    parsed = parseArgs({
      args: given,
      allowPositionals: true,
      options: { exporter: { type: "string" }, office: { type: "string" } },
    });
  } catch (error) {
    throw new WrongUsage(`${(error as Error).message}\n${usage}`);
  }
  const [command, roleGiven, name, ...rest] = parsed.positionals;
  if (command !== "invite") throw new WrongUsage(usage);
  const role = Role.safeParse(roleGiven);
  if (!role.success) throw new WrongUsage(`"${roleGiven ?? ""}" is no role.\n${usage}`);
  if (name === undefined || rest.length > 0)
    throw new WrongUsage(`Expected one name; put a name of several words in quotes.\n${usage}`);
  return { role: role.data, name, exporter: parsed.values.exporter, office: parsed.values.office };
}

async function withDatabase<Result>(file: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = openDatabase(file);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
