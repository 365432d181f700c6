import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export type Role = "exporter" | "mentor" | "supervisor" | "admin" | "viewer";

/** The real server of an example office, as a process of its own that can be killed and started again. */
export class Office {
  readonly links = new Map<Role, string>();
  private server: ChildProcess | undefined;

  private constructor(
    readonly url: string,
    private readonly port: number,
    private readonly folder: string,
    private readonly flags: readonly string[],
  ) {}

  static async open(set: "whole" | "facts" = "whole"): Promise<Office> {
    const port = await freePort();
    const folder = await mkdtemp(join(tmpdir(), "jejak-ekspor-"));
    const flag = set === "facts" ? "--example=facts" : "--example";
    const office = new Office(`http://localhost:${port}`, port, folder, [flag]);
    await office.start();
    return office;
  }

  /** Starts the server on the same data; each start prints fresh links. */
  async start(): Promise<void> {
    const server = spawn(process.execPath, ["--disable-proto=delete", "dist/server/main.js", ...this.flags], {
      env: { ...process.env, PORT: String(this.port), PUBLIC_URL: this.url, DATA_DIR: this.folder, HOST: "127.0.0.1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.server = server;
    const said: string[] = [];
    server.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
    for await (const line of createInterface({ input: server.stdout ?? process.stdin })) {
      said.push(line);
      const [role, , link] = line.split("\t");
      if (role !== undefined && link !== undefined) this.links.set(role as Role, link);
      if (this.links.size === 5 && (await this.isHealthy())) break;
    }
    for (let tries = 0; !(await this.isHealthy()); tries += 1) {
      if (server.exitCode !== null || tries > 100) throw new Error(`The server didn't start:\n${said.join("\n")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    // What it logs from here on isn't read, and must not fill the pipe.
    server.stdout?.resume();
  }

  link(role: Role): string {
    const link = this.links.get(role);
    if (link === undefined) throw new Error(`The server printed no link for ${role}.`);
    return link;
  }

  /** Ends the process as a power cut would (SIGKILL), or as a deploy does (SIGTERM). */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const server = this.server;
    this.server = undefined;
    if (server === undefined || server.exitCode !== null) return;
    await new Promise((resolve) => {
      server.once("exit", resolve);
      server.kill(signal);
    });
  }

  async close(): Promise<void> {
    await this.kill("SIGTERM");
    await rm(this.folder, { recursive: true, force: true });
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
