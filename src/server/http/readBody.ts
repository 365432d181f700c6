import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type * as z from "zod/mini";
import type { AppContext } from "./environment.ts";
import { parseJson } from "./jsonText.ts";
import { RequestProblem } from "./problems.ts";

/** Bytes and nesting of a request body where nothing else is said. */
const usualLimits = { bytes: 256 * 1024, depth: 12 };

/**
 * The body of a request as its schema describes it.
 * @throws RequestProblem for anything else
 */
export async function readBody<Schema extends z.ZodMiniType>(
  context: AppContext,
  schema: Schema,
): Promise<z.infer<Schema>> {
  return checkBody(await readJson(context), schema);
}

/**
 * The JSON of a request's body, whatever it says.
 * @throws RequestProblem for what is no JSON, or more of it than the limits allow
 */
export async function readJson(
  context: AppContext,
  { limits = usualLimits, gzip = false }: { limits?: { bytes: number; depth: number }; gzip?: boolean } = {},
): Promise<unknown> {
  const encoding = context.req.header("Content-Encoding");
  if (encoding !== undefined && !(gzip && encoding === "gzip")) throw new RequestProblem("unsupported-encoding");
  const sent = await readBytes(context.req.raw, limits.bytes);
  const bytes = encoding === undefined ? sent : await inflate(sent, limits.bytes);
  return parseJson(decode(bytes), limits.depth);
}

/** @throws RequestProblem where the schema describes something else */
export function checkBody<Schema extends z.ZodMiniType>(body: unknown, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RequestProblem("bad-request", { field: issue?.path.map(String).join(".").slice(0, 100) });
}

async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("Content-Length") ?? 0) > limit) throw new RequestProblem("too-large");
  if (request.body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  // The stated length may be a lie, or missing in a chunked body.
  for await (const chunk of request.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > limit) throw new RequestProblem("too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

const gunzipInBackground = promisify(gunzip);

/** Stops at the first chunk beyond the limit, so that a bomb costs no more memory than an honest body. */
async function inflate(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  try {
    return await gunzipInBackground(bytes, { maxOutputLength: limit });
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new RequestProblem(tooLarge ? "too-large" : "bad-request", { detail: "The gzip body can't be inflated." });
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new RequestProblem("bad-request", { detail: "The body isn't UTF-8." });
  }
}
