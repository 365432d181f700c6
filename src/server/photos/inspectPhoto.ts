import { largestPixels, type PhotoType } from "../../protocol/photos.ts";
import { RequestProblem } from "../http/problems.ts";
import { inspectJpeg } from "./inspectJpeg.ts";
import { inspectPng } from "./inspectPng.ts";
import { inspectWebp } from "./inspectWebp.ts";

/** Of a document there is none. */
export type PixelSize = { width: number; height: number };

/**
 * Looks whether bytes are what they are said to be, from the first to the last of them, by their structure and without
 * decoding a pixel. An address is the hash of the bytes as sent, so nothing can be cut out of them here: what holds
 * where a photo was taken, and by whom, is refused, and the phone draws the picture anew.
 * @throws RequestProblem photo-not-valid or photo-has-metadata
 */
export function inspectPhoto(type: PhotoType, bytes: Buffer): PixelSize | undefined {
  if (type === "application/pdf") {
    inspectPdf(bytes);
    return undefined;
  }
  const size = inspectors[type](bytes);
  if (size.width < 1 || size.height < 1) notValid("It has no pixels.");
  if (size.width * size.height > largestPixels) {
    notValid(`It has more than ${largestPixels / 1_000_000} million pixels.`);
  }
  return size;
}

const inspectors = { "image/jpeg": inspectJpeg, "image/png": inspectPng, "image/webp": inspectWebp };

/** A document is kept as it is and only ever handed out as a file to save. Readers look for its end in 1,024 bytes. */
function inspectPdf(bytes: Buffer): void {
  if (!/^%PDF-[12]\.\d[\r\n\s%]/.test(bytes.subarray(0, 9).toString("latin1"))) notValid("It isn't a PDF.");
  if (!bytes.subarray(-1024).includes("%%EOF")) notValid("The end of the PDF is missing.");
}

function notValid(detail: string): never {
  throw new RequestProblem("photo-not-valid", { detail });
}
