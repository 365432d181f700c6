/**
 * What a file that a person sent is answered with: a browser saves it, shows none of it as a page, and keeps it for
 * this session alone, since its address names its content.
 */
export const sentFileHeaders = {
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Cache-Control": "private, max-age=31536000, immutable",
  Vary: "Cookie",
};

/** Headers of every answer (faults.md section 6). The trusted-types policy registers the workers, nothing else. */
export function setSecurityHeaders(headers: Headers, { secure, api }: { secure: boolean; api: boolean }): void {
  const isSentFile = headers.get("Content-Security-Policy") === sentFileHeaders["Content-Security-Policy"];
  for (const [name, value] of onEveryAnswer) {
    if (!(isSentFile && name === "Content-Security-Policy")) headers.set(name, value);
  }
  // Without includeSubDomains: a city's other sites share its domain.
  if (secure) headers.set("Strict-Transport-Security", "max-age=63072000");
  if ((api && !isSentFile) || !headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
}

/** Where browsers tell of what a page wasn't let do, by the older and the newer way. */
export const cspReportPath = "/api/csp-report";
export const cspReportTypes: readonly string[] = ["application/csp-report", "application/reports+json"];

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types app-worker",
  "report-to csp",
  // For browsers that know no Reporting-Endpoints.
  `report-uri ${cspReportPath}`,
].join("; ");

const onEveryAnswer = [
  ["Content-Security-Policy", contentSecurityPolicy],
  ["Reporting-Endpoints", `csp="${cspReportPath}"`],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Origin-Agent-Cluster", "?1"],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=(), usb=()"],
] as const;
