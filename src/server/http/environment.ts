import type { Context } from "hono";
import type { RandomBytes } from "../../domain/newId.ts";
import type { ProblemCode } from "../../protocol/refusals.ts";
import type { Database } from "../database/database.ts";
import type { PhotoStore } from "../photos/photoStore.ts";
import type { PasswordHashing } from "../session/passwordHashing.ts";
import type { SignedIn } from "../session/signedIn.ts";
import type { Throttle } from "../session/throttle.ts";
import type { Pokes } from "../sync/pokes.ts";
import type { Address } from "./address.ts";
import type { Log } from "./log.ts";
import type { RateLimit } from "./rateLimit.ts";
import type { StaticFiles } from "./staticFiles.ts";

/** What the app is made of; tests and simulations give their own. */
export type AppParts = {
  database: Database;
  /** Unix time in milliseconds. */
  clock: () => number;
  randomBytes: RandomBytes;
  settings: {
    publicUrl: string;
    /** Proxies before this server whose word on where a request came from is taken; none where it isn't said. */
    trustProxy?: number;
    /** Shared by all processes of a server; each has its own where it isn't said. */
    serverSecret?: string | undefined;
  };
  pokes: Pokes;
  log: Log;
  /** The built app; without it the server only answers the API. */
  staticFiles: StaticFiles | undefined;
  /** Of the program: `0.1.0+1a2b3c4d`. */
  version: string;
  /** When the last backup was made, Unix time in milliseconds; undefined where there is none. */
  lastBackupAt: () => number | undefined;
  /** Where photos lie; without it the server takes none. */
  photos: PhotoStore | undefined;
  passwords: PasswordHashing;
};

/** What stages of a request hand to the next. */
export type Environment = {
  Variables: { requestId: string; address: Address; trustedProxies: number; signedIn: SignedIn; problem: ProblemCode };
};

export type AppContext = Context<Environment>;

export type RouteParts = AppParts & { rateLimit: RateLimit; throttle: Throttle };
