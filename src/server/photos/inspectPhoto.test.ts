import { describe, expect, it } from "vitest";
import type { PhotoType } from "../../protocol/photos.ts";
import { RequestProblem } from "../http/problems.ts";
import { inspectPhoto } from "./inspectPhoto.ts";
import {
  jpeg,
  jpegSegment,
  jpegWith,
  pdf,
  png,
  pngChunk,
  pngHeader,
  pngOf,
  webp,
  webpHeader,
  webpOf,
  webpPicture,
} from "./testingPhotos.ts";

const pixels = pngChunk("IDAT", "pixels");
const end = pngChunk("IEND", "");
const zip = Buffer.from("PK\x03\x04 and what a zip holds PK\x05\x06", "latin1");
const gps = "Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a GPS 6.8886 S 109.6753 E";
const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));

const sound: [string, PhotoType, Buffer, { width: number; height: number } | undefined][] = [
  ["a JPEG of a browser", "image/jpeg", jpeg, { width: 12, height: 7 }],
  ["a PNG of a browser", "image/png", png, { width: 12, height: 7 }],
  ["a WebP of a browser", "image/webp", webp, { width: 12, height: 7 }],
  ["a PDF", "application/pdf", pdf, undefined],
  ["a JPEG with a colour profile", "image/jpeg", jpegWith(0xe2, "ICC_PROFILE\0\x01\x01"), { width: 12, height: 7 }],
  ["a JPEG with bytes that fill", "image/jpeg", jpegFilled(), { width: 12, height: 7 }],
  ["a JPEG in three scans", "image/jpeg", jpegOfScans(3), { width: 12, height: 7 }],
  ["a WebP with a simple header", "image/webp", webpOf(webpPicture), { width: 12, height: 7 }],
  ["a lossless WebP", "image/webp", webpOf(["VP8L", losslessPicture(300, 200)]), { width: 300, height: 200 }],
  ["25 million pixels", "image/png", pngOf(pngHeader(5000, 5000), pixels, end), { width: 5000, height: 5000 }],
];

const notValid: [string, PhotoType, Buffer][] = [
  ["nothing", "image/png", Buffer.alloc(0)],
  ["an SVG", "image/png", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  ["a page", "image/jpeg", Buffer.from("<!doctype html><script>alert(1)</script>")],
  ["a GIF", "image/png", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1")],
  ["a BMP", "image/jpeg", Buffer.from("BM\x1e\0\0\0\0\0\0\0", "latin1")],
  ["a TIFF", "image/jpeg", Buffer.from("II*\0\x08\0\0\0", "latin1")],
  ["an AVIF", "image/webp", Buffer.from("\0\0\0\x1cftypavif", "latin1")],
  ["a zip", "image/webp", zip],
  ["a program", "image/png", Buffer.from("\x7fELF\x02\x01\x01", "latin1")],
  ["a PNG said to be a JPEG", "image/jpeg", png],
  ["a JPEG said to be a PNG", "image/png", jpeg],
  ["a JPEG said to be a PDF", "application/pdf", jpeg],
  ["a PDF said to be a WebP", "image/webp", pdf],
  ["a page that mentions PDF", "application/pdf", Buffer.from("<script>//%PDF-1.7\n%%EOF")],
  ["a PDF without its end", "application/pdf", pdf.subarray(0, -8)],
  ["a PDF with 2,000 bytes behind its end", "application/pdf", Buffer.concat([pdf, Buffer.alloc(2000, 0x20)])],
  ["a JPEG with a zip behind it", "image/jpeg", Buffer.concat([jpeg, zip])],
  ["a JPEG with one byte behind it", "image/jpeg", Buffer.concat([jpeg, Buffer.alloc(1)])],
  ["two JPEGs", "image/jpeg", Buffer.concat([jpeg, jpeg])],
  ["a JPEG without its end", "image/jpeg", jpeg.subarray(0, -2)],
  ["a JPEG without a scan", "image/jpeg", Buffer.concat([jpeg.subarray(0, scan), Buffer.from([0xff, 0xd9])])],
  ["a JPEG with its scan first", "image/jpeg", Buffer.concat([jpeg.subarray(0, 2), jpeg.subarray(scan)])],
  ["a JPEG with two frames", "image/jpeg", jpegWith(0xc0, jpeg.subarray(frame + 4, frame + 19), frame)],
  ["a JPEG with an arithmetic frame", "image/jpeg", jpegWith(0xc9, "\x08\0\x07\0\x0c\x01\x01\x11\0")],
  ["a JPEG with a segment of no length", "image/jpeg", cut(jpeg, 2, Buffer.from([0xff, 0xfe, 0, 1]))],
  ["a JPEG with a page between its segments", "image/jpeg", cut(jpeg, 2, Buffer.from("<script>alert(1)</script>"))],
  ["a JPEG of no height", "image/jpeg", jpegOfSize(12, 0)],
  ["a JPEG of 65,535 by 65,535 pixels", "image/jpeg", jpegOfSize(65_535, 65_535)],
  ["a PNG of 50,000 by 50,000 pixels", "image/png", pngOf(pngHeader(50_000, 50_000), pixels, end)],
  ["a PNG of 4 thousand million pixels in one line", "image/png", pngOf(pngHeader(0xffffffff, 1), pixels, end)],
  ["a PNG of no width", "image/png", pngOf(pngHeader(0, 5), pixels, end)],
  ["a PNG with a zip behind it", "image/png", Buffer.concat([png, zip])],
  ["a PNG without its end", "image/png", pngOf(pngHeader(1, 1), pixels)],
  ["a PNG without pixels", "image/png", pngOf(pngHeader(1, 1), end)],
  ["a PNG without a header", "image/png", pngOf(pixels, end)],
  ["a PNG with two headers", "image/png", pngOf(pngHeader(1, 1), pngHeader(9, 9), pixels, end)],
  ["a PNG of a colour that isn't", "image/png", pngOf(pngHeader(1, 1, [8, 5, 0, 0, 0]), pixels, end)],
  ["a PNG with a text for an end", "image/png", pngOf(pngHeader(1, 1), pixels, pngChunk("IEND", "x"))],
  ["a PNG with a wrong checksum", "image/png", pngOf(pngHeader(1, 1), flipped(pixels, 12), end)],
  ["a PNG that moves", "image/png", pngOf(pngHeader(1, 1), pngChunk("acTL", "\0\0\0\x01\0\0\0\0"), pixels, end)],
  ["a WebP with a zip behind it", "image/webp", Buffer.concat([webp, zip])],
  ["a WebP without its end", "image/webp", webp.subarray(0, -2)],
  ["a WebP that moves", "image/webp", webpOf(webpHeader(2, 12, 7), ["ANIM", "\0\0\0\0\0\0"], webpPicture)],
  ["a WebP of two pictures", "image/webp", webpOf(webpHeader(0, 12, 7), webpPicture, webpPicture)],
  ["a WebP with two sizes", "image/webp", webpOf(webpHeader(0, 5000, 5000), webpPicture)],
  ["a WebP without a picture", "image/webp", webpOf(webpHeader(0, 12, 7))],
  ["a WebP of 16,384 by 16,384 pixels", "image/webp", webpOf(["VP8L", losslessPicture(16_384, 16_384)])],
];

const withMetadata: [string, PhotoType, Buffer][] = [
  ["a JPEG with a place in its EXIF", "image/jpeg", jpegWith(0xe1, gps)],
  ["a JPEG with EXIF between its scans", "image/jpeg", jpegOfScans(2, jpegSegment(0xe1, gps))],
  ["a JPEG with XMP", "image/jpeg", jpegWith(0xe1, "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>")],
  ["a JPEG with IPTC", "image/jpeg", jpegWith(0xed, "Photoshop 3.0\x008BIM")],
  ["a JPEG with a comment", "image/jpeg", jpegWith(0xfe, "taken at home")],
  ["a JPEG with a thumbnail", "image/jpeg", jpegWith(0xe0, "JFXX\0\x10")],
  ["a JPEG with more pictures", "image/jpeg", jpegWith(0xe2, "MPF\0MM\0*")],
  ["a PNG with EXIF", "image/png", pngOf(pngHeader(1, 1), pngChunk("eXIf", "MM\0*"), pixels, end)],
  ["a PNG with a text", "image/png", pngOf(pngHeader(1, 1), pngChunk("tEXt", "Author\0Ratna"), pixels, end)],
  ["a PNG with a squeezed text", "image/png", pngOf(pngHeader(1, 1), pixels, pngChunk("zTXt", "a\0\0b"), end)],
  ["a PNG with XMP", "image/png", pngOf(pngHeader(1, 1), pngChunk("iTXt", "XML:com.adobe.xmp"), pixels, end)],
  ["a PNG with a time", "image/png", pngOf(pngHeader(1, 1), pixels, pngChunk("tIME", "\x07\xea\x0b\x18\0\0\0"), end)],
  ["a PNG with a chunk of somebody's", "image/png", pngOf(pngHeader(1, 1), pngChunk("prVt", "x"), pixels, end)],
  ["a WebP with EXIF", "image/webp", webpOf(webpHeader(8, 12, 7), webpPicture, ["EXIF", "MM\0*"])],
  ["a WebP with EXIF that it doesn't announce", "image/webp", webpOf(webpHeader(0, 12, 7), webpPicture, ["EXIF", "M"])],
  ["a WebP with XMP", "image/webp", webpOf(webpHeader(0, 12, 7), webpPicture, ["XMP ", "<x:xmpmeta/>"])],
  ["a WebP with a chunk of somebody's", "image/webp", webpOf(webpPicture, ["note", "hi"])],
];

describe("a file", () => {
  it.each(sound)("that is %s is taken", (_, type, bytes, size) => {
    expect(inspectPhoto(type, bytes)).toEqual(size);
  });

  it.each(notValid)("that is %s isn't taken", (_, type, bytes) => {
    expect(codeOf(type, bytes)).toBe("photo-not-valid");
  });

  it.each(withMetadata)("that is %s is refused for what it tells", (_, type, bytes) => {
    expect(codeOf(type, bytes)).toBe("photo-has-metadata");
  });
});

describe.each(sound.slice(0, 3))("%s", (_, type, bytes) => {
  it("isn't taken when it is cut anywhere", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      expect([length, codeOf(type, bytes.subarray(0, length))]).toEqual([length, "photo-not-valid"]);
    }
  });

  it("with any bit flipped is taken or refused, and nothing worse", () => {
    const outcomes = new Set<string | undefined>();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) outcomes.add(codeOf(type, flipped(bytes, bit >> 3, bit & 7)));
    expect([...outcomes].every((code) => code === undefined || code.startsWith("photo-"))).toBe(true);
    expect(outcomes).toContain("photo-not-valid");
  });
});

/** What is said of a file; undefined where it is taken. An error that isn't meant for the sender fails the test. */
function codeOf(type: PhotoType, bytes: Buffer): string | undefined {
  try {
    inspectPhoto(type, bytes);
    return undefined;
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    return error.code;
  }
}

function flipped(bytes: Buffer, at: number, bit = 0): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
}

function cut(bytes: Buffer, at: number, between: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), between, bytes.subarray(at)]);
}

function jpegFilled(): Buffer {
  return cut(jpeg, scan, Buffer.from([0xff, 0xff, 0xff]));
}

function jpegOfSize(width: number, height: number): Buffer {
  const copy = Buffer.from(jpeg);
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}

/** The scan again and again, as a progressive picture has it, with something before the last. */
function jpegOfScans(scans: number, between: Buffer = Buffer.alloc(0)): Buffer {
  const [head, last] = [jpeg.subarray(0, scan), jpeg.subarray(scan, -2)];
  const first = Array.from({ length: scans - 1 }, () => last);
  return Buffer.concat([head, ...first, between, last, jpeg.subarray(-2)]);
}

function losslessPicture(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt8(0x2f, 0);
  bytes.writeUInt32LE((((height - 1) << 14) | (width - 1)) >>> 0, 1);
  return bytes;
}
