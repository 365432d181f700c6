import { photoTypes } from "../../protocol/photos.ts";
import type { AppContext, RouteParts } from "../http/environment.ts";
import { sentFileHeaders } from "../http/headers.ts";
import { RequestProblem } from "../http/problems.ts";
import { findReadablePhoto } from "./mayReadPhoto.ts";
import { findOwn } from "./photoRows.ts";
import { progressHeaders } from "./progress.ts";

/**
 * `GET /api/photos/{sha256}`: the photo as a file to save, since a browser that showed what strangers sent as a page of
 * ours would run what is in it. `HEAD`: how much of it is here, for whoever sends it or may see it.
 */
export function getPhotoRoute({ database, photos }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    const sha256 = context.req.param("sha256") ?? "";
    const signedIn = context.get("signedIn");
    const { officeId, person } = signedIn;
    const part = { officeId, sha256, personId: person.id };
    const [photo, own] = await database.read(async (snapshot) => [
      await findReadablePhoto(snapshot, signedIn, sha256),
      await findOwn(snapshot, part),
    ]);
    const length = photo && (await photos?.photoLength(officeId, sha256));
    if (context.req.method === "HEAD" && length === undefined && own !== undefined && photos !== undefined) {
      return context.body(null, 200, progressHeaders({ offset: await photos.partLength(part), complete: false }));
    }
    if (photo === undefined || photos === undefined || length === undefined) throw new RequestProblem("not-found");

    const headers = {
      ...sentFileHeaders,
      ...progressHeaders({ offset: length, complete: true }),
      "Content-Type": photo.type,
      "Content-Disposition": `attachment; filename="${sha256.slice(0, 12)}.${photoTypes[photo.type].extension}"`,
      "Content-Length": String(length),
      ETag: `"${sha256}"`,
    };
    if (context.req.header("If-None-Match") === headers.ETag) {
      const { "Content-Length": _, ...more } = headers;
      return context.body(null, 304, more);
    }
    if (context.req.method === "HEAD") return context.body(null, 200, headers);
    const bytes = await photos.readPhoto(officeId, sha256);
    if (bytes === undefined) throw new RequestProblem("not-found");
    return context.body(bytes, 200, headers);
  };
}
