import { RequestProblem } from "../http/problems.ts";
import type { Range } from "./contentRange.ts";
import type { Part, PartFile, PhotoStore } from "./photoStore.ts";

/**
 * Adds the body of a request to a part and answers how long that is then. What arrived before a connection broke, or
 * before a newer attempt took over, stays, flushed. Where it can't be written, or is more than was announced, nothing
 * of this request stays.
 * @throws RequestProblem
 */
export async function receive(
  request: Request,
  { part, range, photos, superseded }: { part: Part; range: Range; photos: PhotoStore; superseded: AbortSignal },
): Promise<number> {
  if (range.from === undefined || request.body === null) return await photos.partLength(part);
  const file = await photos.openPart(part);
  const began = file.length;
  // Sent again from the start though all of it is here.
  if (began === range.total) {
    await file.close();
    return began;
  }
  try {
    for await (const bytes of chunksOf(request.body, superseded)) {
      if (file.length + bytes.length > range.to) {
        throw new RequestProblem("bad-request", { detail: "More bytes came than were announced." });
      }
      await file.append(bytes);
    }
    const { length } = file;
    await file.close();
    return length;
  } catch (error) {
    await undo(file, began);
    if (began === 0) await photos.dropPart(part);
    throw error;
  }
}

/** What comes until the body ends, breaks off, or the signal says to stop. */
async function* chunksOf(body: ReadableStream<Uint8Array>, stop: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  const stopped = new Promise<undefined>((resolve) => {
    stop.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  try {
    while (!stop.aborted) {
      const next = await Promise.race([reader.read().catch(() => undefined), stopped]);
      if (next === undefined || next.done) return;
      yield next.value;
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** On a full disk even a flush may fail; the length is what counts. */
async function undo(file: PartFile, length: number): Promise<void> {
  try {
    await file.cutTo(length);
  } finally {
    await file.close().catch(() => {});
  }
}
