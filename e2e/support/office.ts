import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

export type Role = "exporter" | "mentor" | "supervisor" | "admin" | "viewer";

/** whole: the example office; facts: without the made-up set; empty: a server that has no office yet. */
export type OfficeSet = "whole" | "facts" | "empty";

const flagsOf = { whole: ["--example"], facts: ["--example=facts"], empty: [] } as const;

/** The real server of an office, as a process of its own that can be killed and started again. */
export class Office {
  readonly links = new Map<Role, string>();
  /** What an empty server prints for its first admin. */
  setUpLink: string | undefined;
  private server: ChildProcess | undefined;
  private wasStarted = false;

  private constructor(
    readonly url: string,
    private readonly port: number,
    readonly folder: string,
    private readonly set: OfficeSet,
    private readonly app: string,
    /** Of PostgreSQL, where that keeps the data. */
    private readonly databaseUrl: string | undefined,
  ) {}

  /** @param app the folder of the build that it runs */
  static async open({
    set = "whole",
    app = "dist",
    databaseUrl,
  }: {
    set?: OfficeSet;
    app?: string;
    databaseUrl?: string;
  } = {}): Promise<Office> {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), "jejak-ekspor-"));
    const office = new Office(`http://localhost:${port}`, port, folder, set, app, databaseUrl);
    await office.start();
    return office;
  }

  /** Starts the server on the same data; each start prints fresh links. */
  async start(): Promise<void> {
    const main = join(this.app, "server/main.js");
    const server = spawn(process.execPath, ["--disable-proto=delete", main, ...flagsOf[this.set]], {
      env: this.environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.server = server;
    this.links.clear();
    const said: string[] = [];
    server.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
    createInterface({ input: server.stdout ?? process.stdin }).on("line", (line) => {
      said.push(line);
      const [role, , link] = line.split("\t");
      if (role !== undefined && link !== undefined) this.links.set(role as Role, link);
      if (line.includes("/pasang#")) this.setUpLink = line;
    });
    const isFirst = !this.wasStarted;
    this.wasStarted = true;
    const hasSaidAll = () => (this.set === "empty" ? !isFirst || this.setUpLink !== undefined : this.links.size === 5);
    for (let tries = 0; !(hasSaidAll() && (await this.isHealthy())); tries += 1) {
      if (server.exitCode !== null || tries > 200) throw new Error(`The server didn't start:\n${said.join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** What `npm run invite` prints for an office that runs: a fresh link. */
  async invite(role: Role, name: string, ...more: string[]): Promise<string> {
    return (await this.operate("invite", role, name, ...more)).trim().split("\t")[2] ?? "";
  }

  link(role: Role): string {
    const link = this.links.get(role);
    if (link === undefined) throw new Error(`The server printed no link for ${role}.`);
    return link;
  }

  /** Of the running server, for those who look at it from outside. */
  get pid(): number {
    if (this.server?.pid === undefined) throw new Error("The server isn't running.");
    return this.server.pid;
  }

  /** Another process on the same data, at an address of its own. */
  async beside(): Promise<Office> {
    const port = await freePort();
    const office = new Office(`http://localhost:${port}`, port, this.folder, this.set, this.app, this.databaseUrl);
    await office.start();
    return office;
  }

  /** What an operator's command says; fails as it does. */
  async operate(...args: string[]): Promise<string> {
    const program = join(this.app, "server/operate.js");
    const env = this.environment();
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { env });
    return stdout;
  }

  /**
   * Ends the process as a power cut would (SIGKILL), or as a deploy does (SIGTERM).
   * @returns its exit code: null where a signal ended it
   */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<number | null> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined || server.exitCode !== null) return server?.exitCode ?? null;
    return await new Promise((resolve) => {
      server.once("exit", resolve);
      server.kill(signal);
    });
  }

  async close(): Promise<void> {
    await this.kill("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      PORT: String(this.port),
      PUBLIC_URL: this.url,
      DATA_DIR: this.folder,
      HOST: "127.0.0.1",
      ...(this.databaseUrl !== undefined && { DATABASE_URL: this.databaseUrl }),
    };
  }

  private async isHealthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/api/health`)).ok;
    } catch {
      return false;
    }
  }
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
