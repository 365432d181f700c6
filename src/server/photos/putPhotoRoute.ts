import { createHash } from "node:crypto";
import { may } from "../../domain/permissions.ts";
import { type PhotoProgress, type PhotoType, photoTypes } from "../../protocol/photos.ts";
import type { Snapshot } from "../database/database.ts";
import { DatabaseProblem } from "../database/databaseProblem.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { changeOffice } from "../offices/officeChange.ts";
import { readCookie } from "../session/cookie.ts";
import { findSession } from "../session/signedIn.ts";
import { contentRange, type Range } from "./contentRange.ts";
import { inspectPhoto } from "./inspectPhoto.ts";
import { newestOfEach } from "./newestOfEach.ts";
import { beginPhoto, completePhoto, findOwn, forgetPart } from "./photoRows.ts";
import type { Part, PhotoStore } from "./photoStore.ts";
import { progressHeaders } from "./progress.ts";
import { receive } from "./receive.ts";

type Upload = { part: Part; type: PhotoType; range: Range; photos: PhotoStore };

/** `PUT /api/photos/{sha256}`: a photo, or a stretch of one (protocol/photos.ts). */
export function putPhotoRoute({ database, clock, rateLimit, photos }: RouteParts) {
  const alone = newestOfEach();

  return async (context: AppContext): Promise<Response> => {
    const { officeId, person, tokenHash } = context.get("signedIn");
    if (photos === undefined) throw new RequestProblem("not-found");
    needSender(person);
    rateLimit.count(`photo ${tokenHash}`);
    if (context.req.header("Content-Encoding") !== undefined) throw new RequestProblem("unsupported-encoding");
    const part: Part = { officeId, sha256: context.req.param("sha256") ?? "", personId: person.id };
    const type = context.req.header("Content-Type") as PhotoType;
    const range = contentRange(context.req.raw.headers);
    if (range.total > photoTypes[type].bytes) throw new RequestProblem("too-large");
    const upload = { part, type, range, photos };
    const token = readCookie(context) ?? "";

    const { isNew, ...progress } = await alone(`${officeId} ${part.sha256} ${person.id}`, async (superseded) => {
      const isBegun = await begin(upload, token);
      if (isBegun.complete) return { ...isBegun, isNew: false };
      const offset = await receive(context.req.raw, { ...upload, superseded }).catch(async (error: unknown) => {
        if ((await photos.partLength(part)) === 0) await database.write((tx) => forgetPart(tx, part));
        throw error;
      });
      if (offset < range.total) {
        if (superseded.aborted) throw new RequestProblem("photo-offset", { offset });
        return { offset, complete: false, isNew: false };
      }
      await complete(upload, token);
      return { offset, complete: true, isNew: true };
    }).catch((error: unknown) => {
      throw isFull(error) ? new RequestProblem("storage-full") : error;
    });
    const status = !progress.complete ? 202 : isNew ? 201 : 200;
    return context.json(progress satisfies PhotoProgress, status, progressHeaders(progress));
  };

  /** Looks whether it goes on where the last attempt ended, and keeps room for it. */
  async function begin({ part, type, range, photos }: Upload, token: string): Promise<PhotoProgress> {
    const now = clock();
    const isHere = async (own: Awaited<ReturnType<typeof findOwn>>) =>
      own?.isComplete === true && (await photos.photoLength(part.officeId, part.sha256)) === own.bytes;
    const known = await database.read((snapshot) => findOwn(snapshot, part));
    if (known !== undefined && (await isHere(known))) return { offset: known.bytes, complete: true };
    let length = await photos.partLength(part);
    if (length > range.total) {
      await photos.dropPart(part);
      length = 0;
    }
    const continues = range.from === undefined || range.from === length || length === range.total;
    if (!continues) throw new RequestProblem("photo-offset", { offset: length });
    const isWaiting = known !== undefined && !known.isComplete && known.bytes === range.total && known.type === type;
    if (!isWaiting) {
      await database.write(async (tx) => {
        await needSession(tx, token, now);
        await beginPhoto(tx, part, { type, bytes: range.total, now });
      });
    }
    return { offset: length, complete: false };
  }

  /** All bytes are here: looks what they are, and gives them their name where they may have it. */
  async function complete({ part, type, photos }: Upload, token: string): Promise<void> {
    const bytes = await photos.readPart(part);
    if (bytes === undefined) throw new RequestProblem("photo-offset", { offset: 0 });
    let size: ReturnType<typeof inspectPhoto>;
    try {
      if (createHash("sha256").update(bytes).digest("hex") !== part.sha256) {
        throw new RequestProblem("photo-hash-differs");
      }
      size = inspectPhoto(type, bytes);
    } catch (error) {
      await database.write((tx) => forgetPart(tx, part));
      await photos.dropPart(part);
      throw error;
    }
    await keep(part, { size, photos, token });
  }

  /**
   * In the office's order of changes, since an entry that waits for its photo becomes whole by it. The file takes its
   * name before the commit: a row that says "here" is never without its file, a file without a row is nobody's.
   */
  async function keep(
    part: Part,
    { size, photos, token }: { size: ReturnType<typeof inspectPhoto>; photos: PhotoStore; token: string },
  ): Promise<void> {
    const now = clock();
    const isHere = async () => (await photos.photoLength(part.officeId, part.sha256)) !== undefined;
    let isOnlyCopy = false;
    try {
      await changeOffice(database, part.officeId, async ({ tx }) => {
        await needSession(tx, token, now);
        await completePhoto(tx, part, { size, now });
        isOnlyCopy = !(await isHere());
        await photos.keepPart(part);
      });
    } catch (error) {
      if (isOnlyCopy && (await isHere())) await photos.takeBack(part);
      throw error;
    }
  }
}

/** Looked up again: rights may have changed between the request's arrival and its turn. */
async function needSession(snapshot: Snapshot, token: string, now: number): Promise<void> {
  const signedIn = await findSession(snapshot, token, now);
  if (signedIn === undefined) throw new RequestProblem("sign-in-needed");
  needSender(signedIn.person);
}

function needSender({ role }: { role: Parameters<typeof may>[0]["role"] }): void {
  if (!may({ role, relation: "author", subject: "photo", action: "record" })) throw new RequestProblem("not-allowed");
}

function isFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return (error instanceof DatabaseProblem && error.kind === "full") || code === "ENOSPC" || code === "EDQUOT";
}
