import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { startTestServer, writeHeaders } from "../testing.ts";
import { readStaticFiles, type StaticFiles } from "./staticFiles.ts";

const onEveryAnswer = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types app-worker; report-to csp; report-uri /api/csp-report",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "origin-agent-cluster": "?1",
  "permissions-policy": "camera=(), microphone=(), geolocation=(self), payment=(), usb=()",
  "referrer-policy": "no-referrer",
  "reporting-endpoints": 'csp="/api/csp-report"',
  "x-content-type-options": "nosniff",
};

const kinds: [string, string, RequestInit, number, string][] = [
  ["an answer", "/api/health", {}, 200, "no-store"],
  ["a problem", "/api/session", {}, 401, "no-store"],
  ["a missing route", "/api/nothing", {}, 404, "no-store"],
  ["a write from elsewhere", "/api/sync/push", { method: "POST" }, 403, "no-store"],
  ["a sign-in that fails", "/api/sign-in/link", { method: "POST", headers: writeHeaders, body: "{" }, 400, "no-store"],
  ["the page", "/", { headers: { Accept: "text/html" } }, 200, "no-cache"],
  [
    "the page at an address of the app",
    "/kiriman/baru",
    { headers: { "Sec-Fetch-Mode": "navigate" } },
    200,
    "no-cache",
  ],
  ["the page at an address of the app, for curl", "/realisasi", { headers: { Accept: "*/*" } }, 200, "no-cache"],
  ["a missing route beside the page", "/api/realisasi", { headers: { Accept: "text/html" } }, 404, "no-store"],
  ["an asset", "/assets/app-1a2b3c.js", {}, 200, "public, max-age=31536000, immutable"],
  ["an asset that is missing", "/assets/gone-1a2b3c.js", { headers: { Accept: "text/html" } }, 404, "no-store"],
  ["the service worker", "/service-worker.js", {}, 200, "no-cache"],
  ["the manifest", "/manifest.webmanifest", {}, 200, "no-cache"],
  ["another address", "http://192.168.1.7/", {}, 403, "no-store"],
];

describe.each(kinds)("%s", (_, path, options, status, cacheControl) => {
  it("has the headers that keep it safe", async () => {
    const server = await startTestServer({ staticFiles: builtApp() });
    const answer = await server.app.request(path, options);
    const { "content-type": _type, "content-length": _length, ...headers } = Object.fromEntries(answer.headers);
    expect(answer.status).toBe(status);
    expect(headers).toMatchObject({
      ...onEveryAnswer,
      "cache-control": cacheControl,
      "x-request-id": expect.any(String),
    });
    expect(headers).not.toHaveProperty("strict-transport-security");
    expect(headers).not.toHaveProperty("access-control-allow-origin");
  });

  it("over https asks browsers to stay there", async () => {
    const publicUrl = "https://ekspor.example.go.id";
    const server = await startTestServer({ staticFiles: builtApp(), settings: { publicUrl } });
    if (path.startsWith("http:")) return;
    const answer = await server.app.request(`${publicUrl}${path}`, options);
    expect(answer.headers.get("Strict-Transport-Security")).toBe("max-age=63072000");
  });
});

describe("the built app", () => {
  it("is sent squeezed to those who take it, and not again where nothing changed", async () => {
    const server = await startTestServer({ staticFiles: builtApp() });
    const ask = (headers: Record<string, string>) => server.app.request("/assets/app-1a2b3c.js", { headers });
    expect((await ask({ "Accept-Encoding": "gzip, br" })).headers.get("Content-Encoding")).toBe("br");
    expect((await ask({ "Accept-Encoding": "gzip" })).headers.get("Content-Encoding")).toBe("gzip");
    const plain = await ask({});
    expect([plain.headers.get("Content-Encoding"), await plain.text()]).toEqual([null, "console.log(1)"]);
    const etag = plain.headers.get("ETag") ?? "";
    const again = await ask({ "If-None-Match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("says of each text that it is UTF-8, but where the type says so itself", async () => {
    const server = await startTestServer({ staticFiles: builtApp() });
    const typeOf = async (path: string) => (await server.app.request(path)).headers.get("Content-Type");
    const paths = ["/", "/assets/app-1a2b3c.js", "/icons/icon.svg", "/manifest.webmanifest", "/api/health"];
    expect(await Promise.all(paths.map(typeOf))).toEqual([
      "text/html; charset=utf-8",
      "text/javascript; charset=utf-8",
      "image/svg+xml; charset=utf-8",
      "application/manifest+json",
      "application/json",
    ]);
  });

  it("shows its page at each of its addresses, whatever is said to be accepted", async () => {
    const server = await startTestServer({ staticFiles: builtApp() });
    for (const headers of [{}, { Accept: "*/*" }, { Accept: "application/json" }, { "Sec-Fetch-Mode": "navigate" }]) {
      for (const path of ["/", "/realisasi", "/pengiriman/1", "/antrean/"]) {
        const answer = await server.app.request(path, { headers });
        expect([path, answer.status, await answer.text()]).toEqual([path, 200, "<!doctype html>"]);
      }
    }
  });

  it("shows its page in the place of no file and no route of the API", async () => {
    const server = await startTestServer({ staticFiles: builtApp() });
    for (const path of ["/gone.js", "/.env", "/a/gone.css", "/assets/gone", "/api", "/api/", "/api/realisasi"]) {
      const answer = await server.app.request(path, { headers: { Accept: "text/html", "Sec-Fetch-Mode": "navigate" } });
      expect([path, answer.status, answer.headers.get("Content-Type")]).toEqual([
        path,
        404,
        "application/problem+json",
      ]);
    }
  });

  it("can't be written to, and gives out nothing beside it", async () => {
    const server = await startTestServer({ staticFiles: builtApp() });
    expect((await server.app.request("/", { method: "POST", headers: writeHeaders, body: "{}" })).status).toBe(404);
    for (const path of ["/assets/app-1a2b3c.js.br", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/assets/"]) {
      expect([path, (await server.app.request(path)).status]).toEqual([path, 404]);
    }
  });
});

function builtApp(): StaticFiles {
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const client = join(folder, "client");
  mkdirSync(join(client, "assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(client, "index.html"), "<!doctype html>");
  writeFileSync(join(client, "service-worker.js"), "");
  writeFileSync(join(client, "manifest.webmanifest"), "{}");
  mkdirSync(join(client, "icons"));
  writeFileSync(join(client, "icons/icon.svg"), "<svg/>");
  writeFileSync(join(client, "assets/app-1a2b3c.js"), "console.log(1)");
  writeFileSync(join(client, "assets/app-1a2b3c.js.br"), "squeezed");
  writeFileSync(join(client, "assets/app-1a2b3c.js.gz"), gzipSync("console.log(1)"));
  return readStaticFiles(client);
}
