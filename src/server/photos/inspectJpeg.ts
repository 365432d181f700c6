import { BytesInOrder } from "./bytesInOrder.ts";

const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;
/** Baseline, extended and progressive: what browsers draw and cameras write. */
const frames = new Set([0xc0, 0xc1, 0xc2]);
/** Huffman and quantisation tables, the restart interval. */
const tables = new Set([0xc4, 0xdb, 0xdd]);
/** Segments of applications that say how to show the picture, by how they begin. */
const shows: Record<number, readonly string[]> = {
  224: ["JFIF\0"],
  226: ["ICC_PROFILE\0"],
  238: ["Adobe"],
};

/** Walks a JPEG's segments (ITU-T T.81, annex B) from its start to the marker that must be its end. */
export function inspectJpeg(bytes: Buffer): { width: number; height: number } {
  const left: BytesInOrder = new BytesInOrder(bytes);
  if (left.byte() !== 0xff || left.byte() !== startOfImage) left.fail("It isn't a JPEG.");
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  for (;;) {
    const marker = nextMarker(left);
    if (marker === endOfImage) break;
    const length = left.take(2).readUInt16BE();
    if (length < 2) left.fail("A segment is too short.");
    const segment = left.take(length - 2);
    if (frames.has(marker)) {
      if (size !== undefined || segment.length < 6) left.fail("It doesn't have one frame.");
      size = { height: segment.readUInt16BE(1), width: segment.readUInt16BE(3) };
    } else if (marker === startOfScan) {
      if (size === undefined) left.fail("A scan precedes its frame.");
      scans += 1;
      skipScan(left);
    } else if (!tables.has(marker)) {
      const isShown = shows[marker]?.some((name) => segment.subarray(0, name.length).toString("latin1") === name);
      const isAbout = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
      if (!isAbout) left.fail("It holds a segment that photos don't have.");
      if (isShown !== true) left.failForMetadata(marker === 0xfe ? "A comment" : `A segment APP${marker - 0xe0}`);
    }
  }
  if (size === undefined || scans === 0) left.fail("It holds no picture.");
  if (left.left > 0) left.fail("Something follows the picture's end.");
  return size;
}

/** The code of the marker that stands here; before it there may be bytes that only fill. */
function nextMarker(left: BytesInOrder): number {
  if (left.byte() !== 0xff) left.fail("Something stands between two segments.");
  let code = 0xff;
  while (code === 0xff) code = left.byte();
  return code;
}

/** Passes over a scan's coded data, in which a marker is never stuffing (FF 00) nor a restart (FF D0 to FF D7). */
function skipScan(left: BytesInOrder): void {
  for (;;) {
    left.skipTo(0xff);
    const before = left.at;
    const code = nextMarker(left);
    if (code !== 0 && !(code >= 0xd0 && code <= 0xd7)) {
      left.at = before;
      return;
    }
  }
}
