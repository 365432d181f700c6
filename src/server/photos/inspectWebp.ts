import { BytesInOrder } from "./bytesInOrder.ts";

type Size = { width: number; height: number };

/** Of the flags in VP8X: EXIF and XMP; an animation. */
const metadataFlags = 0x0c;
const animationFlag = 0x02;

/** Walks a WebP's chunks (RFC 9649, section 2) to the length that its header states, which must be the file's. */
export function inspectWebp(bytes: Buffer): Size {
  const left: BytesInOrder = new BytesInOrder(bytes);
  if (left.text(4) !== "RIFF") left.fail("It isn't a WebP.");
  const stated = left.take(4).readUInt32LE();
  if (left.text(4) !== "WEBP") left.fail("It isn't a WebP.");
  if (stated + 8 > bytes.length) left.fail("It is cut off.");
  if (stated + 8 < bytes.length) left.fail("Something follows the picture's end.");
  let canvas: Size | undefined;
  let picture: Size | undefined;
  for (let first = true; left.left > 0; first = false) {
    const name = left.text(4);
    const length = left.take(4).readUInt32LE();
    const content = left.take(length);
    if (length % 2 === 1 && left.byte() !== 0) left.fail("A chunk isn't filled up with zero.");
    if (name === "VP8X") {
      if (!first || length !== 10) left.fail("Its header stands in the wrong place.");
      canvas = canvasSize(left, content);
    } else if (name === "VP8 " || name === "VP8L") {
      if (picture !== undefined) left.fail("It holds two pictures.");
      picture = name === "VP8 " ? lossySize(left, content) : losslessSize(left, content);
    } else if (name === "ANIM" || name === "ANMF") left.fail("It is an animation.");
    else if (!["ICCP", "ALPH"].includes(name) || canvas === undefined)
      left.failForMetadata(`A chunk ${printable(name)}`);
  }
  if (picture === undefined) left.fail("It holds no picture.");
  if (canvas !== undefined && (canvas.width !== picture.width || canvas.height !== picture.height)) {
    left.fail("Its picture has another size than its header says.");
  }
  return picture;
}

function canvasSize(left: BytesInOrder, content: Buffer): Size {
  const flags = content.readUInt8();
  if ((flags & animationFlag) !== 0) left.fail("It is an animation.");
  if ((flags & metadataFlags) !== 0) left.failForMetadata("What its header announces");
  return { width: content.readUIntLE(4, 3) + 1, height: content.readUIntLE(7, 3) + 1 };
}

/** RFC 6386, section 9.1: three bytes of tag, the start code, two numbers of 14 bits. */
function lossySize(left: BytesInOrder, content: Buffer): Size {
  if (content.length < 10 || content.readUIntBE(3, 3) !== 0x9d012a || (content.readUInt8() & 1) !== 0) {
    left.fail("Its picture has no start.");
  }
  return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
}

/** RFC 9649, section 3.4: a signature, two numbers of 14 bits less one. */
function losslessSize(left: BytesInOrder, content: Buffer): Size {
  if (content.length < 5 || content.readUInt8() !== 0x2f) left.fail("Its picture has no start.");
  const bits = content.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function printable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]/g, "?");
}
