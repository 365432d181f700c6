import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { may } from "../../domain/permissions.ts";
import { photoQuota } from "../../protocol/photos.ts";
import { DatabaseProblem } from "../database/databaseProblem.ts";
import type { LogLine } from "../http/log.ts";
import { deviceWith, someId, startTestServer, type TestServer, writeHeaders } from "../testing.ts";
import { type PhotoStore, photosInFolder } from "./photoStore.ts";
import {
  jpeg,
  jpegWith,
  pdf,
  pngChunk,
  pngHeader,
  pngOf,
  progressOf,
  putPhoto,
  sha256Of,
  somePng,
  webp,
} from "./testingPhotos.ts";

describe("a photo", () => {
  it.each([
    ["image/jpeg", jpeg, "jpg"],
    ["image/webp", webp, "webp"],
    ["image/png", somePng(3), "png"],
    ["application/pdf", pdf, "pdf"],
  ])("of type %s comes back as it was sent, as a file to save", async (type, bytes, extension) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sha256 = sha256Of(bytes);
    expect(await progressOf(owner, sha256)).toEqual([404, null]);

    const sent = await putPhoto(owner, bytes, { type });
    expect([sent.status, sent.body, sent.headers.get("Upload-Offset"), sent.headers.get("Upload-Complete")]).toEqual([
      201,
      { offset: bytes.length, complete: true },
      String(bytes.length),
      "?1",
    ]);

    const navigation = { "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", Accept: "text/html" };
    const got = await owner.request(`/api/photos/${sha256}`, { headers: navigation });
    expect(got.status).toBe(200);
    expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "cache-control": "private, max-age=31536000, immutable",
      "content-disposition": `attachment; filename="${sha256.slice(0, 12)}.${extension}"`,
      "content-length": String(bytes.length),
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": type,
      "cross-origin-resource-policy": "same-origin",
      vary: "Cookie",
      "x-content-type-options": "nosniff",
    });
    expect(await progressOf(owner, sha256)).toEqual([200, String(bytes.length)]);
    const headers = { "If-None-Match": got.headers.get("ETag") ?? "" };
    expect((await owner.request(`/api/photos/${sha256}`, { headers })).status).toBe(304);
  });

  it("that was sent already is answered at once, and is there once", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    await putPhoto(owner, jpeg, { type: "image/jpeg" });
    const before = await state(server);
    const pull = vi.fn();
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    const headers = { "Content-Length": String(jpeg.length) };
    const again = await putPhoto(owner, body, { type: "image/jpeg", sha256: sha256Of(jpeg), headers });
    expect([again.status, again.body]).toEqual([200, { offset: jpeg.length, complete: true }]);
    expect(pull).not.toHaveBeenCalled();
    expect(await state(server)).toEqual(before);
  });

  it("is refused, and nothing of it kept, where its bytes aren't what its address or its type says", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const before = await state(server);
    const flood = pngOf(pngHeader(50_000, 50_000), pngChunk("IDAT", ""), pngChunk("IEND", ""));
    const wrong: [Buffer, Parameters<typeof putPhoto>[2], string][] = [
      [jpeg, { type: "image/jpeg", sha256: sha256Of(webp) }, "photo-hash-differs"],
      [jpeg, { type: "image/webp" }, "photo-not-valid"],
      [flood, {}, "photo-not-valid"],
      [jpegWith(0xe1, "Exif\0\0GPS 6.8886 S 109.6753 E"), { type: "image/jpeg" }, "photo-has-metadata"],
    ];
    for (const [bytes, options, code] of wrong) {
      const { status, body } = await putPhoto(owner, bytes, options);
      expect([status, body.code]).toEqual([422, code]);
      expect(await progressOf(owner, options?.sha256 ?? sha256Of(bytes))).toEqual([404, null]);
    }
    expect(await state(server)).toEqual(before);
    expect((await putPhoto(owner, jpeg, { type: "image/jpeg" })).status).toBe(201);
  });

  it("with one byte flipped on its way is never taken for it", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const bytes = somePng(7);
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged.writeUInt8(damaged.readUInt8(at) ^ 0x10, at);
      server.clock.now += 1000;
      const { status, body } = await putPhoto(owner, damaged, { sha256: sha256Of(bytes) });
      expect([at, status, body.code]).toEqual([at, 422, "photo-hash-differs"]);
    }
    expect((await state(server)).files).toEqual([]);
  });
});

describe("a photo that breaks off", () => {
  it("at any byte goes on from there", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const { length } = somePng(1);
    for (let at = 1; at < length; at += 1) {
      server.clock.now += 2000;
      const bytes = somePng(at);
      const sha256 = sha256Of(bytes);
      const first = await putPhoto(owner, bytes.subarray(0, at), { sha256, range: `bytes 0-${at - 1}/${length}` });
      expect([first.status, first.body]).toEqual([202, { offset: at, complete: false }]);
      expect(await progressOf(owner, sha256)).toEqual([200, String(at)]);
      expect((await owner.request(`/api/photos/${sha256}`)).status).toBe(404);
      const rest = await putPhoto(owner, bytes.subarray(at), { sha256, range: `bytes ${at}-${length - 1}/${length}` });
      expect([rest.status, rest.body]).toEqual([201, { offset: length, complete: true }]);
      const got = await owner.request(`/api/photos/${sha256}`);
      expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
    }
  });

  it("with its connection keeps what arrived", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sha256 = sha256Of(webp);
    const headers = { "Content-Length": String(webp.length) };
    await putPhoto(owner, breaksOff(webp.subarray(0, 200)), { type: "image/webp", sha256, headers });
    expect(await progressOf(owner, sha256)).toEqual([200, "200"]);

    const fromStart = await putPhoto(owner, webp, { type: "image/webp" });
    expect([fromStart.status, fromStart.body, fromStart.headers.get("Upload-Offset")]).toEqual([
      409,
      expect.objectContaining({ code: "photo-offset", offset: 200 }),
      "200",
    ]);
    const range = `bytes 200-${webp.length - 1}/${webp.length}`;
    const rest = await putPhoto(owner, webp.subarray(200), { type: "image/webp", sha256, range });
    expect(rest.status).toBe(201);
  });

  it("goes on in another life of the server, and is whole without another byte where all had come", async () => {
    const folder = newFolder();
    const photos = photosInFolder(folder);
    const server = await startTestServer({
      photos: { ...photos, readPart: async () => Promise.reject(new Error("killed")) },
    });
    const owner = await server.signIn("batikOwner");
    expect((await putPhoto(owner, webp, { type: "image/webp" })).status).toBe(500);

    const next = await startTestServer({ photos, database: server.database });
    const sha256 = sha256Of(webp);
    const range = `bytes */${webp.length}`;
    const asked = await next.app.request(`/api/photos/${sha256}`, {
      method: "PUT",
      headers: { ...writeHeaders, Cookie: owner.cookie, "Content-Type": "image/webp", "Content-Range": range },
    });
    expect([asked.status, await asked.json()]).toEqual([201, { offset: webp.length, complete: true }]);
  });

  it("and is swept away by somebody else before its end begins anew", async () => {
    const photos = photosInFolder(newFolder());
    let isGone = true;
    const readPart: PhotoStore["readPart"] = async (part) => {
      if (isGone) await photos.dropPart(part);
      return await photos.readPart(part);
    };
    const server = await startTestServer({ photos: { ...photos, readPart } });
    const owner = await server.signIn("batikOwner");
    const first = await putPhoto(owner, webp, { type: "image/webp" });
    expect([first.status, first.body.offset]).toEqual([409, 0]);
    isGone = false;
    expect((await putPhoto(owner, webp, { type: "image/webp" })).status).toBe(201);
  });

  it("is told how far it came when it only asks", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sha256 = sha256Of(webp);
    const options = { type: "image/webp", sha256 };
    const ask = () => putPhoto(owner, new Uint8Array(), { ...options, range: `bytes */${webp.length}` });
    expect((await ask()).body).toEqual({ offset: 0, complete: false });
    await putPhoto(owner, webp.subarray(0, 9), { ...options, range: `bytes 0-8/${webp.length}` });
    expect((await ask()).body).toEqual({ offset: 9, complete: false });
  });

  it("is dropped where it turns out to be another photo's", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sha256 = sha256Of(webp);
    const options = { type: "image/webp", sha256 };
    const total = webp.length;
    await putPhoto(owner, jpeg.subarray(0, 100), { ...options, range: `bytes 0-99/${total}` });
    const rest = await putPhoto(owner, webp.subarray(100), { ...options, range: `bytes 100-${total - 1}/${total}` });
    expect([rest.status, rest.body.code]).toEqual([422, "photo-hash-differs"]);
    expect(await progressOf(owner, sha256)).toEqual([404, null]);
    expect((await putPhoto(owner, webp, { type: "image/webp" })).status).toBe(201);
  });
});

describe("two attempts at one photo", () => {
  it("at once end with one whole photo", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const bytes = Buffer.concat([pdf, Buffer.alloc(900_000, 0x20), pdf]);
    const options = { type: "application/pdf", sha256: sha256Of(bytes) };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        putPhoto(owner, dribble(bytes, 50_000), { ...options, headers: { "Content-Length": String(bytes.length) } }),
      ),
    );
    for (const { status } of answers) expect([200, 201, 409]).toContain(status);
    const [, offset = ""] = await progressOf(owner, options.sha256);
    const range = `bytes ${offset}-${bytes.length - 1}/${bytes.length}`;
    const whole = Number(offset) === bytes.length;
    const last = await putPhoto(owner, whole ? bytes : bytes.subarray(Number(offset)), {
      ...options,
      ...(!whole && { range }),
    });
    expect(last.body).toEqual({ offset: bytes.length, complete: true });
    expect((await state(server)).rows).toHaveLength(1);
    const got = await owner.request(`/api/photos/${options.sha256}`);
    expect(sha256Of(Buffer.from(await got.arrayBuffer()))).toBe(options.sha256);
  });

  it("don't wait for each other: the newer takes over from one whose connection is silent", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const sha256 = sha256Of(webp);
    const headers = { "Content-Length": String(webp.length) };
    const silent = putPhoto(owner, neverEnds(webp.subarray(0, 50)), { type: "image/webp", sha256, headers });
    while ((await progressOf(owner, sha256))[1] !== "50") await new Promise((resolve) => setTimeout(resolve, 5));

    const newer = await putPhoto(owner, webp, { type: "image/webp" });
    expect([newer.status, newer.body.offset]).toEqual([409, 50]);
    expect((await silent).status).toBe(409);
    const range = `bytes 50-${webp.length - 1}/${webp.length}`;
    expect((await putPhoto(owner, webp.subarray(50), { type: "image/webp", sha256, range })).status).toBe(201);
  });

  it("by two people are two, and neither gains the other's photo by its hash", async () => {
    const server = await startTestServer();
    const [owner, other] = [await server.signIn("batikOwner"), await server.signIn("rosinOwner")];
    const sha256 = sha256Of(webp);
    await putPhoto(owner, webp, { type: "image/webp" });

    const asked = await putPhoto(other, new Uint8Array(), {
      type: "image/webp",
      sha256,
      range: `bytes */${webp.length}`,
    });
    expect([asked.status, asked.body]).toEqual([202, { offset: 0, complete: false }]);
    expect((await other.request(`/api/photos/${sha256}`)).status).toBe(404);
    const poisoned = await putPhoto(other, Buffer.alloc(webp.length), { type: "image/webp", sha256 });
    expect(poisoned.body.code).toBe("photo-hash-differs");
    expect((await owner.request(`/api/photos/${sha256}`)).status).toBe(200);

    expect((await putPhoto(other, webp, { type: "image/webp" })).status).toBe(201);
    expect((await other.request(`/api/photos/${sha256}`)).status).toBe(200);
    expect((await state(server)).files).toHaveLength(1);
  });
});

describe("a request", () => {
  it.each<[string, Record<string, string>, number, string]>([
    ["of no length", { "Content-Length": "" }, 400, "bad-request"],
    ["of nothing", { "Content-Length": "0" }, 400, "bad-request"],
    ["of a length that is no number", { "Content-Length": "1e3" }, 400, "bad-request"],
    ["of a range that is none", { "Content-Range": "bytes=0-9" }, 400, "bad-request"],
    ["of a range backwards", { "Content-Range": "bytes 9-0/602" }, 400, "bad-request"],
    ["of a range beyond the end", { "Content-Range": "bytes 0-602/602" }, 400, "bad-request"],
    ["of a range of another length", { "Content-Range": "bytes 0-9/602" }, 400, "bad-request"],
    ["of an open range", { "Content-Range": "bytes 0-601/*" }, 400, "bad-request"],
    ["of a negative range", { "Content-Range": "bytes -5-1/602" }, 400, "bad-request"],
    ["of a range too long to be a number", { "Content-Range": `bytes 0-1/${"9".repeat(40)}` }, 400, "bad-request"],
    ["of more than 1.5 MB", { "Content-Length": "1500001" }, 413, "too-large"],
    ["of a stretch of more", { "Content-Range": "bytes 0-601/1500001" }, 413, "too-large"],
    ["squeezed", { "Content-Encoding": "gzip" }, 415, "unsupported-encoding"],
    ["of JSON", { "Content-Type": "application/json" }, 415, "unsupported-media-type"],
    ["of an SVG", { "Content-Type": "image/svg+xml" }, 415, "unsupported-media-type"],
    ["of a page", { "Content-Type": "text/html" }, 415, "unsupported-media-type"],
    ["of a form", { "Content-Type": "multipart/form-data" }, 415, "unsupported-media-type"],
    ["of a type with more behind it", { "Content-Type": "image/webp; charset=x" }, 415, "unsupported-media-type"],
    ["of a name that objects have", { "Content-Type": "constructor" }, 415, "unsupported-media-type"],
    ["without our header", { "X-Jejak-Ekspor": "" }, 403, "not-our-page"],
    ["of another page", { Origin: "https://evil.example" }, 403, "not-our-page"],
    ["of another site", { "Sec-Fetch-Site": "cross-site" }, 403, "not-our-page"],
  ])("%s is turned away and changes nothing", async (_, headers, status, code) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const before = await state(server);
    const answer = await putPhoto(owner, webp, { type: "image/webp", headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await state(server)).toEqual(before);
  });

  it("that sends more than it announced is turned away, and read no further", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const before = await state(server);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const options = { type: "image/webp", sha256: sha256Of(webp), headers: { "Content-Length": "100000" } };
    const answer = await putPhoto(owner, endless, options);
    expect([answer.status, answer.body.code]).toEqual([400, "bad-request"]);
    expect(pulled).toBeLessThan(400_000);
    expect(await state(server)).toEqual(before);
  });

  it("may send a document of 10 MB, and no byte more", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const bytes = Buffer.concat([pdf, Buffer.alloc(10_000_000 - 2 * pdf.length, 0x20), pdf]);
    expect((await putPhoto(owner, bytes, { type: "application/pdf" })).status).toBe(201);
    const larger = await putPhoto(owner, Buffer.concat([bytes, Buffer.alloc(1)]), { type: "application/pdf" });
    expect(larger.status).toBe(413);
  });

  it("without a session, or at no photo's address, finds nothing", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const path = `/api/photos/${sha256Of(webp)}`;
    const headers = { ...writeHeaders, "Content-Type": "image/webp", "Content-Length": String(webp.length) };
    const body = new Uint8Array(webp);
    expect((await server.app.request(path, { method: "PUT", headers, body })).status).toBe(401);
    expect((await server.app.request(path)).status).toBe(401);
    for (const name of ["", "a", "A".repeat(64), `${"0".repeat(64)}0`, "..%2f..%2foffice.sqlite", "%00".repeat(64)]) {
      expect([name, (await owner.request(`/api/photos/${name}`)).status]).toEqual([name, 404]);
      expect((await owner.request(`/api/photos/${name}`, { method: "PUT", headers, body })).status).toBe(404);
    }
  });

  it("more often than a phone ever does has to wait", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    for (let round = 0; round < 120; round += 1) await putPhoto(owner, webp, { type: "image/webp" });
    const answer = await putPhoto(owner, webp, { type: "image/webp" });
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "60"]);
  });
});

describe("who may", () => {
  const senders = ["batikOwner", "batikMentor", "supervisor", "admin", "viewer"] as const;
  const readers = [...senders, "rosinOwner", "rosinMentor"] as const;

  it.each(senders)("send as %s, and then see it, is as the table says", async (sender) => {
    const server = await startTestServer();
    const device = await server.signIn(sender);
    const before = await state(server);
    const allowed = may({ role: server.people[sender].role, relation: "author", subject: "photo", action: "record" });
    const sent = await putPhoto(device, webp, { type: "image/webp" });
    expect(sent.status).toBe(allowed ? 201 : 403);
    if (!allowed) expect(await state(server)).toEqual(before);

    for (const reader of readers) {
      const relation = reader === sender ? "author" : "office";
      const sees = allowed && may({ role: server.people[reader].role, relation, subject: "photo", action: "read" });
      const other = reader === sender ? device : await server.signIn(reader);
      const answers = await Promise.all(
        ["GET", "HEAD"].map((method) => other.request(`/api/photos/${sha256Of(webp)}`, { method })),
      );
      expect([reader, ...answers.map(({ status }) => status)]).toEqual([reader, ...(sees ? [200, 200] : [404, 404])]);
    }
  });

  it("see a photo by itself: its sender, supervisors and admins", async () => {
    const roles = ["exporter", "mentor", "supervisor", "admin", "viewer"] as const;
    const by = (relation: "author" | "office") =>
      roles.filter((role) => may({ role, relation, subject: "photo", action: "read" }));
    expect([by("author"), by("office")]).toEqual([
      ["exporter", "mentor", "supervisor", "admin"],
      ["supervisor", "admin"],
    ]);
  });

  it("not see it can't tell it from one that isn't there", async () => {
    const server = await startTestServer();
    await putPhoto(await server.signIn("batikOwner"), webp, { type: "image/webp" });
    const other = await server.signIn("rosinMentor");
    const answerTo = async (sha256: string) => {
      const answer = await other.request(`/api/photos/${sha256}`);
      const { requestId: _, ...problem } = (await answer.json()) as Record<string, unknown>;
      const { "x-request-id": __, ...headers } = Object.fromEntries(answer.headers);
      return { status: answer.status, problem, headers };
    };
    expect(await answerTo(sha256Of(webp))).toEqual(await answerTo(sha256Of(jpeg)));
  });

  it("send no more once their session ends in between", async () => {
    const photos = photosInFolder(newFolder());
    const server = await startTestServer({
      photos: {
        ...photos,
        async readPart(part) {
          await server.database.write((tx) =>
            tx
              .updateTable("person")
              .set({ disabled_at: "2026-11-24T00:00:00.000Z" })
              .where("office_id", "=", part.officeId)
              .execute(),
          );
          return photos.readPart(part);
        },
      },
    });
    const owner = await server.signIn("batikOwner");
    expect((await putPhoto(owner, webp, { type: "image/webp" })).status).toBe(401);
    expect(await photos.photoLength(server.office.id, sha256Of(webp))).toBeUndefined();
  });
});

describe("the quota of a person", () => {
  it.each([
    ["a day's photos", { count: photoQuota.aDay.photos, bytes: 1, hoursAgo: 23, named: true }, 429],
    ["a day's bytes", { count: 1, bytes: photoQuota.aDay.bytes, hoursAgo: 23, named: true }, 429],
    ["yesterday's photos", { count: photoQuota.aDay.photos, bytes: 1, hoursAgo: 25, named: true }, 201],
    ["unnamed photos", { count: photoQuota.unnamed.photos, bytes: 1, hoursAgo: 25, named: false }, 429],
    ["unnamed bytes", { count: 1, bytes: photoQuota.unnamed.bytes, hoursAgo: 25, named: false }, 429],
    ["one photo less", { count: photoQuota.aDay.photos - 1, bytes: 1, hoursAgo: 1, named: false }, 201],
  ])("after %s decides", async (_, held, status) => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    await hold(server, held);
    const before = await state(server);
    const answer = await putPhoto(owner, webp, { type: "image/webp" });
    expect(answer.status).toBe(status);
    const other = await server.signIn("rosinOwner");
    if (status === 429) {
      expect([answer.body.code, answer.headers.get("Retry-After")]).toEqual(["photo-quota", "3600"]);
      expect(await state(server)).toEqual(before);
    }
    expect((await putPhoto(other, webp, { type: "image/webp" })).status).toBe(201);
  });

  it("counts what was begun as if it were whole", async () => {
    const server = await startTestServer();
    const owner = await server.signIn("batikOwner");
    const begin = (index: number) => {
      server.clock.now += 1000;
      const sha256 = sha256Of(Buffer.from([index]));
      return putPhoto(owner, new Uint8Array(), { type: "application/pdf", sha256, range: "bytes */10000000" });
    };
    const statuses: number[] = [];
    for (let index = 0; index < 21; index += 1) statuses.push((await begin(index)).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 202), 429]);
  });
});

describe("a full disk", () => {
  const full = Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });

  it("is told, keeps what had come before and nothing half, and passes by itself", async () => {
    const folder = newFolder();
    const real = photosInFolder(folder);
    const disk = { room: 300 };
    const server = await startTestServer({ photos: { ...real, openPart: (part) => openScarce(real, part, disk) } });
    const owner = await server.signIn("batikOwner");
    const options = { type: "image/webp", sha256: sha256Of(webp) };
    const before = await state(server);
    const whole = await putPhoto(owner, dribble(webp, 100), { ...options, headers: { "Content-Length": "602" } });
    expect([whole.status, whole.body.code]).toEqual([507, "storage-full"]);
    expect([await state(server), filesIn(folder)]).toEqual([before, []]);

    await putPhoto(owner, webp.subarray(0, 200), { ...options, range: "bytes 0-199/602" });
    const rest = await putPhoto(owner, dribble(webp.subarray(200), 50), { ...options, range: "bytes 200-601/602" });
    expect(rest.status).toBe(507);
    expect(await progressOf(owner, options.sha256)).toEqual([200, "200"]);

    disk.room = 100_000;
    const again = await putPhoto(owner, webp.subarray(200), { ...options, range: "bytes 200-601/602" });
    expect(again.status).toBe(201);
  });

  it("at the last step leaves no photo that nobody knows of, and needs no byte a second time", async () => {
    const folder = newFolder();
    const photos = photosInFolder(folder);
    const { database, ...made } = await startTestServer();
    let isFull = false;
    const scarce: typeof database = {
      ...database,
      write: (work) =>
        database.write(async (tx) => {
          const result = await work(tx);
          if (isFull && filesIn(join(folder, "photos")).length > 0) throw new DatabaseProblem("full", undefined);
          return result;
        }),
    };
    const { app } = await startTestServer({ photos, database: scarce });
    const { session, cookie } = await made.signIn("batikOwner");
    const owner = deviceWith(app, { session, cookie });
    const sha256 = sha256Of(webp);
    isFull = true;
    expect((await putPhoto(owner, webp, { type: "image/webp" })).status).toBe(507);
    expect([await progressOf(owner, sha256), filesIn(join(folder, "photos"))]).toEqual([[200, "602"], []]);
    expect((await owner.request(`/api/photos/${sha256}`)).status).toBe(404);
    isFull = false;
    const again = await putPhoto(owner, new Uint8Array(), { type: "image/webp", sha256, range: "bytes */602" });
    expect(again.status).toBe(201);
  });

  async function openScarce(real: PhotoStore, part: Parameters<PhotoStore["openPart"]>[0], disk: { room: number }) {
    const file = await real.openPart(part);
    const append = file.append.bind(file);
    file.append = async (bytes) => {
      if (file.length + bytes.length > disk.room) throw full;
      await append(bytes);
    };
    return file;
  }
});

it("the tree that a backup copies holds photos that are whole, and nothing that is under way", async () => {
  const folder = newFolder();
  const server = await startTestServer({ photos: photosInFolder(folder) });
  const owner = await server.signIn("batikOwner");
  await putPhoto(owner, webp, { type: "image/webp" });
  await putPhoto(owner, jpeg.subarray(0, 9), { type: "image/jpeg", sha256: sha256Of(jpeg), range: "bytes 0-8/824" });
  const sha256 = sha256Of(webp);
  expect(filesIn(join(folder, "photos"))).toEqual([join(server.office.id, sha256.slice(0, 2), sha256)]);
});

it("the log tells of a photo's address and of nothing else", async () => {
  const lines: LogLine[] = [];
  const server = await startTestServer({ log: (line) => void lines.push(line) });
  const owner = await server.signIn("batikOwner");
  await putPhoto(owner, jpegWith(0xfe, "canary-5e1f"), { type: "image/jpeg" });
  expect(JSON.stringify(lines)).not.toContain("canary-5e1f");
  expect(lines.at(-1)).toMatchObject({ status: 422, path: expect.stringMatching(/^\/api\/photos\/[0-9a-f]{64}$/) });
});

/** What photos of the office are known and kept. */
async function state({ database, office, file }: TestServer): Promise<{ rows: unknown[]; files: string[] }> {
  const rows = await database.read((snapshot) =>
    snapshot.selectFrom("photo").selectAll().where("office_id", "=", office.id).execute(),
  );
  const folder = dirname(file);
  const files = [...filesIn(join(folder, "photos")), ...filesIn(join(folder, "photo-parts"))];
  return { rows, files };
}

async function hold(
  { database, office, people, clock, exporters }: TestServer,
  { count, bytes, hoursAgo, named }: { count: number; bytes: number; hoursAgo: number; named: boolean },
): Promise<void> {
  const at = new Date(clock.now - hoursAgo * 3_600_000).toISOString();
  const photos = Array.from({ length: count }, () => sha256Of(Buffer.from(someId())));
  await database.write(async (tx) => {
    const common = { office_id: office.id, person_id: people.batikOwner.id, type: "image/png", bytes };
    for (const sha256 of photos) {
      const row = { ...common, sha256, width: 1, height: 1, received_at: at, complete_at: at };
      await tx.insertInto("photo").values(row).execute();
      const naming = { office_id: office.id, sha256, entry_id: exporters.batik };
      if (named) await tx.insertInto("photo_of_entry").values(naming).execute();
    }
  });
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  } catch {
    return [];
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function breaksOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new Error("aborted"));
      else controller.enqueue(new Uint8Array(bytes));
      isSent = true;
    },
  });
}

function neverEnds(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(bytes)) });
}

/** In pieces, each in a turn of its own. */
function dribble(bytes: Uint8Array, piece: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      await new Promise((resolve) => setImmediate(resolve));
      if (at >= bytes.length) controller.close();
      else controller.enqueue(new Uint8Array(bytes.subarray(at, at + piece)));
      at += piece;
    },
  });
}
