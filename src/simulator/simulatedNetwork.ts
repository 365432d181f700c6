import type { Network, NetworkAnswer } from "../device/sync/network.ts";
import type { PushAnswer, PushRequest } from "../protocol/sync.ts";
import { tokensIn } from "./memory.ts";
import { type Life, never } from "./mortalStorage.ts";
import type { Random } from "./random.ts";
import type { ServerAnswer, ServerRequest, SimulatedServer } from "./simulatedServer.ts";

/** What can become of one request. */
export const networkFaults = [
  "dropped",
  "lost-answer",
  "duplicated",
  "reordered",
  "delayed",
  "cut",
  "html",
  "401",
  "429",
  "500",
  "503",
] as const;
export type NetworkFault = (typeof networkFaults)[number];

/** Something under way; the scheduler decides when it arrives. */
export type Message = { about: string; arrive: () => void };

export type Post = {
  /** Puts a message on its way. */
  send: (message: Message) => void;
  server: SimulatedServer;
  /** Draws what becomes of a request of this device. */
  drawFault: () => NetworkFault | undefined;
  random: () => Random;
  /** Told of what happened, in words. */
  tell: (words: string) => void;
  /** Told of each answer to a push that reached the device as the server gave it. */
  received: (answer: PushAnswer) => void;
};

export type Way = {
  /** The device's name, for the story. */
  name: string;
  life: Life;
  cookie: () => string;
  appVersion: string | undefined;
};

/** One device's way to the server: requests and answers are messages that get lost, doubled and reordered. */
export function simulatedNetwork(post: Post, way: Way): Network {
  const ask = (request: ServerRequest): Promise<NetworkAnswer> => {
    if (!way.life.step()) return never();
    return new Promise((resolve) => carry(post, way, { request, resolve }));
  };
  const headers = () => ({
    Cookie: way.cookie(),
    "X-Jejak-Ekspor": "1",
    ...(way.appVersion === undefined ? {} : { "X-Jejak-Ekspor-Version": way.appVersion }),
  });
  return {
    get: (path) => ask({ method: "GET", path, headers: headers() }),
    post: (path, body) =>
      ask({ method: "POST", path, headers: { ...headers(), "Content-Type": "application/json" }, body }),
  };
}

type Asked = { request: ServerRequest; resolve: (answer: NetworkAnswer) => void };

function carry(post: Post, way: Way, { request, resolve }: Asked): void {
  const fault = post.drawFault();
  const what = `${way.name}'s ${request.path.includes("push") ? "push" : "pull"}`;
  if (fault !== undefined) post.tell(`${what}: ${fault}`);
  const toDevice = (answer: NetworkAnswer, given?: ServerAnswer) => {
    post.send({
      about: `answer to ${what}`,
      arrive: () => {
        if (!way.life.step()) return;
        if (given?.status === 200 && request.path.includes("push")) post.received(JSON.parse(given.text) as PushAnswer);
        resolve(answer);
      },
    });
  };
  const toServer = (answered: (answer: ServerAnswer | undefined) => void) => {
    post.send({
      about: what,
      arrive: () => {
        // The server may die on it; the device then gets no answer.
        void post.server.handle(request).then((answer) => {
          for (const words of resultsIn(request, answer)) post.tell(`the office gets from ${way.name} ${words}`);
          answered(answer);
        });
      },
    });
  };
  const honestly = (answer: ServerAnswer | undefined) =>
    answer === undefined ? toDevice({ kind: "unreachable" }) : toDevice(asNetworkAnswer(answer), answer);
  const unreachable = () => toDevice({ kind: "unreachable" });
  const ways: Record<NetworkFault, () => void> = {
    dropped: unreachable,
    "lost-answer": () => toServer(unreachable),
    duplicated: () => {
      toServer(honestly);
      toServer(() => {});
    },
    // The device gives up, and its request arrives some time later.
    reordered: () => {
      unreachable();
      toServer(() => {});
    },
    delayed: () => toServer((answer) => post.send({ about: `slow answer to ${what}`, arrive: () => honestly(answer) })),
    cut: () =>
      toServer((answer) => {
        const whole = answer && asNetworkAnswer(answer);
        if (whole?.kind !== "answer") unreachable();
        else toDevice({ ...whole, text: whole.text.slice(0, post.random().below(whole.text.length)) });
      }),
    html: () => toDevice({ kind: "answer", status: 200, mediaType: "text/html", text: "<html>Sign in</html>" }),
    "401": () => toDevice(problem(401, "sign-in-needed")),
    "429": () => toDevice(problem(429, "too-many-requests", post.random().between(1, 120))),
    "500": () => toDevice(problem(500, "internal")),
    "503": () => toDevice(problem(503, "busy", 2)),
  };
  if (fault === undefined) toServer(honestly);
  else ways[fault]();
}

/** What the server says of each command of a push, for the story. */
function resultsIn({ body }: ServerRequest, answer: ServerAnswer | undefined): string[] {
  if (body === undefined) return [];
  const { commands } = JSON.parse(body) as PushRequest;
  if (answer?.status !== 200) return [`a push of ${commands.length} and answers ${answer?.status ?? "nothing"}`];
  const { results } = JSON.parse(answer.text) as PushAnswer;
  return commands.map(({ name, body }, index) => {
    const result = results[index];
    const code = result?.outcome === "refused" ? ` (${result.code})` : "";
    return `${name} ${tokensIn(JSON.stringify(body)).join(" ")}: ${result?.outcome}${code}`;
  });
}

function asNetworkAnswer({ status, headers, text }: ServerAnswer): NetworkAnswer {
  const retryAfter = Number(headers.get("Retry-After"));
  return {
    kind: "answer",
    status,
    mediaType: (headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "",
    text,
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
  };
}

function problem(status: number, code: string, retryAfterSeconds?: number): NetworkAnswer {
  return {
    kind: "answer",
    status,
    mediaType: "application/problem+json",
    text: JSON.stringify({ type: "about:blank", title: code, status, code }),
    retryAfterSeconds,
  };
}
