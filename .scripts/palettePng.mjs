import { crc32, deflateSync, inflateSync } from "node:zlib";

/**
 * Writes a screenshot with 256 colours: a third of the size, and no difference to see, since a page has few colours
 * and many shades at the edges of its letters.
 *
 * @param {Buffer} png as a browser writes it: 8 bits, RGB or RGBA without transparency, not interlaced
 * @returns {Buffer}
 */
export function palettePng(png) {
  const { width, height, bytesPerPixel, pixels } = decode(png);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += bytesPerPixel) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byUse = [...counts].sort(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = byUse.slice(0, 256);
  const indexes = new Map(byUse.map((colour, index) => [colour, index < 256 ? index : nearest(palette, colour)]));

  // One byte before each row names its filter: none, as neighbours in a palette say nothing of each other.
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0, pixel = 0; pixel < width * height; at += bytesPerPixel, pixel += 1) {
    rows[Math.floor(pixel / width) * (width + 1) + 1 + (pixel % width)] = indexes.get(pixels.readUIntBE(at, 3)) ?? 0;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, index) => {
    colours.writeUIntBE(colour, index * 3, 3);
  });
  return Buffer.concat([
    png.subarray(0, 8),
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function decode(/** @type {Buffer} */ png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const bytesPerPixel = png[25] === 6 ? 4 : 3;
  if (png[24] !== 8 || (png[25] !== 2 && png[25] !== 6)) throw new Error("Not a PNG as browsers write them.");
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT")
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const filtered = inflateSync(Buffer.concat(data));
  const rowLength = width * bytesPerPixel;
  const pixels = Buffer.alloc(rowLength * height);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (rowLength + 1)];
    for (let column = 0; column < rowLength; column += 1) {
      const at = row * rowLength + column;
      const isFirst = column < bytesPerPixel;
      const left = isFirst ? 0 : (pixels[at - bytesPerPixel] ?? 0);
      const up = row === 0 ? 0 : (pixels[at - rowLength] ?? 0);
      const upLeft = row === 0 || isFirst ? 0 : (pixels[at - rowLength - bytesPerPixel] ?? 0);
      const guesses = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, upLeft) : 0];
      pixels[at] = (filtered[row * (rowLength + 1) + 1 + column] ?? 0) + (guesses[filter ?? 0] ?? 0);
    }
  }
  return { width, height, bytesPerPixel, pixels };
}

/** The one of three neighbours that is closest to what they lead to expect. */
function paeth(/** @type {number} */ left, /** @type {number} */ up, /** @type {number} */ upLeft) {
  const expected = left + up - upLeft;
  const [byLeft, byUp, byUpLeft] = [left, up, upLeft].map((each) => Math.abs(expected - each));
  if ((byLeft ?? 0) <= (byUp ?? 0) && (byLeft ?? 0) <= (byUpLeft ?? 0)) return left;
  return (byUp ?? 0) <= (byUpLeft ?? 0) ? up : upLeft;
}

function nearest(/** @type {number[]} */ palette, /** @type {number} */ colour) {
  const distance = (/** @type {number} */ other) =>
    ((other >> 16) - (colour >> 16)) ** 2 +
    (((other >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
    ((other & 255) - (colour & 255)) ** 2;
  return palette.reduce((best, each, index) => (distance(each) < distance(palette[best] ?? 0) ? index : best), 0);
}

function chunk(/** @type {string} */ name, /** @type {Buffer} */ data) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
