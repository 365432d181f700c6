import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonicalJson.ts";

/**
 * SHA-256 (hex) of what a command says. Taken when it is saved and again by the server, so that both know
 * they hold the same content. Synchronous: an IndexedDB transaction would close over `crypto.subtle`.
 */
export function commandHash(command: { name: string; baseRevision?: number | undefined; body: unknown }): string {
  const { name, baseRevision, body } = command;
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ name, baseRevision, body }))));
}
