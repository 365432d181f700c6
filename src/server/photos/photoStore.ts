import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";

/** A photo that is under way, of one sender: what somebody else sends under the same address doesn't mix with it. */
export type Part = { officeId: string; sha256: string; personId: string };

export type PartFile = {
  length: number;
  /** Adds to the end. */
  append(bytes: Uint8Array): Promise<void>;
  /** Takes back what was added beyond a length. */
  cutTo(length: number): Promise<void>;
  /** Puts it onto the disk. */
  close(): Promise<void>;
};

/** Where the bytes of photos lie; the table says which of them count. Its files may be shared by several processes. */
export type PhotoStore = {
  partLength(part: Part): Promise<number>;
  openPart(part: Part): Promise<PartFile>;
  /** Undefined where another process ended it, or it was swept away. */
  readPart(part: Part): Promise<Buffer | undefined>;
  dropPart(part: Part): Promise<void>;
  /** Makes a part the photo of its address. */
  keepPart(part: Part): Promise<void>;
  /** Makes the photo a part again. */
  takeBack(part: Part): Promise<void>;
  /** The bytes of a photo that is here, undefined where there is none. */
  photoLength(officeId: string, sha256: string): Promise<number | undefined>;
  readPhoto(officeId: string, sha256: string): Promise<ReadableStream<Uint8Array> | undefined>;
  dropPhoto(officeId: string, sha256: string): Promise<void>;
  /** What is under way, with the time it was last written. */
  listParts(officeId: string): Promise<(Part & { at: number })[]>;
};

/**
 * Photos as files: `photos/OFFICE/FIRST TWO DIGITS/SHA256`, which a backup copies as they are. What is under way lies
 * in a tree of its own that no backup knows, on the same disk, so that a photo takes its name whole or not at all.
 */
export function photosInFolder(dataFolder: string): PhotoStore {
  const photoFile = (officeId: string, sha256: string) =>
    join(dataFolder, "photos", officeId, sha256.slice(0, 2), sha256);
  const partFolder = (officeId: string) => join(dataFolder, "photo-parts", officeId);
  const partFile = ({ officeId, sha256, personId }: Part) => join(partFolder(officeId), `${sha256}.${personId}`);
  return {
    partLength: async (part) => (await lengthOf(partFile(part))) ?? 0,
    openPart: (part) => openPart(partFile(part)),
    readPart: (part) => unlessMissing(readFile(partFile(part))),
    dropPart: (part) => rm(partFile(part), { force: true }),
    keepPart: (part) => move(partFile(part), photoFile(part.officeId, part.sha256)),
    takeBack: (part) => move(photoFile(part.officeId, part.sha256), partFile(part)),
    photoLength: (officeId, sha256) => lengthOf(photoFile(officeId, sha256)),
    async readPhoto(officeId, sha256) {
      const file = await unlessMissing(open(photoFile(officeId, sha256)));
      return file && (Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>);
    },
    dropPhoto: (officeId, sha256) => rm(photoFile(officeId, sha256), { force: true }),
    async listParts(officeId) {
      const names = (await unlessMissing(readdir(partFolder(officeId)))) ?? [];
      const parts = names.map(async (name) => {
        const [sha256 = "", personId = ""] = name.split(".");
        const file = await unlessMissing(stat(join(partFolder(officeId), name)));
        return file && { officeId, sha256, personId, at: file.mtimeMs };
      });
      return (await Promise.all(parts)).filter((part) => part !== undefined);
    },
  };
}

async function openPart(path: string): Promise<PartFile> {
  await mkdir(dirname(path), { recursive: true });
  // Opened so that each write says where it goes: two processes that write the same photo write the same bytes.
  const isNew = (await lengthOf(path)) === undefined;
  const file = await open(path, isNew ? "wx+" : "r+");
  if (isNew) await flushFolder(dirname(path));
  const part: PartFile = {
    length: (await file.stat()).size,
    async append(bytes) {
      for (let written = 0; written < bytes.length; ) {
        const { bytesWritten } = await file.write(bytes, written, bytes.length - written, part.length + written);
        written += bytesWritten;
      }
      part.length += bytes.length;
    },
    async cutTo(length) {
      await file.truncate(length);
      part.length = length;
    },
    async close() {
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
  return part;
}

async function move(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  await flushFolder(dirname(to));
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function lengthOf(path: string): Promise<number | undefined> {
  return (await unlessMissing(stat(path)))?.size;
}

async function unlessMissing<Result>(asked: Promise<Result>): Promise<Result | undefined> {
  try {
    return await asked;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
