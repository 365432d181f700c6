import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { startTestServer, type TestServer } from "../testing.ts";
import { photosInFolder } from "./photoStore.ts";
import { sweepPhotos } from "./sweepPhotos.ts";
import { jpeg, progressOf, putPhoto, sha256Of, somePng, webp } from "./testingPhotos.ts";

const day = 86_400_000;

it("a photo that no entry came to name goes after seven days, and one that is named stays", async () => {
  const server = await startServer();
  const owner = await server.signIn("batikOwner");
  for (const [bytes, type] of [
    [webp, "image/webp"],
    [jpeg, "image/jpeg"],
  ] as const) {
    await putPhoto(owner, bytes, { type });
  }
  await name(server, sha256Of(jpeg));

  expect(await server.sweep(7 * day)).toBe(0);
  expect(await progressOf(owner, sha256Of(webp))).toEqual([200, String(webp.length)]);
  expect(await server.sweep(7 * day + 1)).toBe(1);
  expect(await progressOf(owner, sha256Of(webp))).toEqual([404, null]);
  expect(await progressOf(owner, sha256Of(jpeg))).toEqual([200, String(jpeg.length)]);
  expect(server.files("photos")).toEqual([sha256Of(jpeg)]);

  expect((await putPhoto(owner, webp, { type: "image/webp" })).status).toBe(201);
});

it("a photo that another person sent later stays theirs", async () => {
  const server = await startServer();
  const [owner, mentor] = [await server.signIn("batikOwner"), await server.signIn("batikMentor")];
  await putPhoto(owner, webp, { type: "image/webp" });
  server.clock.now += 3 * day;
  await putPhoto(mentor, webp, { type: "image/webp" });
  expect(await server.sweep(5 * day)).toBe(1);
  const read = async (who: typeof owner) => (await who.request(`/api/photos/${sha256Of(webp)}`)).status;
  expect([await read(owner), await read(mentor)]).toEqual([404, 200]);
  expect(server.files("photos")).toEqual([sha256Of(webp)]);
});

it("what never became whole goes too, counted from when it was begun, and one that ended lately stays", async () => {
  const server = await startServer();
  const owner = await server.signIn("batikOwner");
  const part = (bytes: Buffer, from: number, to: number) =>
    putPhoto(owner, bytes.subarray(from, to), {
      sha256: sha256Of(bytes),
      range: `bytes ${from}-${to - 1}/${bytes.length}`,
    });
  const [left, ended] = [somePng(1), somePng(2)];
  await part(left, 0, 20);
  await part(ended, 0, 20);
  server.clock.now += 6 * day;
  await part(ended, 20, ended.length);
  expect(await server.sweep(2 * day)).toBe(1);
  expect([await progressOf(owner, sha256Of(left)), await progressOf(owner, sha256Of(ended))]).toEqual([
    [404, null],
    [200, String(ended.length)],
  ]);
  expect([server.files("photo-parts"), server.files("photos")]).toEqual([[], [sha256Of(ended)]]);
});

it("parts that no row tells of, as after a restore, go by their own age", async () => {
  const server = await startServer();
  const owner = await server.signIn("batikOwner");
  await putPhoto(owner, webp.subarray(0, 9), { type: "image/webp", sha256: sha256Of(webp), range: "bytes 0-8/602" });
  await server.database.write((tx) => tx.deleteFrom("photo").where("office_id", "=", server.office.id).execute());
  await server.sweep(0);
  const [file = ""] = server.files("photo-parts");
  expect(file).toBe(`${sha256Of(webp)}.${server.people.batikOwner.id}`);
  const old = new Date(server.clock.now - 8 * day);
  utimesSync(join(server.folder, "photo-parts", server.office.id, file), old, old);
  await server.sweep(0);
  expect(server.files("photo-parts")).toEqual([]);
});

it("more photos than one transaction removes go as well", async () => {
  const server = await startServer();
  const at = new Date(server.clock.now - 8 * day).toISOString();
  await server.database.write(async (tx) => {
    for (let index = 0; index < 450; index += 1) {
      const sha256 = sha256Of(Buffer.from(String(index)));
      const row = { office_id: server.office.id, sha256, person_id: server.people.batikOwner.id, bytes: 1 };
      const times = { received_at: at, complete_at: at };
      await tx
        .insertInto("photo")
        .values({ ...row, ...times, type: "image/png", width: 1, height: 1 })
        .execute();
    }
  });
  expect(await server.sweep(0)).toBe(450);
});

async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), "jejak-ekspor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const photos = photosInFolder(folder);
  const server = await startTestServer({ photos });
  const files = (name: string) => {
    const place = join(folder, name);
    if (!existsSync(place)) return [];
    const entries = readdirSync(place, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  };
  const sweep = (after: number) => {
    server.clock.now += after;
    return sweepPhotos({ database: server.database, photos }, server.clock.now);
  };
  return { ...server, folder, files, sweep };
}

async function name({ database, office, exporters }: TestServer, sha256: string): Promise<void> {
  const naming = { office_id: office.id, sha256, entry_id: exporters.batik };
  await database.write((tx) => tx.insertInto("photo_of_entry").values(naming).execute());
}
