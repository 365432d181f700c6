import pg from "pg";
import { connectionConfig, needPrimary } from "./connections.ts";
import { hostsOf } from "./hosts.ts";

/** What the processes before one PostgreSQL tell each other: that something of an office has changed. */
export type Notices = {
  tell(officeId: string): void;
  /** @param heard is told an office, or nothing where something may have been missed */
  hear(heard: (officeId: string | undefined) => void): void;
  /** Is there once the first connection listens, or has failed. */
  ready: Promise<void>;
  close(): Promise<void>;
};

const channel = "jejak_ekspor";
/** Until the next attempt to connect, in milliseconds. */
const reconnectAfter = 1_000;

/**
 * Listens on a connection of its own, which is made anew when it breaks. What is told meanwhile is dropped: whoever
 * listens again looks for themselves.
 */
export function openNotices(url: string): Notices {
  const hosts = hostsOf(url) ?? [];
  const untold = new Set<string>();
  let listener: (officeId: string | undefined) => void = () => {};
  let client: pg.Client | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isTelling = false;
  let isClosed = false;
  let connecting = connect(0);

  async function connect(attempt: number): Promise<void> {
    const url = hosts[attempt % hosts.length];
    // It waits for hours between two notices; a query on it still has its end.
    const next = new pg.Client({ ...connectionConfig(url ?? ""), application_name: "jejak-ekspor notices" });
    let isOver = false;
    const lost = () => {
      if (isOver) return;
      isOver = true;
      if (client === next) client = undefined;
      void next.end().catch(() => {});
      if (isClosed) return;
      timer = setTimeout(() => {
        connecting = connect(attempt + 1);
      }, reconnectAfter);
    };
    next.on("error", lost).on("end", lost);
    next.on("notification", ({ processId, payload }) => {
      // Its own were told here before they were sent.
      if (processId !== ownProcessId(next)) listener(payload);
    });
    try {
      await next.connect();
      await needPrimary(next);
      await next.query(`listen ${channel}`);
      if (isClosed) return lost();
      client = next;
      if (attempt > 0) listener(undefined);
      void tellAll();
    } catch {
      lost();
    }
  }

  /** One message at a time: offices that are told meanwhile go together with the next. */
  async function tellAll(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    while (client !== undefined && untold.size > 0) {
      const offices = [...untold];
      untold.clear();
      await client
        .query("select pg_notify($1, office) from unnest($2::text[]) as office", [channel, offices])
        .catch(() => {});
    }
    isTelling = false;
  }

  return {
    ready: connecting,
    tell(officeId) {
      if (client === undefined) return;
      untold.add(officeId);
      void tellAll();
    },
    hear(heard) {
      listener = heard;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await connecting;
      await client?.end().catch(() => {});
    },
  };
}

function ownProcessId(client: pg.Client): number | null {
  return (client as unknown as { processID: number | null }).processID;
}
