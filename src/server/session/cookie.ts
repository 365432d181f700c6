import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { AppContext } from "../http/environment.ts";
import { sessionDays } from "./signedIn.ts";

/** Over https `__Host-sid`; on plain http://localhost `sid` without Secure, which WebKit would drop there. */
export function readCookie(context: AppContext): string | undefined {
  const { secure } = context.get("address");
  return secure ? getCookie(context, "sid", "host") : getCookie(context, "sid");
}

export function writeCookie(context: AppContext, token: string): void {
  setCookie(context, "sid", token, { ...attributes(context), maxAge: sessionDays * 86_400 });
}

export function dropCookie(context: AppContext): void {
  deleteCookie(context, "sid", attributes(context));
}

function attributes(context: AppContext) {
  const { secure } = context.get("address");
  const shared = { path: "/", httpOnly: true, sameSite: "Strict" } as const;
  return secure ? ({ ...shared, secure: true, prefix: "host" } as const) : shared;
}
