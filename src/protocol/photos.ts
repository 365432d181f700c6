import * as z from "zod/mini";

// Photos and documents travel apart from records, each under the SHA-256 of its bytes.
//
// `PUT /api/photos/{sha256}` sends a photo whole, or from where an earlier attempt broke off: `Content-Range: bytes
// 40000-89999/90000` is its end, `Content-Range: bytes */90000` without a body only asks. The answer says how much of
// it is here. 200 and 201: all of it. 202: go on from `offset`. 409 `photo-offset`: go on from the problem's `offset`,
// which `HEAD` tells too. 422: these bytes are never taken, and nothing of them was kept. Sending the same photo again
// does no harm. A photo may come before or after the record that names it; unnamed it is kept for `keepUnnamedForDays`.

/** What is taken, with the largest number of bytes of each. */
export const photoTypes = {
  "image/jpeg": { extension: "jpg", bytes: 1_500_000 },
  "image/png": { extension: "png", bytes: 1_500_000 },
  "image/webp": { extension: "webp", bytes: 1_500_000 },
  "application/pdf": { extension: "pdf", bytes: 10_000_000 },
} as const;
export type PhotoType = keyof typeof photoTypes;

/** Of an image, by its header: a small file can unfold into more than a phone can hold. */
export const largestPixels = 25_000_000;

/** What a person may send within 24 hours, and hold here that no record names. */
export const photoQuota = { aDay: { photos: 300, bytes: 300_000_000 }, unnamed: { photos: 300, bytes: 200_000_000 } };

export const keepUnnamedForDays = 7;

/** How much of a photo is here. */
export const PhotoProgress = z.object({ offset: z.int(), complete: z.boolean() });
export type PhotoProgress = z.infer<typeof PhotoProgress>;
