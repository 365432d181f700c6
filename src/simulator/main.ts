import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { plantedBugs } from "./plantedBugs.ts";
import { shortestStory } from "./shortestStory.ts";
import { hasFindings, type SeedResult, simulateSeed } from "./simulateSeed.ts";
import { newTotals, type Totals } from "./totals.ts";

const usage = `Usage: npm run simulate -- [--seeds N] [--seed S] [--workers W] [--story] [--bug NAME]
  --seeds    how many seeds, 300 unless told otherwise
  --seed     the first of them, 1 unless told otherwise
  --workers  processes that share the work
  --story    tells what happened in each seed
  --bug      plants one of: ${plantedBugs.map(({ name }) => name).join(", ")}`;

/** Of a hundred seeds one is played twice, and must end the same. */
const rerunEvery = 100;

/** From so many seeds on, a fault that never came is a fault of the simulator. */
const allFaultsFrom = 100;

/** Failing seeds of each process whose stories are shortened, which takes up to a minute each. */
const shortened = 5;

type Wanted = { seeds: number; seed: number; workers: number; story: boolean; bug: string | undefined };

const wanted = readArguments();
const nth = process.env.SIMULATOR_WORKER;
if (nth === undefined) await conduct(wanted);
else await work(wanted, Number(nth), (result) => process.send?.(result));

function readArguments(): Wanted {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: "string" },
        seed: { type: "string" },
        workers: { type: "string" },
        story: { type: "boolean" },
        bug: { type: "string" },
      },
    });
    const number = (text: string | undefined, otherwise: number) => (text === undefined ? otherwise : Number(text));
    const { seeds, seed, workers } = values;
    const read = { seeds: number(seeds, 300), seed: number(seed, 1), workers: number(workers, 1) };
    if (Object.values(read).some((value) => !Number.isInteger(value) || value < 1))
      throw new Error("Expected a number.");
    return { ...read, story: values.story ?? false, bug: values.bug };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}\n`);
    process.exit(1);
  }
}

/** Plays seeds one after the other; a process among several plays every nth. */
async function work(
  { seeds, seed, workers, story, bug }: Wanted,
  nth: number,
  done: (result: SeedResult) => void,
): Promise<void> {
  const planted = plantedBugs.find(({ name }) => name === bug);
  if (bug !== undefined && planted === undefined) throw new Error(usage);
  let failed = 0;
  for (let each = seed + nth; each < seed + seeds; each += workers) {
    const result = await simulateSeed(each, { bug: planted });
    if ((each - seed) % rerunEvery === 0) {
      const again = await simulateSeed(each, { bug: planted });
      if (again.traceHash !== result.traceHash) result.findings.other.push("played again, the seed ended otherwise");
    }
    if (story) console.log(result.story.join("\n"));
    if (hasFindings(result.findings)) {
      failed += 1;
      result.story = failed <= shortened ? await shortestStory(each, planted) : [];
    }
    done(result);
  }
}

/** Tells what each process found, and at the end a line for programs. */
async function conduct(wanted: Wanted): Promise<void> {
  const startedAt = performance.now();
  const totals = newTotals();
  const add = (result: SeedResult) => {
    totals.add(result);
    if (hasFindings(result.findings)) tellOf(result);
  };
  if (wanted.workers === 1) await work(wanted, 0, add);
  else await Promise.all(Array.from({ length: wanted.workers }, (_, worker) => workApart(worker, add)));
  const unfired = wanted.seeds >= allFaultsFrom && wanted.bug === undefined ? totals.unfired() : [];
  if (unfired.length > 0) console.log(`These faults never came, so nothing was shown of them: ${unfired.join(", ")}`);
  const seconds = (performance.now() - startedAt) / 1000;
  const told: Totals = { ...totals.told(), unfired, seconds: Math.round(seconds * 10) / 10 };
  console.log(JSON.stringify(told));
  const isWell = unfired.length === 0 && told.failedSeeds.length === 0 && told.seeds === wanted.seeds;
  process.exitCode = isWell ? 0 : 1;
}

/** A process of its own for a share of the seeds. */
async function workApart(worker: number, add: (result: SeedResult) => void): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), {
    // As in .scripts/simulate.mjs.
    execArgv: ["--import", "data:text/javascript,delete globalThis.BroadcastChannel"],
    env: { ...process.env, SIMULATOR_WORKER: String(worker) },
  });
  child.on("message", (result) => add(result as SeedResult));
  await new Promise<void>((resolve) => child.once("exit", () => resolve()));
}

function tellOf({ seed, findings, story }: SeedResult): void {
  console.log(`\nSeed ${seed} failed:`);
  for (const [kind, list] of Object.entries(findings)) {
    for (const words of list.slice(0, 10)) console.log(`  ${kind}: ${words}`);
  }
  console.log("Its shortest story:");
  for (const line of story) console.log(`  ${line}`);
}
