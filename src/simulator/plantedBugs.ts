import type { Network, NetworkAnswer } from "../device/sync/network.ts";
import { commandHash } from "../protocol/commandHash.ts";
import type { PullAnswer, PushAnswer, PushRequest, PushResult } from "../protocol/sync.ts";
import type { Database, Snapshot } from "../server/database/database.ts";
import { Random } from "./random.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";
import type { NetworkFault } from "./simulatedNetwork.ts";

/** Where a fault of the product can be put in from outside, so that no line of it has to lie in the product. */
export type Planted = {
  /** Between a device and its way to the server. */
  network?: (network: Network, device: SimulatedDevice) => Network;
  /** Between the app and its database. */
  database?: (database: Database) => Database;
  /** When the present build takes over from the one before. */
  afterUpdate?: (device: SimulatedDevice) => Promise<void>;
  /** The fault that brings it out comes often. */
  often?: NetworkFault;
  /** A page says "saved" whatever the storage answered. */
  swallowsAborts?: true;
};

/** A fault that the simulator must find; one that goes unnoticed shows where it is blind. */
export type PlantedBug = { name: string; plant: () => Planted };

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: "ack-before-send",
    plant: () => ({ network: (network) => ({ ...network, post: async (_path, json) => receiptFor(json) }) }),
  },
  {
    name: "delete-before-receipt",
    plant: () => ({
      network: (network, device) => ({
        ...network,
        post: async (path, json) => {
          const ids = requestIn(json).commands.map(({ id }) => id);
          await outboxOf(device)?.where("id").anyOf(ids).delete();
          return await network.post(path, json);
        },
      }),
    }),
  },
  { name: "no-unique-key", plant: newIdAtEachSend },
  { name: "receipt-before-commit", plant: receiptBeforeCommit },
  {
    name: "accept-html-200",
    plant: () => ({
      often: "html",
      network: (network) => ({
        ...network,
        post: async (path, json) => {
          const answer = await network.post(path, json);
          const isOk = answer.kind === "answer" && answer.status === 200;
          return isOk && answer.mediaType === "text/html" ? receiptFor(json) : answer;
        },
      }),
    }),
  },
  {
    name: "drop-on-401",
    plant: () => ({
      network: (network, device) => {
        const dropping = async (asked: Promise<NetworkAnswer>) => {
          const answer = await asked;
          if (answer.kind === "answer" && answer.status === 401) await outboxOf(device)?.clear();
          return answer;
        };
        return {
          get: (path) => dropping(network.get(path)),
          post: (path, json) => dropping(network.post(path, json)),
        };
      },
    }),
  },
  {
    name: "poison-blocks-queue",
    plant: () => ({
      network: (network) => ({
        ...network,
        post: async (path, json) => {
          const answer = await network.post(path, json);
          return answersIn(answer).some(({ outcome }) => outcome === "refused") ? { kind: "unreachable" } : answer;
        },
      }),
    }),
  },
  {
    name: "skip-waiting",
    plant: () => ({
      afterUpdate: async (device) => {
        await outboxOf(device)?.clear();
      },
    }),
  },
  { name: "wrong-author-scope", plant: () => ({ database: everyMentorsExporters }) },
  { name: "swallowed-abort", plant: () => ({ swallowsAborts: true }) },
  { name: "cursor-without-rows", plant: cursorWithoutRows },
];

/** The server gives one out for what it hasn't got. */
function receiptFor(json: string): NetworkAnswer {
  const { commands, epoch } = requestIn(json);
  const receivedAt = "2026-11-24T02:12:00.000Z";
  const results = commands.map((command): PushResult => {
    const revision = (command.baseRevision ?? 0) + 1;
    return { id: command.id, outcome: "applied", revision, sequence: 1, hash: commandHash(command), receivedAt };
  });
  const text = JSON.stringify({ epoch, receivedAt, results } satisfies PushAnswer);
  return { kind: "answer", status: 200, mediaType: "application/json", text };
}

/** A command doesn't keep its id through its retries, so that the server can't know it again. */
function newIdAtEachSend(): Planted {
  const random = new Random("new ids");
  return {
    network: (network) => ({
      ...network,
      post: async (path, json) => {
        const request = requestIn(json);
        const given = new Map<string, string>();
        const commands = request.commands.map((command) => {
          const tail = Array.from(random.bytes(6), (byte) => byte.toString(16).padStart(2, "0")).join("");
          const id = `${command.id.slice(0, 24)}${tail}`;
          given.set(id, command.id);
          return { ...command, id };
        });
        const answer = await network.post(path, JSON.stringify({ ...request, commands }));
        if (answersIn(answer).length === 0 || answer.kind !== "answer") return answer;
        const told = JSON.parse(answer.text) as PushAnswer;
        const results = told.results.map((result) => ({ ...result, id: given.get(result.id) ?? result.id }));
        return { ...answer, text: JSON.stringify({ ...told, results }) };
      },
    }),
  };
}

class NotCommitted extends Error {}

/** The answer is made before the transaction stands; now and then it doesn't come to stand. */
function receiptBeforeCommit(): Planted {
  let writes = 0;
  return {
    database: (database) => ({
      ...database,
      write: async (work) => {
        writes += 1;
        const fails = writes % 7 === 0;
        let result: Awaited<ReturnType<typeof work>> | undefined;
        try {
          return await database.write(async (tx) => {
            result = await work(tx);
            if (fails) throw new NotCommitted();
            return result;
          });
        } catch (error) {
          if (error instanceof NotCommitted) return result as Awaited<ReturnType<typeof work>>;
          throw error;
        }
      },
    }),
  };
}

/** A mentor is sent what belongs to the exporters of every mentor. */
function everyMentorsExporters(database: Database): Database {
  return {
    ...database,
    read: (work) => database.read((snapshot) => work(withoutMentor(snapshot))),
  };
}

function withoutMentor(snapshot: Snapshot): Snapshot {
  return new Proxy(snapshot, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== "selectFrom" || typeof value !== "function") return value;
      return (table: string) => {
        const query = value.call(target, table) as object;
        return table === "assignment" ? deafToMentors(query) : query;
      };
    },
  });
}

function deafToMentors(query: object): object {
  return new Proxy(query, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== "function") return value;
      return (...given: unknown[]) => {
        if (name === "where" && given[0] === "mentor_id") return deafToMentors(target);
        const next: unknown = value.apply(target, given);
        return name === "execute" ? next : deafToMentors(next as object);
      };
    },
  });
}

/** Now and then the cursor of a pull is kept and its records aren't. */
function cursorWithoutRows(): Planted {
  let pulls = 0;
  return {
    network: (network) => ({
      ...network,
      get: async (path) => {
        const answer = await network.get(path);
        pulls += 1;
        if (pulls % 5 !== 0 || answer.kind !== "answer" || !answer.text.startsWith('{"epoch"')) return answer;
        try {
          const page = JSON.parse(answer.text) as PullAnswer;
          return { ...answer, text: JSON.stringify({ ...page, changes: page.changes.slice(0, -1) }) };
        } catch {
          return answer;
        }
      },
    }),
  };
}

function requestIn(json: string): PushRequest {
  return JSON.parse(json) as PushRequest;
}

function answersIn(answer: NetworkAnswer): PushResult[] {
  if (answer.kind !== "answer" || answer.status !== 200 || answer.mediaType !== "application/json") return [];
  try {
    return (JSON.parse(answer.text) as PushAnswer).results ?? [];
  } catch {
    // It was cut.
    return [];
  }
}

function outboxOf(device: SimulatedDevice) {
  return device.tabs[0]?.database.outbox;
}
