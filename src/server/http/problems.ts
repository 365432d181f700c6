import type { Problem, ProblemCode } from "../../protocol/refusals.ts";

const statusByCode = {
  "bad-request": 400,
  "too-deep": 400,
  "weak-password": 400,
  "sign-in-needed": 401,
  // 401 as well: an older app then keeps what it has, and asks its person to sign in.
  "device-revoked": 401,
  "person-disabled": 401,
  "not-our-page": 403,
  "wrong-device": 403,
  "not-allowed": 403,
  "wrong-password": 403,
  "password-needed": 403,
  "not-found": 404,
  "link-used": 409,
  "login-taken": 409,
  "year-taken": 409,
  "rate-overlaps": 409,
  "photo-offset": 409,
  "link-expired": 410,
  "epoch-changed": 410,
  "too-large": 413,
  "unsupported-encoding": 415,
  "unsupported-media-type": 415,
  "photo-hash-differs": 422,
  "photo-not-valid": 422,
  "photo-has-metadata": 422,
  "photo-quota": 429,
  "too-many-requests": 429,
  internal: 500,
  // Not 400, 413 or 422, on which a device looks for the one command at fault: the queue is sound and waits for a
  // newer server. Not 426 either, which is about HTTP itself and must name what to upgrade to (RFC 9110, 15.5.22).
  "protocol-not-supported": 501,
  busy: 503,
  "storage-full": 507,
} as const satisfies Record<ProblemCode, number>;

const titleByCode: Record<ProblemCode, string> = {
  "bad-request": "The request can't be read",
  "too-deep": "The request is nested too deeply",
  "sign-in-needed": "Sign in first",
  "wrong-password": "The name or the password is wrong",
  "password-needed": "Give your password first",
  "weak-password": "The password isn't good enough",
  "login-taken": "Somebody else signs in by that name",
  "device-revoked": "This device was shut out; sign in anew",
  "person-disabled": "The person was disabled",
  "not-our-page": "Only the app's own pages may ask this",
  "wrong-device": "The session belongs to another device",
  "not-allowed": "Not allowed",
  "not-found": "Not found",
  "link-used": "The link was already used",
  "year-taken": "The year has another one already",
  "rate-overlaps": "Two rates would hold on one day",
  "link-expired": "The link is too old",
  "epoch-changed": "The database or the person's reach is another; pull anew",
  "too-large": "The request is too large",
  "unsupported-encoding": "The content encoding isn't accepted here",
  "unsupported-media-type": "The content type isn't accepted here",
  "photo-offset": "Go on from the offset",
  "photo-hash-differs": "The bytes aren't those of this address",
  "photo-not-valid": "Not a photo of its type",
  "photo-has-metadata": "The photo holds more than its picture",
  "photo-quota": "Too many photos",
  "too-many-requests": "Too many requests",
  internal: "Something went wrong here",
  "protocol-not-supported": "This server doesn't know that version of the protocol",
  busy: "Busy; try again",
  "storage-full": "The server's disk is full",
};

/** Ends a request with a problem (RFC 9457); thrown by whatever finds it, answered in one place. */
export class RequestProblem extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly offset: number | undefined;

  constructor(
    code: ProblemCode,
    more: { detail?: string; field?: string | undefined; retryAfterSeconds?: number; offset?: number } = {},
  ) {
    super(titleByCode[code]);
    this.code = code;
    this.detail = more.detail;
    this.field = more.field;
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.offset = more.offset;
  }
}

export function problemResponse(problem: RequestProblem, requestId: string): Response {
  const { code, detail, field, retryAfterSeconds, offset } = problem;
  const status = statusByCode[code];
  const body: Problem = {
    type: `urn:jejak-ekspor:problem:${code}`,
    title: titleByCode[code],
    status,
    code,
    ...(detail === undefined ? {} : { detail }),
    ...(field === undefined ? {} : { field }),
    ...(offset === undefined ? {} : { offset }),
    requestId,
  };
  const headers = new Headers({ "Content-Type": "application/problem+json" });
  if (retryAfterSeconds !== undefined) headers.set("Retry-After", String(retryAfterSeconds));
  if (offset !== undefined) headers.set("Upload-Offset", String(offset));
  return new Response(JSON.stringify(body), { status, headers });
}
