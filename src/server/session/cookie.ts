import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "../http/environment.ts";
import { type SignedIn, sessionDays } from "./signedIn.ts";

/** Over https `__Host-sid`; on plain http://localhost `sid` without Secure, which WebKit would drop there. */
export function readCookie(context: AppContext): string | undefined {
  const { secure } = context.get("address");
  return secure ? getCookie(context, "sid", "host") : getCookie(context, "sid");
}

export function writeCookie(
  context: AppContext,
  token: string,
  signedIn: Pick<SignedIn, "person" | "hasPassword">,
): void {
  forgetAnother(context);
  setCookie(context, "sid", token, { ...attributes(context), maxAge: sessionDays(signedIn) * 86_400 });
}

export function dropCookie(context: AppContext): void {
  forgetAnother(context);
  deleteCookie(context, "sid", attributes(context));
}

/** A session that was prolonged at the beginning of the request may be another by its end. */
function forgetAnother(context: AppContext): void {
  context.header("Set-Cookie", undefined);
}

function attributes(context: AppContext) {
  const { secure } = context.get("address");
  const shared = { path: "/", httpOnly: true, sameSite: "Strict" } as const;
  return secure ? ({ ...shared, secure: true, prefix: "host" } as const) : shared;
}
