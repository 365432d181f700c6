import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import type { AppContext } from "./environment.ts";
import { RequestProblem } from "./problems.ts";

type Encoding = "br" | "gzip";
type StaticFile = {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
  encoded: Map<Encoding, Uint8Array<ArrayBuffer>>;
};

/** The built app by path, read once: what isn't in the map can't be asked for. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const typeByExtension: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};
const encodingByExtension: Record<string, Encoding> = { ".br": "br", ".gz": "gzip" };

/** Reads the built app. A file beside it with `.br` or `.gz` behind its name is its compressed form. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  const compressed: [string, Encoding, Uint8Array<ArrayBuffer>][] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(folder, file).replaceAll("\\", "/")}`;
    const bytes = new Uint8Array(readFileSync(file));
    const encoding = encodingByExtension[extname(path)];
    if (encoding !== undefined) {
      compressed.push([path.slice(0, -extname(path).length), encoding, bytes]);
      continue;
    }
    const type = typeByExtension[extname(path)] ?? "application/octet-stream";
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`;
    files.set(path, { bytes, type, etag, encoded: new Map() });
  }
  for (const [path, encoding, bytes] of compressed) files.get(path)?.encoded.set(encoding, bytes);
  return files;
}

/**
 * Answers with a file of the app, or with its page at an address of the app, whoever asks: a browser, a monitor
 * or curl. A missing script or style is 404 and never the page, which a browser would try to run.
 */
export function staticRoute(files: StaticFiles | undefined) {
  return (context: AppContext): Response => {
    const { method, path } = context.req;
    if (method !== "GET" && method !== "HEAD") throw new RequestProblem("not-found");
    const file = files?.get(path) ?? (isAddressOfApp(path) ? files?.get("/index.html") : undefined);
    if (file === undefined) throw new RequestProblem("not-found");

    // Vite puts a hash of the content into the name of what lies in /assets; all else must be asked for again.
    const hashed = path.startsWith("/assets/");
    const headers: Record<string, string> = {
      "Content-Type": file.type,
      "Cache-Control": hashed ? "public, max-age=31536000, immutable" : "no-cache",
      ETag: file.etag,
      Vary: "Accept-Encoding",
    };
    if (context.req.header("If-None-Match") === file.etag) return context.body(null, 304, headers);
    const accepted = context.req.header("Accept-Encoding") ?? "";
    for (const encoding of ["br", "gzip"] as const) {
      const bytes = file.encoded.get(encoding);
      if (bytes !== undefined && new RegExp(`\\b${encoding}\\b`).test(accepted)) {
        return context.body(bytes, 200, { ...headers, "Content-Encoding": encoding });
      }
    }
    return context.body(file.bytes, 200, headers);
  };
}

function isAddressOfApp(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return !path.startsWith("/assets/") && !name.includes(".");
}
