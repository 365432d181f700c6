import type { ZodMiniType } from "zod/mini";
import { Problem, type ProblemCode } from "../../protocol/refusals.ts";
import type { NetworkAnswer } from "./network.ts";

/** What an answer means for the round. */
export type Reading<Answer> =
  | { kind: "ok"; answer: Answer }
  /** Our server said no to the whole request, with a reason. */
  | { kind: "problem"; status: number; code: ProblemCode | undefined; retryAfterSeconds?: number | undefined }
  /** Nobody answered, or the answer was cut. */
  | { kind: "unreachable" }
  /** Somebody answered, but not our server. */
  | { kind: "captive" };

/**
 * Tells our server's answer from everybody else's. A sign-in page of a hotel also says "200 OK", so only
 * JSON that fits the schema counts.
 */
export function readAnswer<Answer>(answer: NetworkAnswer, schema: ZodMiniType<Answer>): Reading<Answer> {
  if (answer.kind === "unreachable") return answer;
  const { status, retryAfterSeconds } = answer;
  if (status === 200) {
    if (answer.mediaType !== "application/json") return { kind: "captive" };
    const parsed = schema.safeParse(parseJson(answer.text));
    return parsed.success ? { kind: "ok", answer: parsed.data } : { kind: "captive" };
  }
  if (answer.mediaType === "application/problem+json") {
    const problem = Problem.safeParse(parseJson(answer.text));
    return { kind: "problem", status, code: problem.success ? problem.data.code : undefined, retryAfterSeconds };
  }
  // A proxy in front of our server answers 429 and 5xx in its own words. Anything else without a problem of
  // ours (a redirect, 403 or 511 with a page) comes from a network that wants something first.
  if (status === 429 || (status >= 500 && status !== 511)) {
    return { kind: "problem", status, code: undefined, retryAfterSeconds };
  }
  return { kind: "captive" };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Half an answer, or none of ours: no schema fits it.
    return undefined;
  }
}
