import { toInstant } from "../domain/days.ts";
import { renewEpochs } from "../server/offices/epoch.ts";
import { runningDevice } from "./acting.ts";
import { decideSomething, dismissDecisionSomewhere, undoSomething } from "./deskSteps.ts";
import { discardSomething, recordNil, recordSomething, retractSomething, reviseSomething } from "./entrySteps.ts";
import {
  addExporterInTheField,
  changeExporter,
  chooseVersion,
  clashOverExporter,
  completeSomething,
  dismissSomething,
  recordStop,
  reopenSomething,
  withdrawStop,
} from "./fieldSteps.ts";
import { changeRole, enterRate, reassign, setTarget } from "./officeSteps.ts";
import { Random } from "./random.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";
import type { Simulation } from "./simulation.ts";

/** One thing that happens; what exactly follows from its own seed and from how things stand then. */
export type Step = { kind: StepKind; seed: number };

type Perform = (simulation: Simulation, random: Random) => Promise<void>;

/** What can happen, with how often. */
const kinds = {
  "record-shipment": { weight: 16, perform: (world, random) => recordSomething(world, random, "shipment") },
  "revise-shipment": { weight: 6, perform: (world, random) => reviseSomething(world, random, "shipment") },
  "retract-shipment": { weight: 3, perform: (world, random) => retractSomething(world, random, "shipment") },
  "discard-refused-shipment": { weight: 2, perform: (world, random) => discardSomething(world, random, "shipment") },
  "record-nil-report": { weight: 4, perform: recordNil },
  "record-visit": { weight: 10, perform: (world, random) => recordSomething(world, random, "visit") },
  "revise-visit": { weight: 5, perform: (world, random) => reviseSomething(world, random, "visit") },
  "retract-visit": { weight: 2, perform: (world, random) => retractSomething(world, random, "visit") },
  "discard-refused-visit": { weight: 1, perform: (world, random) => discardSomething(world, random, "visit") },
  "decide-shipment": { weight: 12, perform: (world, random) => decideSomething(world, random, "shipment") },
  "decide-visit": { weight: 7, perform: (world, random) => decideSomething(world, random, "visit") },
  "undo-decision": { weight: 2, perform: undoSomething },
  "dismiss-decision": { weight: 2, perform: dismissDecisionSomewhere },
  "complete-follow-up": { weight: 5, perform: completeSomething },
  "reopen-follow-up": { weight: 2, perform: reopenSomething },
  "add-exporter": { weight: 5, perform: addExporterInTheField },
  "change-exporter": { weight: 6, perform: changeExporter },
  "clash-over-exporter": { weight: 3, perform: clashOverExporter },
  "choose-version": { weight: 8, perform: chooseVersion },
  "record-stop": { weight: 4, perform: recordStop },
  "withdraw-stop": { weight: 2, perform: withdrawStop },
  "dismiss-refusal": { weight: 2, perform: dismissSomething },
  "enter-rate": { weight: 2, perform: enterRate },
  "set-target": { weight: 1, perform: setTarget },
  reassign: { weight: 2, perform: reassign },
  "change-role": { weight: 1, perform: changeRole },
  sync: { weight: 40, perform: sync },
  deliver: { weight: 10, perform: async (world, random) => await world.deliver(random.between(1, 12)) },
  "update-app": { weight: 1, perform: updateApp },
  "open-tab": { weight: 2, perform: openTab },
  "device-crash": { weight: 5, perform: crashDevice },
  "storage-full": { weight: 3, perform: fillStorage },
  "connection-lost": { weight: 2, perform: loseConnections },
  "server-crash": { weight: 4, perform: crashServer },
  "server-start": { weight: 4, perform: async (world) => await startServer(world) },
  "busy-for-long": { weight: 1, perform: async (world, random) => beBusy(world, random) },
  "session-ended": { weight: 1, perform: endSession },
  "sign-in": { weight: 2, perform: signIn },
  backup: { weight: 2, perform: backUp },
  restore: { weight: 2, perform: restore },
  "time-passes": { weight: 4, perform: async (world, random) => passTime(world, random) },
  "clock-jump": { weight: 1, perform: async (world, random) => jumpClock(world, random) },
} satisfies Record<string, { weight: number; perform: Perform }>;
export type StepKind = keyof typeof kinds;

/** What a seed holds. */
export function planOf(seed: number): Step[] {
  const random = new Random("plan", seed);
  const weights = Object.fromEntries(Object.entries(kinds).map(([kind, { weight }]) => [kind, weight]));
  return Array.from({ length: random.between(60, 120) }, (_, index) => ({
    kind: random.pickWeighted(weights) as StepKind,
    seed: index,
  }));
}

export async function perform(world: Simulation, step: Step): Promise<void> {
  const random = new Random("step", world.seed, step.seed);
  world.drawFrom(random);
  world.now += random.between(50, 20_000);
  await kinds[step.kind].perform(world, random);
  await world.quiet();
  await world.deliver(random.pick([0, 0, 1, 2, 4]));
}

async function sync(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random);
  if (device === undefined) return;
  world.startRound(device, random.pick(device.tabs), { atOnce: random.percent(60), inDoubt: random.percent(15) });
  await world.quiet();
  await world.deliver(random.between(0, 5));
}

async function openTab(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random);
  if (device === undefined || device.tabs.length >= 3) return;
  world.tell(`${device.name} opens another tab`);
  await device.openTab();
  world.count("second-tab");
}

async function crashDevice(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random);
  if (device === undefined) return;
  const steps = random.below(40);
  world.tell(`${device.name}'s app will die ${steps} steps from now`);
  device.life.endAfter(steps);
  world.count("device-crash");
  // Mostly in the midst of a round.
  if (random.percent(70)) await sync(world, random);
}

async function fillStorage(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random);
  if (device === undefined) return;
  const writes = random.below(6);
  world.tell(`${device.name}'s storage will be full ${writes} writes from now`);
  device.life.onFull = () => world.count("quota-abort");
  device.life.fullAfter(writes);
}

async function loseConnections(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random);
  if (device === undefined) return;
  world.tell(`${device.name} loses its connections to the database`);
  device.loseConnections();
  world.count("connection-lost");
}

async function crashServer(world: Simulation, random: Random): Promise<void> {
  if (!world.server.isUp) return;
  const point = random.pick(["before", "inside", "after-commit"] as const);
  const writes = random.below(4);
  world.tell(`the server will die ${point} the transaction ${writes} writes from now`);
  world.server.crashSoon(point, writes);
  world.count(`server-crash-${point}`);
}

async function startServer(world: Simulation): Promise<void> {
  if (world.server.isUp) return;
  world.tell("the server starts again");
  await world.server.start();
}

function beBusy(world: Simulation, random: Random): void {
  world.busyUntil = world.now + random.between(60_000, 1_800_000);
  world.tell("the server answers 503 for a long time");
}

async function endSession(world: Simulation, random: Random): Promise<void> {
  const device = await runningDevice(world, random);
  if (device === undefined) return;
  device.isSignedIn = false;
  world.tell(`${device.name}'s session ends`);
  world.count("session-ended");
}

async function signIn(world: Simulation, random: Random): Promise<void> {
  const device = world.devices.find(({ isSignedIn }) => !isSignedIn);
  if (device === undefined) return;
  await signInAgain(world, device, random);
}

/** By the cookie that is good again, or by a new link, which makes the phone another device of the office. */
async function signInAgain(world: Simulation, device: SimulatedDevice, random: Random): Promise<void> {
  if (random.percent(50)) {
    device.isSignedIn = true;
    world.tell(`${device.name} is signed in again`);
    return;
  }
  await pairAnew(world, device, random);
}

export async function pairAnew(world: Simulation, device: SimulatedDevice, random: Random): Promise<void> {
  await startServer(world);
  const { session, cookie } = await world.newSession(device.person, random);
  device.beginSession(session, cookie);
  world.tell(`${device.name} signs in by a new link`);
}

async function backUp(world: Simulation): Promise<void> {
  if (!world.server.isUp) return;
  await world.server.backUp(world.backupFile);
  world.hasBackup = true;
  world.tell("the server's database is backed up");
}

async function restore(world: Simulation, random: Random): Promise<void> {
  if (!world.hasBackup) return;
  await startServer(world);
  await world.server.restore(world.backupFile);
  world.count("restore");
  world.tell("the backup is put back");
  // Mostly the operator says so; a server notices by itself while a device is ahead of it.
  if (random.percent(50) || !(await noticesByItself(world))) await renewEpochs(world.database, random.bytes);
}

/** A device whose cursor is ahead of the database that was put back asks for what is new. */
async function noticesByItself(world: Simulation): Promise<boolean> {
  const readOffice = () =>
    world.database.read((snapshot) =>
      snapshot.selectFrom("office").select(["version", "epoch"]).executeTakeFirstOrThrow(),
    );
  const { version, epoch } = await readOffice();
  for (const device of world.devices) {
    const cursor =
      device.rowsOf<{ key: string; value: string }>("meta").find(({ key }) => key === "cursor")?.value ?? "0";
    if (Number(/~(\d+)/.exec(cursor)?.[1] ?? 0) <= version) continue;
    const path = `/api/sync/pull?cursor=${encodeURIComponent(cursor)}&limit=500`;
    const answer = await world.server.handle({ method: "GET", path, headers: { Cookie: device.cookie } });
    // A cursor of another epoch is told 410 too, and tells the server nothing.
    if (answer?.status === 410 && (await readOffice()).epoch !== epoch) {
      world.tell("the server notices that it was set back");
      world.count("set-back-noticed");
      return true;
    }
  }
  return false;
}

async function updateApp(world: Simulation): Promise<void> {
  const device = world.devices.find(({ build }) => build === "previous");
  if (device === undefined) return;
  world.tell(`${device.name} gets the present build`);
  await device.update();
  await world.bug?.afterUpdate?.(device);
  world.count("app-update");
}

function passTime(world: Simulation, random: Random): void {
  const minutes = random.pick([2, 10, 60, 600, 1440]);
  world.now += minutes * 60_000;
  world.tell(`${minutes} minutes pass; it is ${toInstant(world.now)}`);
}

function jumpClock(world: Simulation, random: Random): void {
  const device = random.pick(world.devices);
  device.skew = random.pick([0, 0, 3_600_000, -86_400_000, 40 * 86_400_000, 900 * 86_400_000, -2_000 * 86_400_000]);
  world.tell(`${device.name}'s clock is off by ${Math.round(device.skew / 3_600_000)} hours`);
  world.count("clock-jump");
}
