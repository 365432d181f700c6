import { words } from "../../language/dictionary.ts";
import { signIn } from "../../language/indonesian/signIn.ts";
import type { OnlineProblem } from "../../online.ts";

export type ProblemWords = {
  what: string;
  next: string;
  /** The same link may yet work. */
  mayRetry: boolean;
};

/** What became of a link or a code, in words. */
export function problemWords(problem: OnlineProblem, by: "link" | "code" = "link"): ProblemWords {
  const { problems, internetNeeded } = words(signIn);
  switch (problem) {
    case "unreachable":
      return { what: internetNeeded, next: problems.offline.next, mayRetry: true };
    case "captive":
      return { ...problems.otherNetwork, mayRetry: true };
    case "too-many-requests":
      return { ...problems.tooOften, mayRetry: true };
    case "link-used":
      return { ...problems.used, mayRetry: false };
    case "link-expired":
      return { ...problems.expired, mayRetry: false };
    case "server":
    case "busy":
    case "internal":
    case "storage-full":
      return { ...problems.server, mayRetry: true };
    default:
      return { ...(by === "code" ? problems.unknownCode : problems.unknown), mayRetry: false };
  }
}
