import * as z from "zod/mini";

/** `GET /api/health`. */
export const Health = z.object({
  status: z.literal("ready"),
  /** Of the program: `0.1.0+1a2b3c4d`. */
  version: z.string(),
  database: z.enum(["sqlite", "postgresql"]),
  /** Null where no backup was ever made. */
  lastBackupAgeHours: z.nullable(z.number()),
});
export type Health = z.infer<typeof Health>;
