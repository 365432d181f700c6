import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Exporter } from "../domain/exporter.ts";
import type { ExportStop } from "../domain/exportStop.ts";
import type { FollowUpCompletion, FollowUpRecord } from "../domain/followUp.ts";
import type { Shipment } from "../domain/shipment.ts";
import type { ShipmentRecord } from "../domain/shipmentRecord.ts";
import type { Visit } from "../domain/visit.ts";
import type { RecordKind, RecordOf } from "../protocol/changes.ts";
import { commandHash } from "../protocol/commandHash.ts";
import type { PushRequest, PushResult, SentCommand } from "../protocol/sync.ts";
import { DeviceDatabase } from "./database.ts";
import type { DeviceStore } from "./deviceStore.ts";
import type { Network, NetworkAnswer } from "./sync/network.ts";

// For tests: a device on an in-memory IndexedDB, and a server that keeps the contract in a few lines.

export const officeId = "01890000-0000-7000-8000-000000000001";
export const exporterId = "01890000-0000-7000-8000-000000000002";
const personId = "01890000-0000-7000-8000-000000000003";
const deviceId = "01890000-0000-7000-8000-000000000004";

export type TestDevice = { store: DeviceStore; setClock: (now: number) => void };

export async function newDevice(startAt = Date.parse("2026-11-24T02:12:00.000Z")): Promise<TestDevice> {
  let now = startAt;
  let counter = 0;
  const database = new DeviceDatabase("device", { indexedDB: new IDBFactory(), IDBKeyRange });
  await database.open();
  return {
    store: {
      database,
      clock: () => now,
      // Different at every call, the same at every run.
      randomBytes: (length) => {
        counter += 1;
        return Uint8Array.from({ length }, (_, index) => Math.imul(counter, 0x9e3779b1) >>> ((index * 7) % 25));
      },
      session: {
        person: { id: personId, name: "Contoh Ratna", role: "exporter", exporterId },
        office: {
          id: officeId,
          name: "Kantor contoh",
          shortName: "Contoh",
          city: "Contoh",
          timeZone: "Asia/Jakarta",
          rateSeries: "fixed",
          reportingDeadlineDay: 10,
          example: true,
        },
        deviceId,
        numberPrefix: "CR",
        epoch: "epoch-1",
      },
    },
    setClock: (moment) => {
      now = moment;
    },
  };
}

let made = 0;

/** A plain shipment of 1,000 kg of rosin to Japan. */
export function someShipment(different: Partial<Shipment> = {}): Shipment {
  made += 1;
  return {
    id: `01890000-0000-7000-8001-${String(made).padStart(12, "0")}`,
    exporterId,
    declaration: "peb",
    exportedOn: "2026-11-20",
    destinationCountry: "JP",
    currency: "USD",
    fobValue: 1_250_075,
    items: [{ commodity: "gum-rosin", quantity: 10_000_000, unit: "KGM", fobValue: 1_250_075 }],
    source: "self-report",
    ...different,
  };
}

/** Answers as the contract says, for shipments and decisions; its log and epoch can be looked at and changed. */
export class ContractServer implements Network {
  epoch = "epoch-1";
  log = new Map<string, PushResult>();
  records = new Map<string, { sequence: number; record: ShipmentRecord }>();
  /** Records of other kinds, as the test put them there; null in a tombstone. */
  others = new Map<string, { sequence: number; kind: RecordKind; record: object | null }>();
  requests: PushRequest[] = [];
  sequence = 0;
  receivedAt = "2026-11-24T02:14:00.000Z";
  /** Refuses or postpones a command instead of applying it. */
  decide: (command: SentCommand) => PushResult | undefined = () => undefined;
  /** Answers in place of the server, before the request reaches it. */
  before: (path: string, request: PushRequest | undefined) => NetworkAnswer | undefined = () => undefined;
  /** Changes what comes back after the server did its work. */
  after: (answer: NetworkAnswer, path: string) => NetworkAnswer = (answer) => answer;

  async get(path: string): Promise<NetworkAnswer> {
    return this.before(path, undefined) ?? this.after(this.pull(path), path);
  }

  async post(path: string, text: string): Promise<NetworkAnswer> {
    const request = JSON.parse(text) as PushRequest;
    return this.before(path, request) ?? this.after(this.push(request), path);
  }

  private push(request: PushRequest): NetworkAnswer {
    this.requests.push(request);
    if (request.epoch !== this.epoch) return problem(410, "epoch-changed");
    const { receivedAt } = this;
    const results = request.commands.map((command): PushResult => {
      const known = this.log.get(command.id);
      if (known !== undefined) return known.outcome === "applied" ? { ...known, outcome: "already-applied" } : known;
      const decided = this.decide(command);
      if (decided?.outcome === "retry") return decided;
      const result = decided ?? this.apply(command, receivedAt);
      if (result.outcome !== "retry") this.log.set(command.id, result);
      return result;
    });
    return json({ epoch: this.epoch, receivedAt, results });
  }

  private apply(command: SentCommand, receivedAt: string): PushResult {
    const hash = commandHash(command);
    if (command.name.startsWith("v1.review.")) {
      const { entry } = command.body as { entry: { id: string } };
      const held = this.records.get(entry.id);
      if (held === undefined) return { id: command.id, outcome: "retry", waitsFor: "entry" };
      if (held.record.revision < (command.baseRevision ?? 0)) {
        return { id: command.id, outcome: "retry", waitsFor: "revision" };
      }
      if (held.record.revision !== command.baseRevision) return { id: command.id, outcome: "refused", code: "stale" };
      this.store({ ...held.record, state: command.name === "v1.review.approve" ? "approved" : "returned" });
      return {
        id: command.id,
        outcome: "applied",
        revision: held.record.revision,
        sequence: this.sequence,
        hash,
        receivedAt,
      };
    }
    const { shipment } = command.body as { shipment?: Shipment };
    if (shipment === undefined) {
      const revision = this.applyOther(command, { hash, receivedAt });
      return { id: command.id, outcome: "applied", revision, sequence: this.sequence, hash, receivedAt };
    }
    const revision = (command.baseRevision ?? 0) + 1;
    this.store({
      shipment,
      revision,
      ...(command.number === undefined ? {} : { number: command.number }),
      authorId: personId,
      authorName: "Contoh Ratna",
      claimedAt: command.claimedAt,
      recordedAt: receivedAt,
      hash,
      state: "submitted",
      conversion: { fobUsd: shipment.fobValue, rates: [] },
      outsideAssignment: false,
      history: [],
    });
    return { id: command.id, outcome: "applied", revision, sequence: this.sequence, hash, receivedAt };
  }

  /** Takes what isn't about a shipment as it comes; rules are the real server's. */
  private applyOther(command: SentCommand, { hash, receivedAt }: { hash: string; receivedAt: string }): number {
    const { visit, exporter, exportStop, followUp } = command.body as Partial<{
      visit: Visit;
      exporter: Exporter;
      exportStop: ExportStop;
      followUp: FollowUpCompletion;
    }>;
    const revision = (command.baseRevision ?? 0) + 1;
    if (visit !== undefined) {
      const { claimedAt } = command;
      const author = { authorId: personId, authorName: "Contoh Ratna" };
      const judged = { state: "submitted" as const, outsideAssignment: false, history: [] };
      this.storeOther("visit", visit.id, {
        ...{ visit, revision, ...author, claimedAt, recordedAt: receivedAt, hash, ...judged },
      });
      for (const each of visit.followUps) {
        const { exporterId, id: visitId } = visit;
        this.storeOther("follow-up", each.id, { ...each, exporterId, visitId, authorId: personId });
      }
    }
    if (exporter !== undefined && command.name !== "v1.exporter.resolve") {
      const before = this.others.get(exporter.id)?.record as { revision?: number } | undefined;
      const next = (before?.revision ?? 0) + 1;
      this.storeOther("exporter", exporter.id, { ...exporter, revision: next });
      return next;
    }
    if (exportStop !== undefined) {
      this.storeOther("export-stop", exportStop.id, command.name.endsWith("withdraw") ? null : exportStop);
    }
    if (followUp !== undefined) {
      const held = this.others.get(followUp.id) as { record: FollowUpRecord };
      const { doneOn: _done, ...before } = held.record;
      const isDone = command.name.endsWith("complete");
      this.storeOther("follow-up", followUp.id, { ...before, ...(isDone ? { doneOn: followUp.doneOn } : {}) });
    }
    return revision;
  }

  /** Puts a record as the office holds it, as if somebody else had changed it. */
  store(record: ShipmentRecord): void {
    this.sequence += 1;
    this.records.set(record.shipment.id, { sequence: this.sequence, record });
  }

  /** Puts a record of another kind, or a tombstone for it. */
  storeOther<Kind extends RecordKind>(kind: Kind, id: string, record: RecordOf<Kind> | null): void {
    this.sequence += 1;
    this.others.set(id, { sequence: this.sequence, kind, record });
  }

  private pull(path: string): NetworkAnswer {
    const query = new URLSearchParams(path.split("?")[1]);
    if (query.has("epoch") && query.get("epoch") !== this.epoch) return problem(410, "epoch-changed");
    const cursor = Number(query.get("cursor"));
    const limit = Number(query.get("limit"));
    const shipments = [...this.records].map(([id, row]) => ({ ...row, id, kind: "shipment" as const }));
    const rows = [...shipments, ...[...this.others].map(([id, row]) => ({ ...row, id }))]
      .filter((row) => row.sequence > cursor)
      .sort((a, b) => a.sequence - b.sequence);
    const page = rows.slice(0, limit);
    return json({
      epoch: this.epoch,
      changes: page,
      cursor: String(page.at(-1)?.sequence ?? cursor),
      more: rows.length > page.length,
    });
  }
}

export function json(body: unknown): NetworkAnswer {
  return { kind: "answer", status: 200, mediaType: "application/json", text: JSON.stringify(body) };
}

export function problem(status: number, code: string, retryAfterSeconds?: number): NetworkAnswer {
  return {
    kind: "answer",
    status,
    mediaType: "application/problem+json",
    text: JSON.stringify({ type: "about:blank", title: code, status, code }),
    retryAfterSeconds,
  };
}

export function html(status = 200): NetworkAnswer {
  return { kind: "answer", status, mediaType: "text/html", text: "<html>Sign in to this network</html>" };
}
