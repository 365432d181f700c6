import { createHash } from "node:crypto";
import { syncRound } from "../device/sync/syncRound.ts";
import { newId } from "../domain/newId.ts";
import type { Office } from "../domain/office.ts";
import type { Person } from "../domain/person.ts";
import type { Session } from "../protocol/session.ts";
import type { Database } from "../server/database/database.ts";
import { createLink } from "../server/session/createLink.ts";
import { newSecret } from "../server/session/tokens.ts";
import { Activity } from "./activity.ts";
import { Memory } from "./memory.ts";
import type { Planted, PlantedBug } from "./plantedBugs.ts";
import { forPreviousBuild } from "./previousBuild.ts";
import { Random } from "./random.ts";
import { ReceiptWatch } from "./receiptWatch.ts";
import type { SimulatedDevice, Tab } from "./simulatedDevice.ts";
import { type Message, type NetworkFault, networkFaults, simulatedNetwork } from "./simulatedNetwork.ts";
import { SimulatedServer } from "./simulatedServer.ts";

/** When each simulation begins. */
const startAt = Date.parse("2026-11-24T02:12:00.000Z");

/** How much goes wrong in a run: some are calm, so that much gets done, and some are storms. */
type Weather = { faultPercent: number; weights: Partial<Record<NetworkFault, number>> };

/** One office with its server and its people's devices, on one clock and one seed. */
export class Simulation {
  readonly seed: number;
  readonly activity = new Activity();
  readonly memory = new Memory();
  readonly receipts = new ReceiptWatch();
  readonly bug: Planted | undefined;
  readonly server: SimulatedServer;
  readonly backupFile: string;
  adminCookie = "";
  readonly #weather: Weather;
  /** What happened, in words. */
  readonly story: string[] = [];
  readonly faults: Record<string, number> = {};
  /** What broke an invariant at once. */
  readonly broken: string[] = [];
  readonly #trace = createHash("sha256");
  readonly #mail: Message[] = [];
  #random: Random;
  now = startAt;
  isCalm = false;
  /** The server answers 503 until then. */
  busyUntil = 0;
  hasBackup = false;
  office!: Office;
  exporterIds: string[] = [];
  devices: SimulatedDevice[] = [];

  constructor(seed: number, { folder, bug }: { folder: string; bug: PlantedBug | undefined }) {
    this.seed = seed;
    this.bug = bug?.plant();
    this.#random = new Random("weather", seed);
    const weights = Object.fromEntries(networkFaults.map((fault) => [fault, this.#random.below(10)]));
    this.#weather = {
      faultPercent: this.#random.pick([0, 5, 15, 30, 50]),
      weights: { ...weights, "503": 0, "401": 1, ...(this.bug?.often && { [this.bug.often]: 50 }) },
    };
    this.backupFile = `${folder}/backup.sqlite`;
    this.server = new SimulatedServer({
      file: `${folder}/office.sqlite`,
      clock: () => this.now,
      randomBytes: new Random("server", seed).bytes,
      wrapDatabase: this.bug?.database,
      onException: (text) => this.broken.push(`the server met an exception: ${text.slice(0, 1500)}`),
    });
  }

  /** All draws until the next call come from here, so that a step draws the same whatever went before it. */
  drawFrom(random: Random): void {
    this.#random = random;
  }

  tell(words: string): void {
    this.story.push(words);
    this.#trace.update(`${this.now} ${words}\n`);
  }

  count(fault: string): void {
    this.faults[fault] = (this.faults[fault] ?? 0) + 1;
  }

  traceHash(): string {
    return this.#trace.copy().digest("hex");
  }

  newId(): string {
    return newId(this.now, this.#random.bytes);
  }

  get database(): Database {
    return this.server.database;
  }

  /** A fresh one-time link for a person, opened on one of their devices. */
  async newSession(person: Person, random: Random): Promise<{ session: Session; cookie: string }> {
    const tools = { officeId: this.office.id, personId: person.id, now: this.now, randomBytes: random.bytes };
    const token = await this.database.write((tx) => createLink(tx, tools));
    const body = JSON.stringify({ token, secret: newSecret(random.bytes), deviceName: "HP" });
    const redeem = () =>
      this.server.handle({
        method: "POST",
        path: "/api/sign-in/link",
        headers: { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" },
        body,
      });
    let answer = await redeem();
    if (answer === undefined) {
      // The server died on it: the same link and secret give the same session.
      await this.server.start();
      answer = await redeem();
    }
    if (answer?.status !== 200) throw new Error(`sign-in: ${answer?.status} ${answer?.text}`);
    return {
      session: JSON.parse(answer.text) as Session,
      cookie: answer.headers.get("Set-Cookie")?.split(";")[0] ?? "",
    };
  }

  /** Starts a round and leaves it running; it ends as its messages arrive. */
  startRound(device: SimulatedDevice, tab: Tab, { atOnce, inDoubt }: { atOnce: boolean; inDoubt: boolean }): void {
    if (tab.isSyncing) return;
    tab.isSyncing = true;
    const { life } = device;
    const network = simulatedNetwork(
      {
        send: (message) => this.#mail.push(message),
        server: this.server,
        drawFault: () => this.#drawFault(device),
        random: () => this.#random,
        tell: (words) => this.tell(words),
        received: (answer) => {
          this.receipts.received(device, answer);
          if (answer.results.some(({ outcome }) => outcome === "conflict")) this.count("conflict");
        },
      },
      {
        name: device.name,
        life,
        cookie: () => device.cookie,
        appVersion: device.build === "present" ? "0.2.0" : undefined,
      },
    );
    const given = this.bug?.network?.(network, device) ?? network;
    const round = {
      store: tab.store,
      network: device.build === "previous" ? forPreviousBuild(given) : given,
      watch: () => {},
      alone: device.alone,
      atOnce,
      inDoubt,
    };
    void syncRound(round).then(
      (result) => {
        tab.isSyncing = false;
        if (life.isOver) return;
        this.tell(`${device.name} has synced: ${result.kind}`);
        if (result.pulledAnew === true) void this.activity.during(async () => await this.#refreshSession(device));
      },
      (error: unknown) => {
        tab.isSyncing = false;
        if (life.isOver) return;
        this.tell(`${device.name}'s round broke off: ${(error as Error).name}`);
        if (!isStorageFailure(error)) this.broken.push(`a round threw: ${(error as Error).stack ?? String(error)}`);
      },
    );
  }

  /** After the copy was pulled anew the app asks who the person is by now. */
  async #refreshSession(device: SimulatedDevice): Promise<void> {
    const answer = await this.server.handle({
      method: "GET",
      path: "/api/session",
      headers: { Cookie: device.cookie },
    });
    if (answer?.status !== 200) return;
    const session = JSON.parse(answer.text) as Session;
    if (session.person.role !== device.role) this.tell(`${device.name} learns that its role is ${session.person.role}`);
    device.refreshSession(session);
  }

  #drawFault(device: SimulatedDevice): NetworkFault | undefined {
    const fault = this.#faultNow(device);
    if (fault !== undefined) this.count(fault);
    return fault;
  }

  #faultNow(device: SimulatedDevice): NetworkFault | undefined {
    if (this.isCalm) return undefined;
    if (!device.isSignedIn) return "401";
    if (this.busyUntil > this.now) return "503";
    if (!this.#random.percent(this.#weather.faultPercent)) return undefined;
    return this.#random.pickWeighted(this.#weather.weights);
  }

  /** Lets so many messages arrive, in an order of chance; then everything runs until it waits again. */
  async deliver(count: number): Promise<void> {
    for (let left = count; left > 0 && this.#mail.length > 0; ) {
      // Several at once now and then, so that the server works on more than one.
      const burst = this.isCalm ? 1 : this.#random.pick([1, 1, 2, 3]);
      for (let each = 0; each < burst && this.#mail.length > 0; each += 1) {
        const place = this.isCalm ? 0 : this.#random.below(this.#mail.length);
        const [message] = this.#mail.splice(place, 1);
        message?.arrive();
        left -= 1;
      }
      await this.#quiet();
    }
  }

  /** Lets everything arrive, and what comes of it, for as long as something is under way. */
  async deliverAll(): Promise<void> {
    await this.#quiet();
    while (this.#mail.length > 0) await this.deliver(this.#mail.length);
  }

  async quiet(): Promise<void> {
    await this.#quiet();
  }

  async #quiet(): Promise<void> {
    await this.activity.stopped();
    for (const device of this.devices) {
      for (const complaint of this.receipts.check(device)) this.broken.push(complaint);
    }
  }
}

/** What a browser's storage may answer at any time; the app lives on with it. */
export function isStorageFailure(error: unknown): boolean {
  const names = [
    "DatabaseClosedError",
    "AbortError",
    "QuotaExceededError",
    "InvalidStateError",
    "TransactionInactiveError",
  ];
  const { name, inner } = error as { name?: string; inner?: { name?: string } };
  return names.includes(name ?? "") || names.includes(inner?.name ?? "");
}
