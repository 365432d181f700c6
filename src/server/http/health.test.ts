import { expect, it } from "vitest";
import { Health } from "../../protocol/health.ts";
import { DatabaseProblem } from "../database/databaseProblem.ts";
import { startAt, startTestServer } from "../testing.ts";

it("tells whoever asks that the server is ready, its version and the age of the last backup", async () => {
  let madeAt: number | undefined;
  const server = await startTestServer({ version: "0.1.0+1a2b3c4d", lastBackupAt: () => madeAt });
  const health = async () => Health.parse(await (await server.app.request("/api/health")).json());
  const told = { status: "ready", version: "0.1.0+1a2b3c4d", database: server.database.dialect };
  expect(await health()).toEqual({ ...told, lastBackupAgeHours: null });
  madeAt = startAt - 26.04 * 3_600_000;
  expect(await health()).toEqual({ ...told, lastBackupAgeHours: 26 });
  // The clock was set back since.
  madeAt = startAt + 3_600_000;
  expect(await health()).toMatchObject({ lastBackupAgeHours: 0 });
});

it("says 503 while the database doesn't answer", async () => {
  const server = await startTestServer();
  const read = () => Promise.reject(new DatabaseProblem("busy", "locked"));
  const broken = await startTestServer({ database: { ...server.database, read } });
  expect((await broken.app.request("/api/health")).status).toBe(503);
});
