import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { type TestDevice, writeHeaders } from "../testing.ts";

// For tests: pictures of 12 × 7 pixels as Chromium's canvas writes them, and files put together from their parts.

export const jpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh" +
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB" +
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA" +
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y" +
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM" +
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQ" +
    "FxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBDAQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgo" +
    "KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wAARCAAHAAwDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAQG" +
    "/8QAHhAAAgEEAwEAAAAAAAAAAAAAAQMAAgQhQQURInH/xAAVAQEBAAAAAAAAAAAAAAAAAAAFBv/EAB8RAQABAwQDAAAAAAAAAAAA" +
    "AAERAAMhAhIxQVFh8P/aAAwDAQACEQMRAD8AxbWWJ4pK1pYL8V9sYT5NOcDPzWpFEQPXr3xgIIx9zVHatFoQVlXLPPR68HVf/9k=",
  "base64",
);
export const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAwAAAAHCAIAAACz0DtzAAAAPklEQVR4AZSMSQ0AMAgEG5RUQiVUSqWslEpCEg8I4UHCkXkQmF3C" +
    "3SW0GmPSBytpxKT058eJ9HAUT8el1SQAAAD///MiHYoAAAAGSURBVAMAp90Tj/9nM5IAAAAASUVORK5CYII=",
  "base64",
);
export const webp = Buffer.from(
  "UklGRlICAABXRUJQVlA4WAoAAAAgAAAACwAABgAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh" +
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB" +
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA" +
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y" +
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM" +
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggZAAAAFACAJ0BKgwABwABQCYlsAJ0ugAQgBiu" +
    "cvRgAAD+6lqg31SnWbFoHV3jCjVq8+zbenAJ3gfb7fl9XtgIFfsCf+YD5/1km/o28VzlsC8fy8P/7QH1/+LxM/f3Afud/9K3bvn0" +
    "AAA=",
  "base64",
);
export const pdf = Buffer.from("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n");

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** With a segment put in after the start of the image. */
export function jpegWith(marker: number, content: string | Uint8Array, at = 2): Buffer {
  return Buffer.concat([jpeg.subarray(0, at), jpegSegment(marker, content), jpeg.subarray(at)]);
}

export function jpegSegment(marker: number, content: string | Uint8Array): Buffer {
  const bytes = typeof content === "string" ? Buffer.from(content, "latin1") : content;
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(bytes.length + 2, 2);
  return Buffer.concat([head, bytes]);
}

export function pngChunk(name: string, content: string | Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), Buffer.from(content as string, "latin1")]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(named.length - 4);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

export function pngOf(...chunks: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...chunks]);
}

export function pngHeader(width: number, height: number, rest: readonly number[] = [8, 2, 0, 0, 0]): Buffer {
  const content = Buffer.concat([Buffer.alloc(8), Buffer.from(rest)]);
  content.writeUInt32BE(width, 0);
  content.writeUInt32BE(height, 4);
  return pngChunk("IHDR", content);
}

/** A sound PNG of a size of its own, so that no two are the same photo. */
export function somePng(width: number): Buffer {
  return pngOf(pngHeader(width, 1), pngChunk("IDAT", "pixels"), pngChunk("IEND", ""));
}

export function webpOf(...chunks: [name: string, content: string | Uint8Array][]): Buffer {
  const body = Buffer.concat(
    chunks.map(([name, content]) => {
      const bytes = Buffer.from(content as string, "latin1");
      const head = Buffer.from(`${name}\0\0\0\0`, "latin1");
      head.writeUInt32LE(bytes.length, 4);
      return Buffer.concat([head, bytes, Buffer.alloc(bytes.length % 2)]);
    }),
  );
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

/** A VP8X chunk. */
export function webpHeader(flags: number, width: number, height: number): ["VP8X", Buffer] {
  const content = Buffer.alloc(10);
  content.writeUInt8(flags, 0);
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return ["VP8X", content];
}

/** The lossy picture in `webp`. */
export const webpPicture: ["VP8 ", Buffer] = ["VP8 ", webp.subarray(webp.indexOf("VP8 ") + 8)];

/** Sends bytes under their hash, or what a test says instead. */
export async function putPhoto(
  device: TestDevice,
  bytes: Uint8Array | ReadableStream<Uint8Array>,
  {
    type = "image/png",
    sha256,
    range,
    headers = {},
  }: { type?: string; sha256?: string; range?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> {
  const isWhole = bytes instanceof Uint8Array;
  const answer = await device.request(`/api/photos/${sha256 ?? (isWhole ? sha256Of(bytes) : "")}`, {
    method: "PUT",
    headers: {
      ...writeHeaders,
      "Content-Type": type,
      ...(isWhole && { "Content-Length": String(bytes.length) }),
      ...(range !== undefined && { "Content-Range": range }),
      ...headers,
    },
    body: (isWhole ? new Uint8Array(bytes) : bytes) as Uint8Array<ArrayBuffer>,
    ...(!isWhole && { duplex: "half" }),
  });
  return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> };
}

/** What the server says it has of a photo. */
export async function progressOf(device: TestDevice, sha256: string): Promise<[status: number, offset: string | null]> {
  const answer = await device.request(`/api/photos/${sha256}`, { method: "HEAD" });
  return [answer.status, answer.headers.get("Upload-Offset")];
}
