import { words } from "./language/dictionary.ts";
import { password } from "./language/indonesian/password.ts";
import type { OnlineProblem } from "./online.ts";

/** Why a password was neither right nor wrong, in words; undefined for what the page itself has words for. */
export function passwordProblem(problem: OnlineProblem): string | undefined {
  const { problems } = words(password);
  switch (problem) {
    case "unreachable":
    case "captive":
      return problems.offline;
    case "too-many-requests":
      return problems.tooOften;
    case "sign-in-needed":
      return problems.signIn;
    case "wrong-password":
    case "weak-password":
    case "login-taken":
      return undefined;
    default:
      return problems.server;
  }
}
