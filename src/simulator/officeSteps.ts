import { monthsOfYear } from "../domain/days.ts";
import type { ExchangeRate } from "../domain/exchangeRate.ts";
import type { Person, Role } from "../domain/person.ts";
import type { Random } from "./random.ts";
import type { Simulation } from "./simulation.ts";

// What an admin does online. Nobody is told "saved" without the server's answer, so none of it is remembered.

export async function enterRate(world: Simulation, random: Random): Promise<void> {
  const currency = random.pick(["EUR", "JPY"]);
  const month = random.pick(monthsOfYear(2026));
  const rate: ExchangeRate = {
    id: world.newId(),
    series: "fixed",
    currency,
    per: currency === "JPY" ? 100 : 1,
    rupiah: random.between(90_000_000, 190_000_000),
    validFrom: random.percent(50) ? "2020-01-01" : `${month}-01`,
    validTo: random.percent(50) ? "2030-12-31" : `${month}-28`,
    source: "Ditetapkan kantor",
  };
  await post(world, "/api/data/rates", { rates: [rate] }, `a rate for ${currency} entered late`);
  world.count("late-rate");
}

export async function setTarget(world: Simulation, random: Random): Promise<void> {
  const year = random.pick([2025, 2026]);
  const rows = await world.database.read((snapshot) =>
    snapshot
      .selectFrom("record")
      .select(["id", "body"])
      .where("kind", "=", "target")
      .where("body", "is not", null)
      .execute(),
  );
  const present = rows.find(({ body }) => (JSON.parse(body ?? "") as { year: number }).year === year);
  const target = { id: present?.id ?? world.newId(), year, usd: random.between(1, 900) * 1_000_000 };
  await post(world, "/api/data/targets", { target }, `the target of ${year}`);
}

/** Gives a mentor another set of exporters. */
export async function reassign(world: Simulation, random: Random): Promise<void> {
  const mentor = random.pick(await peopleNow(world, ["mentor"]));
  if (mentor === undefined) return;
  const ids = await exportersNow(world);
  const exporterIds = ids.filter(() => random.percent(50));
  await post(
    world,
    "/api/data/people",
    { id: mentor.id, name: mentor.name, role: "mentor", exporterIds },
    `${mentor.name}'s ${exporterIds.length} exporters`,
  );
  world.count("reassignment");
}

/** Makes a mentor a supervisor, a supervisor a viewer, and back. */
export async function changeRole(world: Simulation, random: Random): Promise<void> {
  const somebody = random.pick(await peopleNow(world, ["mentor", "supervisor", "viewer"]));
  if (somebody === undefined) return;
  const role = random.pick(["mentor", "supervisor", "supervisor", "viewer"] as const satisfies Role[]);
  const { id, name } = somebody;
  await post(
    world,
    "/api/data/people",
    { id, name, role, exporterIds: role === "mentor" ? world.exporterIds : [] },
    `${name}'s role as ${role}`,
  );
  world.count("role-change");
}

async function peopleNow(world: Simulation, roles: readonly Role[]): Promise<Person[]> {
  const rows = await world.database.read((snapshot) =>
    snapshot.selectFrom("person").select(["id", "name", "role"]).where("role", "in", roles).orderBy("id").execute(),
  );
  return rows as Person[];
}

async function exportersNow(world: Simulation): Promise<string[]> {
  const rows = await world.database.read((snapshot) =>
    snapshot
      .selectFrom("record")
      .select("id")
      .where("kind", "=", "exporter")
      .where("body", "is not", null)
      .orderBy("id")
      .execute(),
  );
  return rows.map(({ id }) => id);
}

async function post(world: Simulation, path: string, body: object, words: string): Promise<void> {
  const answer = await world.activity.during(
    async () =>
      await world.server.handle({
        method: "POST",
        path,
        headers: { Cookie: world.adminCookie, "Content-Type": "application/json", "X-Jejak-Ekspor": "1" },
        body: JSON.stringify(body),
      }),
  );
  world.tell(`the admin saves ${words}: ${answer?.status ?? "no answer"}`);
  if (answer !== undefined && answer.status >= 500) world.broken.push(`${path}: ${answer.status} ${answer.text}`);
}
