import type { SimulatedDevice } from "./simulatedDevice.ts";

/**
 * What can be saved, each with a word in its content that nothing else bears. An act (a decision, a change of an
 * exporter, a follow-up done) may leave no content behind, and is known again by its command.
 */
export type SavedKind = "shipment" | "visit" | "nil-report" | "export-stop" | "exporter" | "act";

/**
 * One thing that a person saved, and what they were told of it. The simulation remembers nothing else of what
 * should be where.
 */
export type Saved = {
  /** Stands in the content, so that it is found again wherever it comes to lie. */
  token: string;
  kind: SavedKind;
  /** The record it is about, by the id it was saved under. */
  recordId: string;
  device: SimulatedDevice;
  /** What was saved, as the command's body holds it. */
  content: unknown;
  /** Unknown where the app died before it could say anything. */
  told: "saved" | "not-saved" | "unknown";
  /** Replaced: a later one of this person for the same record stands for it. */
  fate: "standing" | "replaced" | "taken-back" | "unknown";
  /** The command in the outbox, where it was seen there. */
  commandId?: string | undefined;
};

/** All that people were told in a run. */
export class Memory {
  readonly saved: Saved[] = [];
  #tokens = 0;

  newToken(): string {
    this.#tokens += 1;
    return `note-${String(this.#tokens).padStart(4, "0")}`;
  }

  add(saved: Omit<Saved, "told" | "fate">): Saved {
    const remembered: Saved = { ...saved, told: "unknown", fate: "standing" };
    this.saved.push(remembered);
    return remembered;
  }

  byCommand(commandId: string | undefined): Saved | undefined {
    return commandId === undefined ? undefined : this.saved.find((saved) => saved.commandId === commandId);
  }

  /** What a person's device saved of a record and still stands for it. */
  standing(device: SimulatedDevice, recordId: string, kind: SavedKind): Saved[] {
    return this.saved.filter(
      (saved) =>
        saved.device === device && saved.recordId === recordId && saved.kind === kind && saved.fate === "standing",
    );
  }
}

/** The words that `Memory.newToken` makes, in a text. */
export function tokensIn(text: string): string[] {
  return [...new Set(text.match(/note-\d{4,}/g) ?? [])];
}
