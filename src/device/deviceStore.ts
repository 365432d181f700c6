import type { RandomBytes } from "../domain/newId.ts";
import type { Session } from "../protocol/session.ts";
import type { DeviceDatabase } from "./database.ts";

/** What saving and syncing need to know of the world: where things are kept, whose they are, what time it is. */
export type DeviceStore = {
  database: DeviceDatabase;
  session: Session;
  /** Unix time in milliseconds, as this device believes it. */
  clock: () => number;
  randomBytes: RandomBytes;
};
