import { expect, it } from "vitest";
import { postData, startTestServer, type TestServer, writeHeaders } from "../testing.ts";
import type { LogLine } from "./log.ts";

const settings = { publicUrl: "http://localhost", trustProxy: 1 };
const from = { "X-Forwarded-For": "198.51.100.7" };

it("who was turned away, and who signs in, stands in the log with the address, and why", async () => {
  const { server, lineOf } = await loggedServer();
  const viewer = await server.signIn("viewer");
  const post = { method: "POST", headers: { ...writeHeaders, ...from }, body: "{}" };
  const asViewer = { officeId: server.office.id, deviceId: viewer.session.deviceId };
  const address = "198.51.100.7";

  await viewer.request("/api/data/people", post);
  expect(lineOf("/api/data/people")).toMatchObject({ status: 400, problem: "bad-request", address, ...asViewer });
  await viewer.request("/api/data/people/disable", {
    ...post,
    body: JSON.stringify({ personId: server.people.admin.id }),
  });
  expect(lineOf("/api/data/people/disable")).toMatchObject({
    status: 403,
    problem: "not-allowed",
    address,
    ...asViewer,
  });
  await server.app.request("/api/session", { headers: from });
  expect(lineOf("/api/session")).toMatchObject({ status: 401, problem: "sign-in-needed", address });
  await server.app.request("/api/sign-out", { ...post, headers: from });
  expect(lineOf("/api/sign-out")).toMatchObject({ status: 403, problem: expect.stringMatching(/./), address });
  await server.app.request("/api/nowhere", { headers: from });
  expect(lineOf("/api/nowhere")).toMatchObject({ status: 404, problem: "not-found", address });
});

it("what goes well stands there without", async () => {
  const { server, lineOf } = await loggedServer();
  const admin = await server.signIn("admin");
  expect((await admin.request("/api/session", { headers: from })).status).toBe(200);
  await postData(admin, "links", { personId: server.people.viewer.id });
  for (const path of ["/api/session", "/api/data/links"]) {
    expect(lineOf(path)).toMatchObject({ status: 200 });
    expect(lineOf(path)).not.toHaveProperty("address");
    expect(lineOf(path)).not.toHaveProperty("problem");
  }
});

async function loggedServer(): Promise<{ server: TestServer; lineOf: (path: string) => LogLine | undefined }> {
  const lines: LogLine[] = [];
  const server = await startTestServer({ settings, log: (line) => void lines.push(line) });
  return { server, lineOf: (path) => lines.findLast((line) => line.path === path) };
}
