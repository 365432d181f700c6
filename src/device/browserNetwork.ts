import type { Network, NetworkAnswer } from "./sync/network.ts";

/** A connection of 2G answers after seconds; a request is given up only when nothing can be hoped for any more. */
const timeOut = 60_000;

/** Bodies below this aren't worth compressing. */
const compressFrom = 1_000;

/**
 * The browser's way to the server. Pages and the service worker share it.
 * @param appVersion what the office is told that this device runs
 */
export function browserNetwork(appVersion: string | undefined): Network {
  return {
    get: async (path) => await ask(path, { method: "GET" }, appVersion),
    post: async (path, json) => await ask(path, { method: "POST", ...(await bodyOf(json)) }, appVersion),
  };
}

async function bodyOf(json: string): Promise<RequestInit> {
  if (json.length < compressFrom || typeof CompressionStream === "undefined") {
    return { headers: { "Content-Type": "application/json" }, body: json };
  }
  const body = await new Response(new Blob([json]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
  return { headers: { "Content-Type": "application/json", "Content-Encoding": "gzip" }, body };
}

async function ask(path: string, request: RequestInit, appVersion = ""): Promise<NetworkAnswer> {
  try {
    const response = await fetch(path, {
      ...request,
      headers: {
        ...request.headers,
        "X-Jejak-Ekspor": "1",
        ...(appVersion === "" ? {} : { "X-Jejak-Ekspor-Version": appVersion }),
      },
      // A network that wants a sign-in redirects to its own page; that must not be followed as an answer.
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(timeOut),
    });
    if (response.type === "opaqueredirect") return { kind: "answer", status: 302, mediaType: "", text: "" };
    const retryAfter = Number(response.headers.get("Retry-After"));
    return {
      kind: "answer",
      status: response.status,
      mediaType: (response.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
      text: await response.text(),
      ...(Number.isFinite(retryAfter) && retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    };
  } catch {
    // fetch throws for every way of not getting an answer, and tells them apart for nobody.
    return { kind: "unreachable" };
  }
}
