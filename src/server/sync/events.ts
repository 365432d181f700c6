import type { AppContext, RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";

const streamsPerSession = 4;
const keepAliveMilliseconds = 25_000;
/** A stream ends after this time and the browser opens it again, which looks at the session anew. */
const longestMilliseconds = 30 * 60_000;

/** `GET /api/sync/events`: says only that there is something; the device then pulls. */
export function eventsRoute({ pokes }: RouteParts): (context: AppContext) => Response {
  const openBySession = new Map<string, number>();
  return (context) => {
    const { officeId, tokenHash } = context.get("signedIn");
    const open = openBySession.get(tokenHash) ?? 0;
    if (open >= streamsPerSession) throw new RequestProblem("too-many-requests", { retryAfterSeconds: 30 });
    openBySession.set(tokenHash, open + 1);

    const text = new TextEncoder();
    let stop = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        const say = (words: string) => controller.enqueue(text.encode(words));
        const end = () => {
          stop();
          controller.close();
        };
        const unlisten = pokes.listen(officeId, { poke: () => say("data: something\n\n"), end });
        const keepAlive = setInterval(() => say(": here\n\n"), keepAliveMilliseconds);
        const longest = setTimeout(end, longestMilliseconds);
        stop = () => {
          stop = () => {};
          unlisten();
          clearInterval(keepAlive);
          clearTimeout(longest);
          const left = (openBySession.get(tokenHash) ?? 1) - 1;
          if (left === 0) openBySession.delete(tokenHash);
          else openBySession.set(tokenHash, left);
        };
        say("retry: 5000\n\n");
      },
      cancel() {
        stop();
      },
    });
    context.req.raw.signal.addEventListener("abort", () => stop());
    // Proxies are asked not to hold the stream back.
    return new Response(stream, { headers: { "Content-Type": "text/event-stream", "X-Accel-Buffering": "no" } });
  };
}
