/** A step of the schema. Applied whole or not at all, and never changed once it was released. */
export type Migration = { version: number; statements: readonly Statement[] };

export type Dialect = "sqlite" | "postgresql";

/** Of SQLite, and translated for PostgreSQL; or one for each, or for one alone. */
type Statement = string | { readonly [dialect in Dialect]?: string };

export const migrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `create table office (
        id text primary key,
        version integer not null default 0,
        epoch text not null,
        created_at text not null
      ) strict`,
      `create table record (
        office_id text not null references office (id),
        id text not null,
        kind text not null,
        sequence integer not null,
        exporter_id text,
        month text not null default '',
        state text not null default '',
        body text,
        primary key (office_id, id)
      ) strict`,
      `create unique index record_sequence on record (office_id, sequence)`,
      `create index record_feed on record (office_id, kind, state, sequence)`,
      `create index record_of_exporter on record (office_id, exporter_id, sequence) where exporter_id is not null`,
      `create index record_of_month on record (office_id, exporter_id, month, kind, state) where exporter_id is not null`,
      `create unique index one_nil_report on record (office_id, exporter_id, month) where kind = 'nil-report' and state = 'standing'`,
      `create table person (
        office_id text not null references office (id),
        id text not null,
        name text not null,
        role text not null check (role in ('exporter', 'mentor', 'supervisor', 'admin', 'viewer')),
        exporter_id text,
        scope_version integer not null default 1,
        disabled_at text,
        primary key (office_id, id),
        check ((role = 'exporter') = (exporter_id is not null)),
        foreign key (office_id, exporter_id) references record (office_id, id)
      ) strict, without rowid`,
      `create table assignment (
        office_id text not null,
        mentor_id text not null,
        exporter_id text not null,
        started_at text not null,
        ended_at text,
        primary key (office_id, mentor_id, exporter_id),
        foreign key (office_id, mentor_id) references person (office_id, id),
        foreign key (office_id, exporter_id) references record (office_id, id)
      ) strict, without rowid`,
      `create table device (
        office_id text not null,
        id text not null,
        person_id text not null,
        name text not null,
        number_prefix text not null,
        created_at text not null,
        last_contact_at text not null,
        last_number integer not null default 0,
        unsent integer not null default 0,
        primary key (office_id, id),
        unique (office_id, number_prefix),
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict`,
      `create index device_of_person on device (office_id, person_id)`,
      `create table session (
        office_id text not null,
        token_hash text not null,
        person_id text not null,
        device_id text not null,
        created_at text not null,
        last_contact_at text not null,
        primary key (office_id, token_hash),
        foreign key (office_id, person_id) references person (office_id, id),
        foreign key (office_id, device_id) references device (office_id, id)
      ) strict, without rowid`,
      `create table link (
        office_id text not null,
        token_hash text not null,
        person_id text not null,
        expires_at text not null,
        redeemed_at text,
        session_hash text,
        primary key (office_id, token_hash),
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict, without rowid`,
      `create table set_up (
        id integer primary key check (id = 1),
        token_hash text not null,
        office_id text references office (id)
      ) strict`,
      `create table command_log (
        office_id text not null,
        id text not null,
        name text not null,
        hash text not null,
        result text not null,
        person_id text not null,
        device_id text not null,
        number text,
        claimed_at text not null,
        received_at text not null,
        primary key (office_id, id),
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict`,
      `create table shipment_revision (
        office_id text not null,
        shipment_id text not null,
        revision integer not null,
        body text not null,
        author_id text not null,
        device_id text not null,
        claimed_at text not null,
        recorded_at text not null,
        hash text not null,
        primary key (office_id, shipment_id, revision),
        foreign key (office_id, shipment_id) references record (office_id, id)
      ) strict`,
      `create table declaration_number (
        office_id text not null,
        number_key text not null,
        shipment_id text not null,
        primary key (office_id, number_key),
        foreign key (office_id, shipment_id) references record (office_id, id)
      ) strict, without rowid`,
      `create index declaration_number_of_shipment on declaration_number (office_id, shipment_id)`,
      `create table used_rate (
        office_id text not null references office (id),
        year integer not null,
        rate text not null,
        entries integer not null,
        primary key (office_id, year, rate)
      ) strict, without rowid`,
    ],
  },
  {
    version: 2,
    statements: [
      `alter table record add column author_id text`,
      // What moves data is for SQLite alone: no PostgreSQL held any then.
      {
        sqlite: `update record set author_id = coalesce(body ->> '$.history[0].byId', body ->> '$.authorId')
        where kind in ('shipment', 'nil-report') and body is not null`,
      },
      `create index record_of_author on record (office_id, author_id, sequence) where author_id is not null`,
    ],
  },
  {
    version: 3,
    statements: [
      // Visits have revisions as shipments do.
      `alter table shipment_revision rename to entry_revision`,
      `alter table entry_revision rename column shipment_id to entry_id`,
      // Shipments that still lack a value in dollars or rupiah: entering a rate finds them here.
      `create table unconverted (
        office_id text not null,
        shipment_id text not null,
        currency text not null,
        day text not null,
        primary key (office_id, shipment_id),
        foreign key (office_id, shipment_id) references record (office_id, id)
      ) strict, without rowid`,
      `create index unconverted_on on unconverted (office_id, currency, day)`,
      {
        sqlite: `insert into unconverted (office_id, shipment_id, currency, day)
        select office_id, id, body ->> '$.shipment.currency',
          coalesce(body ->> '$.shipment.exportedOn', body ->> '$.shipment.pebRegistrationDate', '')
        from record
        where kind = 'shipment' and body ->> '$.shipment.currency' is not null
          and (body ->> '$.conversion.fobUsd' is null or body ->> '$.conversion.fobIdr' is null)`,
      },
      // NIB is unique where it is given.
      `create table business_id (
        office_id text not null,
        business_id text not null,
        exporter_id text not null,
        primary key (office_id, business_id),
        foreign key (office_id, exporter_id) references record (office_id, id)
      ) strict, without rowid`,
      `create index business_id_of_exporter on business_id (office_id, exporter_id)`,
      {
        sqlite: `insert or ignore into business_id (office_id, business_id, exporter_id)
        select office_id, body ->> '$.businessId', id from record
        where kind = 'exporter' and body is not null and body ->> '$.businessId' is not null`,
      },
      `create table history (
        office_id text not null references office (id),
        number integer not null,
        at text not null,
        person_id text,
        person_name text not null,
        role text not null,
        device_id text,
        action text not null,
        subject text not null,
        subject_id text not null,
        subject_name text not null,
        before text,
        after text,
        primary key (office_id, number)
      ) strict, without rowid`,
      `create index history_of_subject on history (office_id, subject, number)`,
      `create index history_of_person on history (office_id, person_id, number) where person_id is not null`,
      `alter table device add column app_version text`,
    ],
  },
  {
    version: 4,
    statements: [
      // Lines from before have none: the chain begins with the first one after them.
      `alter table history add column hash text not null default ''`,
      {
        sqlite: `create trigger history_is_not_changed before update on history
        begin select raise(abort, 'history is append-only'); end`,
      },
      {
        sqlite: `create trigger history_is_not_removed before delete on history
        begin select raise(abort, 'history is append-only'); end`,
      },
      {
        postgresql: `create function refuse_change_of_history() returns trigger language plpgsql as
        $$ begin raise exception 'history is append-only'; end $$`,
      },
      {
        postgresql: `create trigger history_is_not_changed before update or delete on history
        for each row execute function refuse_change_of_history()`,
      },
      {
        postgresql: `create trigger history_is_not_emptied before truncate on history
        for each statement execute function refuse_change_of_history()`,
      },
    ],
  },
  {
    version: 5,
    statements: [
      `alter table device add column revoked_at text`,
      // Looked up before the office is known: a code is too short to carry it.
      `create table sign_in_code (
        code_hash text primary key,
        office_id text not null,
        person_id text not null,
        device_id text not null,
        expires_at text not null,
        redeemed_at text,
        session_hash text,
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict, without rowid`,
      `create index sign_in_code_of_person on sign_in_code (office_id, person_id)`,
      `create table quarantine (
        office_id text not null,
        command_id text not null,
        number integer not null,
        command text not null,
        hash text not null,
        person_id text not null,
        role text not null,
        exporter_id text,
        device_id text not null,
        received_at text not null,
        decided_at text,
        decision text check (decision in ('accept', 'decline')),
        decided_by text,
        reason text,
        primary key (office_id, command_id),
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict`,
      `create unique index quarantine_order on quarantine (office_id, number)`,
      `create index quarantine_open on quarantine (office_id, person_id, number) where decided_at is null`,
    ],
  },
  {
    version: 6,
    statements: [
      `create table password (
        office_id text not null,
        person_id text not null,
        login text not null,
        hash text not null,
        changed_at text not null,
        primary key (office_id, person_id),
        unique (office_id, login),
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict, without rowid`,
      // Looked up before the office is known.
      `create table office_code (
        office_id text primary key references office (id),
        code text not null unique
      ) strict, without rowid`,
      // Counted before the office is known, and of no office: a guesser tries them all.
      `create table throttle (
        key_hash text primary key,
        points integer not null,
        ends_at integer not null
      ) strict, without rowid`,
      `create index throttle_end on throttle (ends_at)`,
      `alter table session add column fresh_until text`,
      `alter table session add column reset_until text`,
      `alter table device add column secret_hash text`,
    ],
  },
  {
    version: 7,
    statements: [
      `create table photo (
        office_id text not null,
        sha256 text not null,
        person_id text not null,
        type text not null,
        bytes integer not null,
        width integer,
        height integer,
        received_at text not null,
        complete_at text,
        primary key (office_id, sha256, person_id),
        foreign key (office_id, person_id) references person (office_id, id)
      ) strict, without rowid`,
      `create index photo_of_person on photo (office_id, person_id, received_at)`,
      `create index photo_by_age on photo (office_id, received_at)`,
      `create table photo_of_entry (
        office_id text not null,
        sha256 text not null,
        entry_id text not null,
        primary key (office_id, sha256, entry_id),
        foreign key (office_id, entry_id) references record (office_id, id)
      ) strict, without rowid`,
      `create index photos_of_one_entry on photo_of_entry (office_id, entry_id)`,
    ],
  },
];

/** What a step is in a dialect. */
export function statementsFor({ statements }: Migration, dialect: Dialect): string[] {
  return statements
    .map((statement) => {
      if (typeof statement !== "string") return statement[dialect];
      return dialect === "postgresql" ? toPostgres(statement) : statement;
    })
    .filter((statement) => statement !== undefined);
}

/** SQLite's numbers have 64 bits, and its texts are compared byte by byte. */
function toPostgres(statement: string): string {
  return statement
    .replace(/\)\s*(strict|without rowid)(,\s*(strict|without rowid))*\s*$/, ")")
    .replaceAll(/\binteger\b/g, "bigint")
    .replaceAll(/\bblob\b/g, "bytea")
    .replaceAll(/\btext\b/g, 'text collate "C"');
}

/** What a migration needs of a connection. */
export type SqlConnection = { exec(sql: string): void; get(sql: string): Record<string, unknown> | undefined };

/** A database that this program can't serve; the message says why and what to do. */
export class UnusableDatabase extends Error {}

/**
 * Brings a database to the newest schema, each step in a transaction of its own that also records it: after a
 * kill at any moment, the next start goes on with the first step that isn't there.
 * @throws UnusableDatabase where a newer program wrote it
 */
export function migrate(connection: SqlConnection, steps: readonly Migration[] = migrations): void {
  connection.exec(
    "create table if not exists schema_version (version integer primary key, applied_at text not null) strict",
  );
  const newest = steps.at(-1)?.version ?? 0;
  const present = versionOf(connection);
  if (present > newest) {
    throw new UnusableDatabase(
      `The database has schema ${present}, this program knows schemas up to ${newest}. Start the newer program again.`,
    );
  }
  for (const step of steps) {
    if (step.version <= versionOf(connection)) continue;
    connection.exec("begin immediate");
    try {
      // Another process may have come first while this one waited for the lock.
      if (step.version > versionOf(connection)) {
        for (const statement of statementsFor(step, "sqlite")) connection.exec(statement);
        connection.exec(`insert into schema_version (version, applied_at) values (${step.version}, datetime('now'))`);
      }
      connection.exec("commit");
    } catch (error) {
      connection.exec("rollback");
      throw error;
    }
  }
}

function versionOf(connection: SqlConnection): number {
  return Number(connection.get("select coalesce(max(version), 0) as version from schema_version")?.version ?? 0);
}
