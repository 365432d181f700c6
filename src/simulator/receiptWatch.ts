import type { OutboxRow } from "../device/database.ts";
import type { PushAnswer } from "../protocol/sync.ts";
import type { Life } from "./mortalStorage.ts";
import type { SimulatedDevice } from "./simulatedDevice.ts";

/**
 * I5: what waits to be sent stays until the server's answer about it has reached the device, or until its author
 * takes it back.
 */
export class ReceiptWatch {
  readonly #answered = new Map<SimulatedDevice, Set<string>>();
  readonly #seen = new Map<SimulatedDevice, Map<string, OutboxRow>>();
  readonly #looked = new Map<SimulatedDevice, { life: Life; steps: number }>();
  readonly #authorActs = new Set<SimulatedDevice>();

  received(device: SimulatedDevice, answer: PushAnswer): void {
    const answered = this.#answered.get(device) ?? new Set();
    this.#answered.set(device, answered);
    for (const result of answer.results) if (result.outcome !== "retry") answered.add(result.id);
  }

  /** What goes from the outbox until the next look may go: the person does it. */
  authorActs(device: SimulatedDevice): void {
    this.#authorActs.add(device);
  }

  /** Compares the outbox with the last look. */
  check(device: SimulatedDevice): string[] {
    const { life } = device;
    // Whoever took no step changed nothing.
    const looked = this.#looked.get(device);
    if (looked?.life === life && looked.steps === life.steps && !this.#authorActs.has(device)) return [];
    this.#looked.set(device, { life, steps: life.steps });
    const present = new Map(device.outbox().map((row) => [row.id, row]));
    const before = this.#seen.get(device) ?? new Map<string, OutboxRow>();
    this.#seen.set(device, present);
    if (this.#authorActs.delete(device)) return [];
    const answered = this.#answered.get(device);
    return [...before.values()]
      .filter(({ id, offeredAgain }) => !present.has(id) && offeredAgain !== true && answered?.has(id) !== true)
      .map(({ name, entryId }) => `${device.name} dropped ${name} of ${entryId} without a receipt`);
  }
}
