import { photoTypes } from "../../protocol/photos.ts";
import type { AppContext } from "./environment.ts";
import { cspReportPath, cspReportTypes } from "./headers.ts";
import { RequestProblem } from "./problems.ts";

/**
 * Keeps other sites' pages from acting in a signed-in person's name. Every write needs a media type that no
 * form can send and a header that no other origin may set; what a browser says of the request's origin must be
 * ours. A client that says nothing of it is no browser and passes on its cookie.
 * Hono's `csrf()` looks at form-like types only and is content with either sign (faults.md M11).
 */
export function guardWrites(context: AppContext): void {
  const { method, path } = context.req;
  if (method === "GET" || method === "HEAD") return;
  const { origin } = context.get("address");
  const sentOrigin = context.req.header("Origin");
  if (sentOrigin !== undefined && sentOrigin !== origin) throw new RequestProblem("not-our-page");
  const site = context.req.header("Sec-Fetch-Site");
  if (site !== undefined && site !== "same-origin") throw new RequestProblem("not-our-page");
  // Browsers send these by themselves: no page can give them a header, and they act in nobody's name.
  const isReport = method === "POST" && path === cspReportPath;
  if (!isReport && context.req.header("X-Jejak-Ekspor") !== "1") {
    throw new RequestProblem("not-our-page", { detail: "The header X-Jejak-Ekspor: 1 is missing." });
  }
  const isPhoto = method === "PUT" && path.startsWith("/api/photos/");
  const types = isReport ? cspReportTypes : isPhoto ? Object.keys(photoTypes) : ["application/json"];
  if (!types.includes(context.req.header("Content-Type") ?? "")) {
    throw new RequestProblem("unsupported-media-type", { detail: `Expected Content-Type: ${types.join(", ")}.` });
  }
}
