import { RequestProblem } from "../http/problems.ts";

/** What a request sends of a photo: its bytes from `from` to before `to`, or, without them, a question. */
export type Range = { from: number | undefined; to: number; total: number };

/**
 * Of a whole photo, or of a stretch of it (RFC 9110, section 14.4). Its length must be said before its bytes come.
 * @throws RequestProblem bad-request
 */
export function contentRange(headers: Headers): Range {
  const stated = headers.get("Content-Length");
  const said = headers.get("Content-Range");
  if (said === null) {
    if (stated === null || !/^\d{1,15}$/.test(stated) || Number(stated) === 0) fail("Say the length of the photo.");
    return { from: 0, to: Number(stated), total: Number(stated) };
  }
  const [, from, last, total] = /^bytes (?:(\d{1,15})-(\d{1,15})|\*)\/(\d{1,15})$/.exec(said) ?? [];
  if (total === undefined || Number(total) === 0) fail("The Content-Range can't be read.");
  if (from === undefined || last === undefined) return { from: undefined, to: 0, total: Number(total) };
  const range = { from: Number(from), to: Number(last) + 1, total: Number(total) };
  const isInside = range.from < range.to && range.to <= range.total;
  const isAsStated = stated === null || Number(stated) === range.to - range.from;
  if (!isInside || !isAsStated) fail("The Content-Range doesn't fit the photo.");
  return range;
}

function fail(detail: string): never {
  throw new RequestProblem("bad-request", { detail });
}
