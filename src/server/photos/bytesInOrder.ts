import { RequestProblem } from "../http/problems.ts";

/** Reads bytes from the first to the last; to read beyond the last is a problem of the photo, not a bug. */
export class BytesInOrder {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  take(length: number): Buffer {
    if (length > this.left) this.fail("It is cut off.");
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  text(length: number): string {
    return this.take(length).toString("latin1");
  }

  /** Passes over what precedes a byte, and stands before it then. */
  skipTo(byte: number): void {
    const found = this.#bytes.indexOf(byte, this.at);
    if (found === -1) this.fail("It is cut off.");
    this.at = found;
  }

  fail(detail: string): never {
    throw new RequestProblem("photo-not-valid", { detail });
  }

  /** Says what was found that could tell of a place or a person. */
  failForMetadata(where: string): never {
    throw new RequestProblem("photo-has-metadata", { detail: `${where} isn't part of the picture.` });
  }
}
