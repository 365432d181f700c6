import type { PhotoProgress } from "../../protocol/photos.ts";

/** How much of a photo is here, by the names of the draft for resumable uploads (draft-ietf-httpbis-resumable-upload). */
export function progressHeaders({ offset, complete }: PhotoProgress): Record<string, string> {
  return { "Upload-Offset": String(offset), "Upload-Complete": complete ? "?1" : "?0" };
}
