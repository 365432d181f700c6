import type { RandomBytes } from "../domain/newId.ts";
import type { Database } from "./database/database.ts";
import { type ExampleSet, exampleIn, prepareExample, RealOfficeThere } from "./example/prepareExample.ts";
import { createSetUpLink, setUpUrl } from "./session/setUp.ts";
import { type Settings, WrongSettings } from "./settings.ts";

type Tools = {
  settings: Pick<Settings, "publicUrl" | "dataFolder" | "postgres">;
  now: number;
  randomBytes: RandomBytes;
};

const startBySet: Record<ExampleSet, string> = {
  whole: "npm start -- --example",
  facts: "npm start -- --example=facts",
};

/**
 * What a start tells the operator: how to come in. Makes the example office where one is asked for, and the links.
 * @throws WrongSettings where an example is asked for in the folder of a real office
 */
export async function welcomeLines(
  database: Database,
  example: ExampleSet | undefined,
  tools: Tools,
): Promise<string[]> {
  return example === undefined ? await setUpLines(database, tools) : await exampleLines(database, example, tools);
}

async function setUpLines(
  database: Database,
  { settings: { publicUrl, dataFolder }, randomBytes }: Tools,
): Promise<string[]> {
  const token = await createSetUpLink(database, randomBytes);
  if (token !== undefined) {
    return ["Server ini masih kosong. Buat kantor lewat tautan sekali pakai ini:", setUpUrl(publicUrl, token)];
  }
  const set = await exampleIn(database);
  if (set === undefined) return [];
  return [`Folder ${dataFolder} berisi kantor contoh. Tautan masuk untuk tiap peran: ${startIn(dataFolder, set)}`];
}

/** A line for each link, its parts between tabs; what else is said has none. */
async function exampleLines(
  database: Database,
  asked: ExampleSet,
  { settings: { publicUrl, dataFolder, postgres }, ...tools }: Tools,
): Promise<string[]> {
  try {
    const { set, links } = await prepareExample(database, asked, { ...tools, publicUrl });
    const lines = links.map(({ role, name, url }) => `${role}\t${name}\t${url}`);
    if (set === asked) return lines;
    const [held, wanted] = set === "facts" ? ["fakta saja", "lengkap"] : ["lengkap", "fakta saja"];
    const another = startIn(`${dataFolder}-${asked}`, asked);
    return [...lines, `Folder ${dataFolder} sudah berisi contoh ${held}. Untuk contoh ${wanted}: ${another}`];
  } catch (error) {
    if (!(error instanceof RealOfficeThere)) throw error;
    if (postgres !== undefined)
      throw new WrongSettings("DATABASE_URL holds a real office. Give the example a database of its own.");
    throw new WrongSettings(`${dataFolder} holds a real office. Give the example a folder of its own with DATA_DIR.`);
  }
}

function startIn(folder: string, set: ExampleSet): string {
  return `DATA_DIR="${folder}" ${startBySet[set]}`;
}
