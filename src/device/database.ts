import { Dexie, type EntityTable, type Table } from "dexie";
import type { Instant, IsoDate } from "../domain/days.ts";
import type { ExchangeRate } from "../domain/exchangeRate.ts";
import type { Exporter, ExporterConflict, ExporterRecord } from "../domain/exporter.ts";
import type { ExportStop, ExportStopRecord } from "../domain/exportStop.ts";
import type { FollowUp, FollowUpRecord } from "../domain/followUp.ts";
import type { NilReport, NilReportRecord } from "../domain/nilReport.ts";
import type { Office } from "../domain/office.ts";
import type { Decision, EntryKind, ReviewState } from "../domain/review.ts";
import type { Shipment } from "../domain/shipment.ts";
import type { ShipmentRecord } from "../domain/shipmentRecord.ts";
import type { StatedFigure } from "../domain/statedFigure.ts";
import type { Summary } from "../domain/summary.ts";
import type { Target } from "../domain/target.ts";
import type { Visit } from "../domain/visit.ts";
import type { VisitRecord } from "../domain/visitRecord.ts";
import type { CommandName } from "../protocol/commands.ts";
import type { RefusalCode } from "../protocol/refusals.ts";

/** Why a command is parked; beside the server's codes, what only the device can find out. */
export type ParkedCode = RefusalCode | "conflict" | "declined" | "server-cannot-store";
/** `reason` is what somebody of the office wrote who declined it. */
export type Refusal = { code: ParkedCode; field?: string | undefined; reason?: string | undefined };

/** A decision of this device's supervisor that the server hasn't confirmed yet, or has refused. */
export type LocalDecision = {
  commandId: string;
  decision: Decision;
  comment?: string | undefined;
  revision: number;
  decidedAt: Instant;
  /** Until then it can be taken back; it doesn't leave the device before. */
  notBefore: Instant;
  refusal?: Refusal | undefined;
};

/**
 * 1 where the office has confirmed something that no pull has told of yet. A pull that is complete and doesn't tell of
 * it either means that this person may not see it any more.
 */
type AwaitsPull = { awaitsPull?: 1 | undefined };

/** What an entry's row holds beside its content: where it is, and what the office said. */
export type EntryRow = AwaitsPull & {
  id: string;
  exporterId: string;
  /** The day that places it; empty only while a rule was broken elsewhere. */
  day: IsoDate | "";
  delivery: "queued" | "refused" | "sent";
  /** As the server told last; an entry that never reached it has none. */
  state: ReviewState | "none";
  /** The revision that the content is, or will be once it arrives. */
  revision: number;
  number?: string | undefined;
  /** When this device saved it, or when its author's device says it did. */
  savedAt: Instant;
  /** When the server stored this revision. */
  receivedAt?: Instant | undefined;
  refusal?: Refusal | undefined;
  decision?: LocalDecision | undefined;
  /** What the server has confirmed and no pull has told of yet: the next change stands on it. */
  confirmed?: { revision: number; content: Shipment | Visit; savedAt: Instant; receivedAt: Instant } | undefined;
};

/**
 * A shipment as pages show it: the server's record with this device's unsent changes on top. `shipment` is the
 * latest content: this device's, where it is newer than the server's.
 */
export type ShipmentRow = EntryRow & { shipment: Shipment; record?: ShipmentRecord | undefined };

/** A visit, as `ShipmentRow` is a shipment. */
export type VisitRow = EntryRow & { visit: Visit; record?: VisitRecord | undefined };

/** A follow-up with what this device says of it: of an unsent visit it has no record yet. */
export type FollowUpRow = FollowUp &
  AwaitsPull & {
    exporterId: string;
    visitId: string;
    doneOn?: IsoDate | undefined;
    doneNote?: string | undefined;
    /** Of the last thing this device did with it. */
    delivery: "queued" | "refused" | "sent";
    refusal?: Refusal | undefined;
    record?: FollowUpRecord | undefined;
  };

/** An exporter with this device's unsent edits on top; one that was added here and never sent has no record. */
export type ExporterRow = Exporter &
  AwaitsPull & {
    delivery: "queued" | "refused" | "sent";
    /** Of those that the office keeps, the ones that weren't chosen between on this device. */
    conflicts?: readonly ExporterConflict[];
    savedAt?: Instant | undefined;
    refusal?: Refusal | undefined;
    record?: ExporterRecord | undefined;
  };

/** A stop or a resumption; `isWithdrawn` while the withdrawal waits to be sent. */
export type ExportStopRow = ExportStop &
  AwaitsPull & {
    delivery: "queued" | "refused" | "sent";
    isWithdrawn?: boolean | undefined;
    savedAt?: Instant | undefined;
    refusal?: Refusal | undefined;
    record?: ExportStopRecord | undefined;
  };

export type NilReportRow = AwaitsPull & {
  id: string;
  exporterId: string;
  month: string;
  nilReport: NilReport;
  delivery: "queued" | "refused" | "sent";
  number?: string | undefined;
  savedAt: Instant;
  receivedAt?: Instant | undefined;
  refusal?: Refusal | undefined;
  record?: NilReportRecord | undefined;
};

/** A command that the server hasn't confirmed. `order` is the order of making and of sending. */
export type OutboxRow = {
  order?: number;
  id: string;
  /** The entry that it is about; commands of one entry never overtake each other. */
  entryId: string;
  /** The exporter that the entry is about: it leaves after the exporter did, where that was added here. */
  exporterId?: string | undefined;
  name: CommandName;
  body: unknown;
  baseRevision?: number | undefined;
  number?: string | undefined;
  claimedAt: Instant;
  notBefore?: Instant | undefined;
  hash: string;
  status: "waiting" | "parked";
  refusal?: Refusal | undefined;
  /** Rounds in which the server failed on this command alone. */
  failures?: number | undefined;
  /** When the server first said that it wants it later. */
  postponedAt?: Instant | undefined;
  /** The server has it whole and waits for somebody's decision; asked for again from `askAgainAt` (Unix milliseconds). */
  quarantined?: { receivedAt: Instant; askAgainAt: number } | undefined;
  /** Sent before and offered again, because the server may have lost it. */
  offeredAgain?: boolean | undefined;
};

/** Commands that an answer confirmed, kept for 30 days: one row for many, since each row costs a write. */
export type SentBatch = { order?: number; receivedAt: Instant; commands: OutboxRow[] };

/** What a form held when it was last touched. Values are as typed, so that nothing is lost in reading them. */
export type Draft = {
  id: string;
  /** An exporter that is being added, changed, or said to have stopped is a draft as well, and no entry. */
  kind: EntryKind | "exporter";
  values: Record<string, string>;
  /** Where to go on: the step of the form and the field that was last touched. */
  step: number;
  field?: string | undefined;
  updatedAt: Instant;
  /** The returned or refused entry that this draft corrects. */
  corrects?: { entryId: string; revision: number } | undefined;
  /** Device number of an entry that was taken back, used again when it is handed in: numbers have no gaps. */
  number?: string | undefined;
};

/** A row of the copy that is being pulled anew while the old one is still shown. */
export type ShadowRow = { key: string; kind: string; id: string; record: unknown };

export type MetaRow = { key: string; value: unknown };

/** Everything one person holds on one device. Two people on one phone have two databases. */
export class DeviceDatabase extends Dexie {
  declare meta: Table<MetaRow, string>;
  declare drafts: Table<Draft, string>;
  declare outbox: EntityTable<OutboxRow, "order">;
  declare sentBatches: EntityTable<SentBatch, "order">;
  declare shipments: Table<ShipmentRow, string>;
  declare nilReports: Table<NilReportRow, string>;
  declare visits: Table<VisitRow, string>;
  declare followUps: Table<FollowUpRow, string>;
  declare offices: Table<Office, string>;
  declare exporters: Table<ExporterRow, string>;
  declare exportStops: Table<ExportStopRow, string>;
  declare targets: Table<Target, string>;
  declare statedFigures: Table<StatedFigure, string>;
  declare exchangeRates: Table<ExchangeRate, string>;
  declare summaries: Table<Summary & { id: string }, string>;
  declare shadow: Table<ShadowRow, string>;

  /**
   * @param name from `databaseName`
   * @param options for tests: another IndexedDB than the browser's
   */
  constructor(name: string, options: { indexedDB?: IDBFactory; IDBKeyRange?: typeof IDBKeyRange } = {}) {
    super(name, {
      ...options,
      // Since Chrome 121 a commit is reported before it is on the disk, unless it is asked to be strict.
      chromeTransactionDurability: "strict",
    });
    this.version(1).stores({
      meta: "key",
      drafts: "id, updatedAt",
      outbox: "++order, &id, entryId, [status+order]",
      sentBatches: "++order, receivedAt",
      shipments: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt",
      nilReports: "id, [exporterId+month], delivery, savedAt",
      offices: "id",
      exporters: "id, name",
      exportStops: "id, exporterId",
      targets: "id, year",
      statedFigures: "id, year",
      exchangeRates: "id",
      summaries: "id, month",
      shadow: "key",
    });
    this.version(2)
      .stores({
        shipments: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt, awaitsPull",
        visits: "id, [exporterId+day], day, delivery, [state+receivedAt], savedAt, awaitsPull",
        nilReports: "id, [exporterId+month], delivery, savedAt, awaitsPull",
        followUps: "id, exporterId, visitId, dueOn, awaitsPull",
        exporters: "id, name, awaitsPull",
        exportStops: "id, exporterId, awaitsPull",
      })
      .upgrade(async (transaction) => {
        // The build before left out what it didn't know: everything is pulled once more, and a copy that it had
        // begun to pull anew is begun anew.
        await transaction.table("meta").bulkDelete(["cursor", "shadow"]);
        await transaction.table("shadow").clear();
        // Until now nobody could change these here: what is there is what the office holds.
        for (const name of ["exporters", "exportStops"]) {
          await transaction
            .table(name)
            .toCollection()
            .modify((row, place) => {
              place.value = { ...row, delivery: "sent", record: { ...row } };
            });
        }
      });
  }
}

/** One database for each person of an office. */
export function databaseName(account: { officeId: string; personId: string }): string {
  return `jejak-ekspor/${account.officeId}/${account.personId}`;
}
