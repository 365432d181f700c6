/** Headers of every answer (faults.md section 6). The trusted-types policy registers the workers, nothing else. */
export function setSecurityHeaders(headers: Headers, { secure, api }: { secure: boolean; api: boolean }): void {
  for (const [name, value] of onEveryAnswer) headers.set(name, value);
  // Without includeSubDomains: a city's other sites share its domain.
  if (secure) headers.set("Strict-Transport-Security", "max-age=63072000");
  if (api || !headers.has("Cache-Control")) headers.set("Cache-Control", "no-store");
}

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
].join("; ");

const onEveryAnswer = [
  ["Content-Security-Policy", contentSecurityPolicy],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Origin-Agent-Cluster", "?1"],
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "no-referrer"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(self), payment=(), usb=()"],
] as const;
