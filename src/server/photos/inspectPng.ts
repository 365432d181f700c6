import { crc32 } from "node:zlib";
import { BytesInOrder } from "./bytesInOrder.ts";

const signature = "\x89PNG\r\n\x1a\n";
/** The picture and how to show it; text, times and EXIF are none of these, nor are the frames of an animation. */
const known = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND"],
  ...["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "pHYs", "bKGD", "hIST"],
]);
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Walks a PNG's chunks (PNG 3, section 5) from the header to the one that must be its end, each by its checksum. */
export function inspectPng(bytes: Buffer): { width: number; height: number } {
  const left: BytesInOrder = new BytesInOrder(bytes);
  if (left.text(8) !== signature) left.fail("It isn't a PNG.");
  const header = nextChunk(left);
  if (header.name !== "IHDR" || header.content.length !== 13) left.fail("It has no header.");
  const [depth = 0, colour = 0, ...methods] = header.content.subarray(8);
  const isKnown = depths[colour]?.includes(depth) && methods[0] === 0 && methods[1] === 0 && (methods[2] ?? 2) < 2;
  if (!isKnown) left.fail("Its header says what no PNG can be.");
  const size = { width: header.content.readUInt32BE(0), height: header.content.readUInt32BE(4) };
  let hasPixels = false;
  for (;;) {
    const { name, content } = nextChunk(left);
    if (name === "IHDR") left.fail("It has two headers.");
    if (["acTL", "fcTL", "fdAT"].includes(name)) left.fail("It is an animation.");
    if (!known.has(name)) left.failForMetadata(`A chunk ${name}`);
    if (name === "IDAT") hasPixels = true;
    if (name === "IEND") {
      if (content.length > 0) left.fail("Its last chunk isn't empty.");
      break;
    }
  }
  if (!hasPixels) left.fail("It holds no picture.");
  if (left.left > 0) left.fail("Something follows the picture's end.");
  return size;
}

function nextChunk(left: BytesInOrder): { name: string; content: Buffer } {
  const length = left.take(4).readUInt32BE();
  const name = left.take(4);
  if (!/^[A-Za-z]{4}$/.test(name.toString("latin1"))) left.fail("A chunk has no name.");
  const content = left.take(length);
  if (left.take(4).readUInt32BE() !== crc32(content, crc32(name))) left.fail("A chunk is damaged.");
  return { name: name.toString("latin1"), content };
}
