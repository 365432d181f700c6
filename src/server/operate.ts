import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { toInstant } from "../domain/days.ts";
import { Role } from "../domain/person.ts";
import { keepSentForDays } from "../protocol/sync.ts";
import { backUp } from "./backup/backUp.ts";
import { BackupProblem } from "./backup/backupProblem.ts";
import { restoreBackup } from "./backup/restoreBackup.ts";
import type { Database } from "./database/database.ts";
import { DatabaseProblem } from "./database/databaseProblem.ts";
import { UnusableDatabase } from "./database/migrations.ts";
import { openOfficeDatabase } from "./database/openOfficeDatabase.ts";
import { type Verified, verifyHistory } from "./history/verifyHistory.ts";
import { renewEpochs } from "./offices/epoch.ts";
import { addOffice, type NewOffice, WrongOffice } from "./session/addOffice.ts";
import { linkUrl } from "./session/createLink.ts";
import { type Invitation, invite, WrongInvitation } from "./session/invite.ts";
import { readSettings, type Settings, WrongSettings } from "./settings.ts";

const usage = `Usage: invite ROLE NAME [--exporter "NAME"]... [--office "NAME"]
  ROLE        ${Role.options.join(", ")}
  --exporter  the business that an exporter reports for, or one to assign to a mentor (may stand several times);
              made where the office has none of that name
  --office    which office, where the server holds several
Usage: office add NAME [--short NAME] [--city NAME] [--time-zone ZONE] [--admin NAME]
  adds an office beside those that the server holds, and prints the one-time link of its first admin
Usage: new-epoch
  after a backup was put back by hand: every device pulls anew and sends again what the backup lacks
Usage: backup FILE
  copies the database of a server, which may be running, with its photos beside it
Usage: restore FILE
  puts a backup in the place of the database of a server that is stopped
Usage: verify-audit [--head NUMBER:HASH]
  looks for lines of the history, commands and revisions that were changed, removed or cut off
  --head  the end of the history as it was noted elsewhere, such as in an exported table`;

const random = (length: number) => new Uint8Array(randomBytes(length));

/** A command line that can't be carried out; the message says what was expected. */
class WrongUsage extends Error {}

/** The history isn't as it was written; the message names each place. */
class FaultyHistory extends Error {}

/** Does what was asked for and answers with what to tell the operator. */
type Operation = (settings: Settings) => Promise<string>;

try {
  const operation = readArguments(process.argv.slice(2));
  process.stdout.write(`${await operation(readSettings(process.env))}\n`);
} catch (error) {
  const known = [
    DatabaseProblem,
    WrongUsage,
    WrongSettings,
    WrongInvitation,
    WrongOffice,
    UnusableDatabase,
    BackupProblem,
    FaultyHistory,
  ].some((kind) => error instanceof kind);
  if (!known) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

function readArguments([command, ...given]: string[]): Operation {
  if (command === "invite") return inviteBy(readInvitation(given));
  if (command === "office") return addOfficeBy(readNewOffice(given));
  if (command === "new-epoch" && given.length === 0) return beginNewEpoch;
  if (command === "verify-audit") return verifyAudit(readHead(given));
  const [file, ...more] = given;
  if (file !== undefined && !file.startsWith("-") && more.length === 0) {
    if (command === "backup") return backupTo(file);
    if (command === "restore") return restoreFrom(file);
  }
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
  return async (settings) => {
    const token = await withDatabase(settings, (database) =>
      invite(database, invitation, { now: Date.now(), randomBytes: random }),
    );
    return `${invitation.role}\t${invitation.name}\t${linkUrl(settings.publicUrl, token)}`;
  };
}

function readNewOffice(given: string[]): NewOffice {
  const text = { type: "string" } as const;
  try {
    const { positionals, values } = parseArgs({
      args: given,
      allowPositionals: true,
      options: { short: text, city: text, "time-zone": text, admin: text },
    });
    const [verb, name, ...rest] = positionals;
    if (verb !== "add" || name === undefined || rest.length > 0)
      throw new Error("Expected add and one name; put a name of several words in quotes.");
    const { short, city, "time-zone": timeZone, admin } = values;
    return { name, shortName: short, city, timeZone, adminName: admin };
  } catch (error) {
    throw new WrongUsage(`${(error as Error).message}\n${usage}`);
  }
}

function addOfficeBy(office: NewOffice): Operation {
  return async (settings) => {
    const token = await withDatabase(settings, (database) =>
      addOffice(database, office, { now: Date.now(), randomBytes: random }),
    );
    return `${office.name}\tadmin\t${linkUrl(settings.publicUrl, token)}`;
  };
}

/** A server that was set back notices by itself only while some device is ahead of it. */
async function beginNewEpoch(settings: Settings): Promise<string> {
  const offices = await withDatabase(settings, (database) => renewEpochs(database, random));
  return `A new epoch has begun for ${offices} ${offices === 1 ? "office" : "offices"}: each device pulls anew at its next sync and sends again what it sent during the last ${keepSentForDays} days. What the database lacks comes back, and nothing counts twice.`;
}

function backupTo(file: string): Operation {
  return async ({ dataFolder, postgres }) => {
    if (postgres !== undefined) throw new BackupProblem(byPostgresTools("pg_dump --format=custom --file=FILE"));
    const made = backUp(dataFolder, file, toInstant(Date.now()));
    return `${file} holds ${countsOf(made)}, opened and checked.`;
  };
}

function restoreFrom(file: string): Operation {
  return async ({ dataFolder, postgres }) => {
    if (postgres !== undefined)
      throw new BackupProblem(byPostgresTools("pg_restore --clean --if-exists --dbname=DATABASE_URL FILE"));
    const restored = await restoreBackup(dataFolder, file, { at: toInstant(Date.now()), randomBytes: random });
    const lines = [
      `${dataFolder} holds again ${countsOf(restored)}.`,
      restored.before === undefined ? undefined : `What was there before lies in ${restored.before}.`,
      `A new epoch has begun: devices send again what they sent during the last ${keepSentForDays} days, and nothing counts twice.`,
      "Unused sign-in links have ended. Look at people, roles and devices: they are as they were at the time of the backup.",
    ];
    return lines.filter((line) => line !== undefined).join("\n");
  };
}

function byPostgresTools(command: string): string {
  return `The data lies in PostgreSQL, whose own tools copy it and put it back: ${command}. After it was put back, npm run new-epoch has the devices send again what it lacks.`;
}

function countsOf({ offices, people, records, revisions, commands, photos }: ReturnType<typeof backUp>): string {
  return `${offices} offices, ${people} people, ${records} records, ${revisions} revisions, ${commands} commands and ${photos} photos`;
}

type Head = { number: number; hash: string };

function readHead(given: string[]): Head | undefined {
  if (given.length === 0) return undefined;
  const [, number, hash] = /^--head[= ](\d{1,12}):([0-9a-f]{64})$/.exec(given.join(" ")) ?? [];
  if (number === undefined || hash === undefined) throw new WrongUsage(usage);
  return { number: Number(number), hash };
}

function verifyAudit(head: Head | undefined): Operation {
  return async (settings) => {
    const found = await withDatabase(settings, (database) =>
      database.read(async (snapshot) => {
        const offices = await snapshot.selectFrom("office").select("id").execute();
        if (head !== undefined && offices.length > 1)
          throw new WrongUsage("A head can be looked for on a server with one office only.");
        const all: Verified[] = [];
        for (const { id } of offices) all.push(await verifyHistory(snapshot, id, head));
        return all;
      }),
    );
    const lines = found.flatMap(({ officeId, lines, head: end, faults }) => [
      `${officeId}: ${lines} lines, head ${end === undefined ? "none" : `${end.number}:${end.hash}`}`,
      ...faults.map((fault) => `  ${fault}`),
    ]);
    if (found.some(({ faults }) => faults.length > 0)) throw new FaultyHistory(lines.join("\n"));
    return lines.join("\n");
  };
}

async function withDatabase<Result>(
  settings: Settings,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const { dataFolder, postgres } = settings;
  if (postgres === undefined && !existsSync(join(dataFolder, "office.sqlite"))) {
    throw new WrongUsage(`There is no office in ${dataFolder}. Start the server first, or set DATA_DIR to its folder.`);
  }
  const database = await openOfficeDatabase(settings);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
