import { expect, it } from "vitest";
import { startTestServer } from "../testing.ts";
import type { LogLine } from "./log.ts";

const oldReport = {
  "csp-report": {
    "document-uri": "http://localhost/masuk?q=canary-1#canary-2",
    "effective-directive": "script-src-elem",
    "violated-directive": "script-src-elem canary-3",
    "blocked-uri": "https://evil.example/canary-4?canary-5",
    "original-policy": "canary-6",
    "script-sample": "canary-7",
    referrer: "canary-8",
  },
};
const newReport = (body: object, type = "csp-violation") => ({
  type,
  age: 1,
  url: "http://localhost/canary-9",
  user_agent: "canary-10",
  body,
});

it("what a browser was kept from is told to the log: rule, host and page alone", async () => {
  const { send, violations } = await startServer();
  const answers = [
    await send(oldReport, "application/csp-report"),
    await send(
      [
        newReport({
          documentURL: "http://localhost/antrean",
          effectiveDirective: "style-src-attr",
          blockedURL: "inline",
          sample: "canary-11",
        }),
        newReport({ documentURL: "http://localhost/", effectiveDirective: "img-src", blockedURL: "data" }),
        newReport({ id: "canary-12" }, "deprecation"),
      ],
      "application/reports+json",
    ),
  ];
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect(violations()).toEqual([
    { directive: "script-src-elem", blocked: "evil.example", document: "/masuk" },
    { directive: "style-src-attr", blocked: "inline", document: "/antrean" },
    { directive: "img-src", blocked: "data", document: "/" },
  ]);
});

it("what anybody can make up reaches the log as nothing much", async () => {
  const { send, violations, text } = await startServer();
  const made = newReport({
    documentURL: `https://elsewhere.example/${"canary".repeat(9)}`,
    effectiveDirective: 'x"\n{"level":"error"}',
    blockedURL: { canary: ["canary"] },
  });
  await send(
    Array.from({ length: 50 }, () => made),
    "application/reports+json",
  );
  expect(violations()).toEqual(
    Array.from({ length: 10 }, () => ({ directive: "x", blocked: "unknown", document: "elsewhere" })),
  );
  expect(text()).not.toContain("canary");
});

it.each<[string, unknown, Record<string, string>, number]>([
  ["of another type", oldReport, { "Content-Type": "application/json" }, 415],
  ["of no type", oldReport, { "Content-Type": "text/plain" }, 415],
  ["from another page", oldReport, { Origin: "https://evil.example" }, 403],
  ["from another site", oldReport, { "Sec-Fetch-Site": "cross-site" }, 403],
  ["of nothing", "", {}, 400],
  ["of something else", { hello: 1 }, {}, 400],
  ["with a prototype in it", '{"csp-report":{"__proto__":{"polluted":1}}}', {}, 400],
  ["of more than it takes", { "csp-report": { "script-sample": "x".repeat(70_000) } }, {}, 413],
  ["squeezed", oldReport, { "Content-Encoding": "gzip" }, 415],
])("a report %s is turned away and not told", async (_, report, headers, status) => {
  const { send, violations } = await startServer();
  expect((await send(report, "application/csp-report", headers)).status).toBe(status);
  expect(violations()).toEqual([]);
});

it("a flood of reports ends in the log at 120 a minute", async () => {
  const { send, violations, clock } = await startServer();
  const statuses: number[] = [];
  for (let sent = 0; sent < 121; sent += 1) statuses.push((await send(oldReport, "application/csp-report")).status);
  expect([statuses.slice(-2), violations().length]).toEqual([[204, 429], 120]);
  clock.now += 60_000;
  expect((await send(oldReport, "application/csp-report")).status).toBe(204);
});

async function startServer() {
  const lines: LogLine[] = [];
  const { app, clock } = await startTestServer({ log: (line) => void lines.push(line) });
  const send = (report: unknown, type: string, headers: Record<string, string> = {}) =>
    app.request("/api/csp-report", {
      method: "POST",
      headers: { "Content-Type": type, ...headers },
      body: typeof report === "string" ? report : JSON.stringify(report),
    });
  const violations = () =>
    lines
      .filter(({ event }) => event === "policy-violated")
      .map(({ directive, blocked, document }) => ({ directive, blocked, document }));
  return { send, violations, clock, text: () => JSON.stringify(lines) };
}
