import { describe, expect, it } from "vitest";
import { readSettings, WrongSettings } from "./settings.ts";

describe("settings", () => {
  it("have defaults", () => {
    expect(readSettings({})).toEqual({
      port: 8080,
      host: "0.0.0.0",
      publicUrl: "http://localhost:8080",
      dataFolder: "./data",
      backups: { everyHours: 24, keep: 14 },
      trustProxy: 0,
      serverSecret: undefined,
    });
    expect(readSettings({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 8080 });
    // Made up anew at any time.
    const example = { dataFolder: "./data/example", backups: { everyHours: 0 } };
    expect(readSettings({}, { example: true })).toMatchObject(example);
  });

  it("come from the environment", () => {
    const environment = {
      PORT: "9000",
      HOST: "127.0.0.1",
      PUBLIC_URL: "https://ekspor.example.go.id/",
      DATA_DIR: "/srv/data",
      BACKUP_HOURS: "6",
      BACKUP_KEEP: "30",
      TRUST_PROXY: "1",
      SERVER_SECRET: "a".repeat(32),
    };
    expect(readSettings(environment)).toEqual({
      port: 9000,
      host: "127.0.0.1",
      publicUrl: "https://ekspor.example.go.id",
      dataFolder: "/srv/data",
      backups: { everyHours: 6, keep: 30 },
      trustProxy: 1,
      serverSecret: "a".repeat(32),
    });
    expect(readSettings({ PORT: "9000" }).publicUrl).toBe("http://localhost:9000");
    const url = "postgres://office:secret@one:5432,two:5433/office?sslmode=verify-full";
    expect(readSettings({ DATABASE_URL: url }).postgres).toEqual({ url, connections: 10 });
  });

  it.each([
    [{ PORT: "eighty" }, /PORT: expected a port number .*got "eighty"/],
    [{ PORT: "65536" }, /PORT: expected/],
    [{ PUBLIC_URL: "ekspor.example.go.id" }, /PUBLIC_URL: expected the address people open/],
    [{ PUBLIC_URL: "https://example.go.id/ekspor" }, /PUBLIC_URL: expected/],
    [{ PUBLIC_URL: "ftp://example.go.id" }, /PUBLIC_URL: expected/],
    [{ HOST: "a b" }, /HOST: expected/],
    [{ BACKUP_HOURS: "daily" }, /BACKUP_HOURS: expected hours/],
    [{ BACKUP_KEEP: "0" }, /BACKUP_KEEP: expected how many/],
    [{ PORT: "x", HOST: "a b" }, /PORT: .*\nHOST: /],
    [{ DATABASE_URL: "mysql://office:secret@localhost/office" }, /^DATABASE_URL: expected an address of PostgreSQL/],
    [{ DATABASE_URL: "postgres://office:secret@localhost" }, /^DATABASE_URL: expected/],
    [{ DATABASE_URL: "postgres://office:secret@one:port,two/office" }, /^DATABASE_URL: expected/],
    [{ DATABASE_CONNECTIONS: "1" }, /^DATABASE_CONNECTIONS: expected how many/],
  ])("that are wrong are named with what was expected: %j", (environment, message) => {
    expect(() => readSettings(environment)).toThrow(WrongSettings);
    expect(() => readSettings(environment)).toThrow(message);
    expect(() => readSettings(environment)).not.toThrow(/secret/);
  });
});
