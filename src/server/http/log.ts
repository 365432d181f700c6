import type { ProblemCode } from "../../protocol/refusals.ts";

/** One line of the log. Never holds a body, a token or a query string. */
export type LogLine = {
  level: "info" | "error";
  event: string;
  requestId?: string;
  method?: string;
  path?: string;
  status?: number;
  ms?: number;
  officeId?: string;
  deviceId?: string;
  /** Why a request was refused. */
  problem?: ProblemCode;
  /** Where a request came from that was refused, or that signed somebody in. */
  address?: string;
  error?: string;
  /** Of a page that tried what its policy forbids: the rule, the host or the kind of thing, the page's path. */
  directive?: string;
  blocked?: string;
  document?: string;
  /** How many it is about. */
  count?: number;
  /** Of a backup. */
  file?: string;
};

export type Log = (line: LogLine) => void;

/** Writes JSON lines, which no text in them can break up. */
export function jsonLines(write: (text: string) => void, clock: () => number): Log {
  return (line) => write(`${JSON.stringify({ at: new Date(clock()).toISOString(), ...line })}\n`);
}
