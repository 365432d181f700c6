import { createHash } from "node:crypto";
import { canonicalJson } from "../../protocol/canonicalJson.ts";
import type { Tables } from "../database/tables.ts";

/** A line of the history without its hash. */
export type Unsealed = Omit<Tables["history"], "hash">;

/**
 * SHA-256 (hex) of a line and of the hash before it, so that a line that is changed or left out later no longer fits
 * what follows. A cut end is seen only by whoever kept a later head elsewhere.
 * @param before hash of the line before; empty for the first
 */
export function sealOf(before: string, line: Unsealed): string {
  return createHash("sha256").update(before).update("\n").update(canonicalJson(line)).digest("hex");
}
