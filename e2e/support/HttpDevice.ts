import { randomBytes, randomUUID } from "node:crypto";
import { gzipSync } from "node:zlib";

/** What the server says of a sign-in. */
export type HttpSession = {
  person: { id: string; exporterId?: string };
  deviceId: string;
  numberPrefix: string;
  epoch: string;
};

/** What became of each command of a batch. */
export type Result = { id: string; outcome: string };

export type Command = { id: string; name: string; body: unknown; claimedAt: string; number?: string };

const headers = { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" };

/** A signed-in device that speaks HTTP without a browser, for tests of the server under load. */
export class HttpDevice {
  private constructor(
    /** Of the server; another one of the same office may take its place. */
    public url: string,
    private readonly cookie: string,
    readonly session: HttpSession,
  ) {}

  /** Redeems a one-time link. */
  static async signIn(link: string): Promise<HttpDevice> {
    const { origin, hash } = new URL(link);
    const body = { token: hash.slice(1), secret: randomBytes(32).toString("base64url"), deviceName: "uji" };
    const response = await fetch(`${origin}/api/sign-in/link`, { method: "POST", headers, body: JSON.stringify(body) });
    if (response.status !== 200) throw new Error(`sign-in: ${response.status} ${await response.text()}`);
    const cookie = response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    return new HttpDevice(origin, cookie, (await response.json()) as HttpSession);
  }

  /** The answer, once the server takes it: where it says to wait, this waits. */
  async get(path: string): Promise<string> {
    for (;;) {
      const response = await fetch(`${this.url}${path}`, { headers: { ...headers, Cookie: this.cookie } });
      if (response.status === 200) return await response.text();
      await mustWait(response);
    }
  }

  /** A batch as a device sends it, compressed. */
  requestOf(commands: readonly Command[]): Uint8Array<ArrayBuffer> {
    const { deviceId, epoch } = this.session;
    const request = { protocol: 1, deviceId, epoch, lastNumber: 0, unsent: commands.length, commands };
    return new Uint8Array(gzipSync(JSON.stringify(request)));
  }

  /** Sends a batch once. @throws TypeError where no answer came, Error where the answer was no receipt */
  async send(request: Uint8Array<ArrayBuffer>): Promise<Result[]> {
    for (;;) {
      const response = await fetch(`${this.url}/api/sync/push`, {
        method: "POST",
        headers: { ...headers, "Content-Encoding": "gzip", Cookie: this.cookie },
        body: request,
      });
      if (response.status === 200) return ((await response.json()) as { results: Result[] }).results;
      await mustWait(response);
    }
  }

  /** All that a fresh device of this person would hold, by id. */
  async pullAll(): Promise<Map<string, { kind: string; record: unknown }>> {
    const held = new Map<string, { kind: string; record: unknown }>();
    for (let cursor = "0"; ; ) {
      const page = JSON.parse(await this.get(`/api/sync/pull?cursor=${cursor}&limit=500`)) as {
        changes: { id: string; kind: string; record: unknown }[];
        cursor: string;
        more: boolean;
      };
      for (const { id, kind, record } of page.changes) held.set(id, { kind, record });
      if (!page.more) return held;
      cursor = page.cursor;
    }
  }
}

/** @throws Error where waiting doesn't help */
async function mustWait(response: Response): Promise<void> {
  const text = await response.text();
  const seconds = Number(response.headers.get("Retry-After"));
  if (![429, 503].includes(response.status) || seconds === 0) throw new Error(`${response.status} ${text}`);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1_000 + 100));
}

/** A report of one item, as a phone of that business makes it; the id of its shipment is the command's `entryId`. */
export function reportBy({ session }: HttpDevice): Command & { entryId: string } {
  const shipment = {
    id: newId(),
    exporterId: session.person.exporterId,
    declaration: "via-third-party",
    thirdPartyName: "Contoh Niaga Bersama",
    exportedOn: `${new Date().getFullYear()}-01-05`,
    destinationCountry: "JP",
    currency: "USD",
    fobValue: 100_000,
    items: [{ commodity: "batik-sarong", quantity: 1_000_000, unit: "PCE", fobValue: 100_000 }],
    source: "self-report",
  };
  return {
    id: newId(),
    entryId: shipment.id,
    name: "v1.shipment.record",
    claimedAt: new Date().toISOString(),
    body: { shipment },
  };
}

/** UUIDv7, as devices make them. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
