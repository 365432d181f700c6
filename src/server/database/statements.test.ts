import { describe, expect, it } from "vitest";
import { renewEpochs } from "../offices/epoch.ts";
import { invite } from "../session/invite.ts";
import { createSetUpLink } from "../session/setUp.ts";
import { startTestServer } from "../testing.ts";
import { faultOfStatement, officeTables } from "./testingStatements.ts";

// Every statement that the app runs in any of the server's tests is looked at (`newTestDatabase`); here is what the
// look finds, and what operators do beside the app.

describe("a statement", () => {
  it.each([
    `select "body" from "record" where "id" = ?`,
    `select "body" from "record"`,
    `update "history" set "person_name" = $1`,
    `delete from "session" where "token_hash" = $1`,
    `insert into "link" ("token_hash", "person_id") values ($1, $2)`,
    `select "person"."name" from "session" inner join "person" on "person"."id" = "session"."person_id" where "session"."office_id" = $1`,
    `select "id" from "record" where "office_id" = ? and "id" in (select "shipment_id" from "unconverted" where "day" = ?)`,
    `select "epoch" from "office"`,
    `update "office" set "version" = $1`,
    `select "session"."person_id" from "session" inner join "office" on "office"."epoch" = $1 where "session"."office_id" = $2`,
  ])("is refused in tests where it isn't about one office: %s", (sql) => {
    expect(faultOfStatement(sql)).toMatch(/^Without office_id/);
  });

  it.each([
    `select "body" from "record" where "office_id" = $1 and "id" = $2`,
    `insert into "link" ("office_id", "token_hash") values ($1, $2)`,
    `select "office"."epoch" from "session" inner join "office" on "office"."id" = "session"."office_id" where "session"."office_id" = $1`,
    `update "office" set "version" = "version" where "id" = $1 returning "version"`,
    `select "id" from "office"`,
    `delete from "set_up"`,
  ])("passes where it is: %s", (sql) => {
    expect(faultOfStatement(sql)).toBeUndefined();
  });

  it("of an operator is about one office too, but for the list of offices", async () => {
    const { stored, clock, randomBytes } = await startTestServer();
    const tools = { now: clock.now, randomBytes };
    await invite(stored.forApp, { role: "mentor", name: "A", exporters: ["CV"], office: undefined }, tools);
    await invite(stored.forApp, { role: "exporter", name: "B", exporters: ["CV"], office: undefined }, tools);
    expect(await renewEpochs(stored.forApp, randomBytes)).toBe(1);
    expect(await createSetUpLink(stored.forApp, randomBytes)).toBeUndefined();
    const wrong = stored.forApp.read((snapshot) => snapshot.selectFrom("person").select("name").execute());
    await expect(wrong).rejects.toThrow("Without office_id");
  });
});

it("tables belong to offices, but for those that hold none of their data", () => {
  expect(officeTables.size).toBeGreaterThanOrEqual(13);
  expect([...officeTables]).toEqual(expect.arrayContaining(["record", "entry_revision", "history", "command_log"]));
});
