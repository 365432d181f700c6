import { toInstant } from "../domain/days.ts";
import { newId } from "../domain/newId.ts";
import type { Person } from "../domain/person.ts";
import { addAssignment, addPerson, createOffice } from "../server/offices/createOffice.ts";
import { putRecord } from "../server/offices/records.ts";
import { Random } from "./random.ts";
import { SimulatedDevice } from "./simulatedDevice.ts";
import type { Simulation } from "./simulation.ts";

/** Makes the office, its exporters and its people, and gives some of them devices. */
export async function setUpOffice(world: Simulation): Promise<void> {
  const random = new Random("office", world.seed);
  const makeId = () => newId(world.now, random.bytes);
  const person = (name: string, role: Person["role"], exporterId?: string): Person => ({
    id: makeId(),
    name,
    role,
    ...(exporterId && { exporterId }),
  });
  world.office = {
    id: makeId(),
    name: "Dinas Contoh",
    shortName: "Dinas",
    city: "Kota Contoh",
    timeZone: "Asia/Jakarta",
    rateSeries: "fixed",
    reportingDeadlineDay: 10,
    example: true,
  };
  world.exporterIds = [makeId(), makeId(), makeId()];
  const [batik = "", rosin = "", fish = ""] = world.exporterIds;
  const [ratna, slamet] = [person("Ratna", "exporter", batik), person("Slamet", "exporter", rosin)];
  const [dewi, agus] = [person("Dewi", "mentor"), person("Agus", "mentor")];
  const [budi, sari] = [person("Budi", "supervisor"), person("Sari", "supervisor")];
  const admin = person("Arif", "admin");
  const at = toInstant(world.now);
  await world.database.write((tx) =>
    createOffice(tx, world.office, { now: world.now, randomBytes: random.bytes }, async (change) => {
      for (const [index, id] of world.exporterIds.entries()) {
        const exporter = { id, name: `Usaha ${index + 1}`, commodities: [], destinations: [] };
        await putRecord(change, "exporter", id, exporter);
      }
      for (const somebody of [ratna, slamet, dewi, agus, budi, sari, admin]) await addPerson(change, somebody);
      for (const exporterId of [batik, rosin]) await addAssignment(change, { mentorId: dewi.id, exporterId, at });
      for (const exporterId of [rosin, fish]) await addAssignment(change, { mentorId: agus.id, exporterId, at });
      const id = makeId();
      await putRecord(change, "exchange-rate", id, {
        id,
        series: "fixed",
        currency: "USD",
        per: 1,
        rupiah: 144_000_000,
        validFrom: "2000-01-01",
        validTo: "2030-12-31",
        source: "Ditetapkan kantor",
      });
    }),
  );
  world.adminCookie = (await world.newSession(admin, random)).cookie;
  const more = [slamet, agus, sari, dewi, budi, ratna].filter(() => random.percent(45));
  await giveOutDevices(world, random, [ratna, dewi, budi, ...more]);
}

async function giveOutDevices(world: Simulation, random: Random, owners: readonly Person[]): Promise<void> {
  for (const [index, person] of owners.entries()) {
    const isFirst = owners.indexOf(person) === index;
    const { session, cookie } = await world.newSession(person, random);
    world.devices.push(
      new SimulatedDevice({
        name: `${person.name}'s ${isFirst ? "phone" : "second device"}`,
        person,
        build: random.percent(20) ? "previous" : "present",
        session,
        cookie,
        hasLocks: random.percent(60),
        activity: world.activity,
        random: new Random("device", world.seed, index),
        trueTime: () => world.now,
      }),
    );
  }
}
