import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Role } from "../domain/person.ts";
import { keepSentForDays } from "../protocol/sync.ts";
import { type Database, openDatabase } from "./database/database.ts";
import { UnusableDatabase } from "./database/migrations.ts";
import { renewEpochs } from "./offices/epoch.ts";
import { linkUrl } from "./session/createLink.ts";
import { type Invitation, invite, WrongInvitation } from "./session/invite.ts";
import { readSettings, type Settings, WrongSettings } from "./settings.ts";

const usage = `Usage: invite ROLE NAME [--exporter "NAME"]... [--office "NAME"]
  ROLE        ${Role.options.join(", ")}
  --exporter  the business that an exporter reports for, or one to assign to a mentor (may stand several times);
              made where the office has none of that name
  --office    which office, where the server holds several
Usage: new-epoch
  after a backup was put back: every device pulls anew and sends again what the backup lacks`;

const random = (length: number) => new Uint8Array(randomBytes(length));

/** A command line that can't be carried out; the message says what was expected. */
class WrongUsage extends Error {}

/** Does what was asked for and answers with what to tell the operator. */
type Operation = (database: Database, settings: Settings) => Promise<string>;

try {
  const operation = readArguments(process.argv.slice(2));
  const settings = readSettings(process.env);
  const file = join(settings.dataFolder, "office.sqlite");
  if (!existsSync(file)) {
    throw new WrongUsage(
      `There is no office in ${settings.dataFolder}. Start the server first, or set DATA_DIR to its folder.`,
    );
  }
  process.stdout.write(`${await withDatabase(file, (database) => operation(database, settings))}\n`);
} catch (error) {
  const known = [WrongUsage, WrongSettings, WrongInvitation, UnusableDatabase].some((kind) => error instanceof kind);
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function readArguments([command, ...given]: string[]): Operation {
  if (command === "invite") return inviteBy(readInvitation(given));
  if (command === "new-epoch" && given.length === 0) return beginNewEpoch;
  throw new WrongUsage(usage);
}

function readInvitation(given: string[]): Invitation {
  let parsed: { positionals: string[]; values: { exporter?: string[] | undefined; office?: string | undefined } };
  try {
    parsed = parseArgs({
      args: given,
      allowPositionals: true,
      options: { exporter: { type: "string", multiple: true }, office: { type: "string" } },
    });
  } catch (error) {
    throw new WrongUsage(`${(error as Error).message}\n${usage}`);
  }
  const [roleGiven, name, ...rest] = parsed.positionals;
  const role = Role.safeParse(roleGiven);
  if (!role.success) throw new WrongUsage(`"${roleGiven ?? ""}" is no role.\n${usage}`);
  if (name === undefined || rest.length > 0)
    throw new WrongUsage(`Expected one name; put a name of several words in quotes.\n${usage}`);
  return { role: role.data, name, exporters: parsed.values.exporter ?? [], office: parsed.values.office };
}

function inviteBy(invitation: Invitation): Operation {
  return async (database, { publicUrl }) => {
    const token = await invite(database, invitation, { now: Date.now(), randomBytes: random });
    return `${invitation.role}\t${invitation.name}\t${linkUrl(publicUrl, token)}`;
  };
}

/** A server that was set back notices by itself only while some device is ahead of it. */
async function beginNewEpoch(database: Database): Promise<string> {
  const offices = await renewEpochs(database, random);
  return `A new epoch has begun for ${offices} ${offices === 1 ? "office" : "offices"}: each device pulls anew at its next sync and sends again what it sent during the last ${keepSentForDays} days. What the database lacks comes back, and nothing counts twice.`;
}

async function withDatabase<Result>(file: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = openDatabase(file);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
