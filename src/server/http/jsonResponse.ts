import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { AppContext } from "./environment.ts";

const gzipInBackground = promisify(gzip);

/** Answers JSON text, compressed where that saves a packet and the client takes it. */
export async function jsonResponse(context: AppContext, text: string): Promise<Response> {
  const headers: Record<string, string> = { "Content-Type": "application/json", Vary: "Accept-Encoding" };
  const accepts = /\bgzip\b/.test(context.req.header("Accept-Encoding") ?? "");
  if (!accepts || text.length < 1400) return context.body(text, 200, headers);
  const bytes = await gzipInBackground(text);
  return context.body(new Uint8Array(bytes), 200, { ...headers, "Content-Encoding": "gzip" });
}
