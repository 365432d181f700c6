import type { Generated } from "kysely";
import type { RecordKind } from "../../protocol/changes.ts";

/** One city's office. `version` is the last sequence number given out; its row orders all changes (protocol/sync.ts). */
interface OfficeTable {
  id: string;
  version: Generated<number>;
  /** Names this life of the database; a restored backup gets another. */
  epoch: string;
  created_at: string;
}

interface PersonTable {
  office_id: string;
  id: string;
  name: string;
  role: string;
  exporter_id: string | null;
  /** Grows whenever the person's reach changes, so that their devices pull anew. */
  scope_version: Generated<number>;
  disabled_at: string | null;
}

/**
 * Whom a person may report for beside their own business: a mentor's exporters, and exporters that somebody reported
 * for before their role became another. An ended assignment stays: what was written under it is still received.
 */
interface AssignmentTable {
  office_id: string;
  mentor_id: string;
  exporter_id: string;
  started_at: string;
  ended_at: string | null;
}

interface DeviceTable {
  office_id: string;
  id: string;
  person_id: string;
  name: string;
  number_prefix: string;
  created_at: string;
  last_contact_at: string;
  /** The last device number it says it gave out, and how many entries still wait on it. */
  last_number: Generated<number>;
  unsent: Generated<number>;
  /** Of the app that it said it runs. */
  app_version: Generated<string | null>;
  /** Of the secret that the device shows to be known again when its person signs in by password. */
  secret_hash: Generated<string | null>;
  /** Since then every request of it is refused; what it still holds comes by a fresh sign-in. */
  revoked_at: Generated<string | null>;
}

interface SessionTable {
  office_id: string;
  token_hash: string;
  person_id: string;
  device_id: string;
  created_at: string;
  last_contact_at: string;
  /** The password was given shortly before, and counts until then as just given. */
  fresh_until: Generated<string | null>;
  /** Opened by a one-time link: until then a new password needs no old one. */
  reset_until: Generated<string | null>;
}

/** Passwords of supervisors and admins. */
interface PasswordTable {
  office_id: string;
  person_id: string;
  /** What the person types beside it. */
  login: string;
  /** Argon2id with its parameters and salt. */
  hash: string;
  changed_at: string;
}

/** What stands behind the `@` of a login where a server has several offices. Has no office before it by nature. */
interface OfficeCodeTable {
  code: string;
  office_id: string;
}

/** How often something was tried within a span of time (`session/throttle.ts`); of no office. */
interface ThrottleTable {
  key_hash: string;
  points: number;
  /** Unix time in milliseconds. */
  ends_at: number;
}

/** One-time sign-in links. */
interface LinkTable {
  office_id: string;
  token_hash: string;
  person_id: string;
  expires_at: string;
  redeemed_at: string | null;
  /** Of the session it gave; made of the device's secret too, so it tells that device from any other. */
  session_hash: string | null;
}

/** Short one-time codes by which a signed-in person lets another browser in. Found before the office is known. */
interface SignInCodeTable {
  code_hash: string;
  office_id: string;
  person_id: string;
  /** The device that shows it. */
  device_id: string;
  expires_at: string;
  redeemed_at: string | null;
  /** As in `LinkTable`. */
  session_hash: string | null;
}

/**
 * What devices sent after their person was disabled, until somebody decides; rows stay after that. An undecided
 * command isn't in the command log, a decided one is.
 */
interface QuarantineTable {
  office_id: string;
  command_id: string;
  /** The order of receipt in the office. */
  number: number;
  /** The whole `SentCommand` as JSON. */
  command: string;
  hash: string;
  /** Its author, with the role and business that they had. */
  person_id: string;
  role: string;
  exporter_id: string | null;
  device_id: string;
  received_at: string;
  decided_at: string | null;
  decision: "accept" | "decline" | null;
  decided_by: string | null;
  /** Why it was declined. */
  reason: string | null;
}

/** The link of an empty server. Belongs to no office until it has made one. */
interface SetUpTable {
  id: number;
  token_hash: string;
  office_id: string | null;
}

interface CommandLogTable {
  office_id: string;
  id: string;
  name: string;
  hash: string;
  /** PushResult as JSON. */
  result: string;
  person_id: string;
  device_id: string;
  number: string | null;
  claimed_at: string;
  received_at: string;
}

/**
 * The current state of every kind of record, and at the same time the feed of changes: one sequence number
 * per record, taken anew with each change.
 */
interface RecordTable {
  office_id: string;
  id: string;
  kind: RecordKind;
  sequence: number;
  /** Whose record it is, for those who see only their own or assigned exporters. */
  exporter_id: string | null;
  /** Who reported an entry or a nil report first, for those who see their own though the exporter is theirs no more. */
  author_id: string | null;
  /** `YYYY-MM` of an entry, a nil report or a summary; else empty. */
  month: string;
  /** Review state of an entry; `standing` or `withdrawn` of a nil report; else empty. */
  state: string;
  /** JSON by `recordSchemas`; null in a tombstone. */
  body: string | null;
}

/** Every revision of every entry as it was sent. */
interface EntryRevisionTable {
  office_id: string;
  entry_id: string;
  revision: number;
  body: string;
  author_id: string;
  device_id: string;
  claimed_at: string;
  recorded_at: string;
  hash: string;
}

/** The declaration numbers that counting shipments bear; a rejected shipment gives its numbers back. */
interface DeclarationNumberTable {
  office_id: string;
  number_key: string;
  shipment_id: string;
}

/** Shipments that lack a value in dollars or rupiah, with the day that a rate is wanted for. */
interface UnconvertedTable {
  office_id: string;
  shipment_id: string;
  currency: string;
  day: string;
}

/** NIBs that exporters of the office bear. */
interface BusinessIdTable {
  office_id: string;
  business_id: string;
  exporter_id: string;
}

/** Who changed what of the office's data, from what to what (`history/noteChange.ts`). */
interface HistoryTable {
  office_id: string;
  number: number;
  at: string;
  person_id: string | null;
  person_name: string;
  role: string;
  device_id: string | null;
  action: string;
  subject: string;
  subject_id: string;
  /** What the subject was called then. */
  subject_name: string;
  /** JSON, of what changed only; null where there was, or is, nothing. */
  before: string | null;
  after: string | null;
  /** `history/chain.ts`; empty in lines that are older than the chain. */
  hash: string;
}

/** The rates behind a year's figures, and how many counting shipments were converted by each. */
interface UsedRateTable {
  office_id: string;
  year: number;
  /** The rate as JSON, as kept in the shipments' conversions. */
  rate: string;
  entries: number;
}

/** Photos and documents by the hash of their bytes, once for each person who sent one: nobody gains another's by its hash. */
interface PhotoTable {
  office_id: string;
  sha256: string;
  person_id: string;
  type: string;
  /** Of the whole, also while it is under way. */
  bytes: number;
  /** Of an image, once it is here. */
  width: number | null;
  height: number | null;
  /** When its first bytes came, and when it was whole; until then it is under way. */
  received_at: string;
  complete_at: string | null;
}

/** The photos that entries name, be they here yet or not. */
interface PhotoOfEntryTable {
  office_id: string;
  sha256: string;
  entry_id: string;
}

export interface Tables {
  office: OfficeTable;
  person: PersonTable;
  assignment: AssignmentTable;
  device: DeviceTable;
  session: SessionTable;
  password: PasswordTable;
  office_code: OfficeCodeTable;
  throttle: ThrottleTable;
  link: LinkTable;
  sign_in_code: SignInCodeTable;
  set_up: SetUpTable;
  command_log: CommandLogTable;
  quarantine: QuarantineTable;
  record: RecordTable;
  entry_revision: EntryRevisionTable;
  declaration_number: DeclarationNumberTable;
  used_rate: UsedRateTable;
  unconverted: UnconvertedTable;
  business_id: BusinessIdTable;
  history: HistoryTable;
  photo: PhotoTable;
  photo_of_entry: PhotoOfEntryTable;
}
