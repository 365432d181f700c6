import { type IsoDate, toInstant } from "../../domain/days.ts";
import type { Person } from "../../domain/person.ts";
import type { CommandBody, CommandName } from "../../protocol/commands.ts";
import type { OfficeChange } from "../offices/officeChange.ts";
import { applyCommand } from "../sync/applyCommand.ts";

/** What happened in an office, played in the order of time. */
export class History {
  private readonly events: { at: number; play: () => Promise<void> }[] = [];

  constructor(
    private readonly change: OfficeChange,
    private readonly now: number,
    private readonly newId: () => string,
  ) {}

  /** Adds a command to be sent at a moment; moments after now are left out. */
  add<Name extends CommandName>(
    at: number,
    sender: Person,
    command: { name: Name; body: CommandBody<Name>; baseRevision?: number; number?: string },
  ): void {
    if (at > this.now) return;
    const deviceId = this.newId();
    const id = this.newId();
    const play = async () => {
      const result = await applyCommand(this.change, {
        command: { id, claimedAt: toInstant(at - 120_000), ...command },
        sender: { person: sender, deviceId },
        now: at,
        logged: new Map(),
      });
      if (result.outcome !== "applied" && result.outcome !== "conflict") {
        throw new Error(`The made-up set breaks a rule: ${command.name} was answered ${JSON.stringify(result)}.`);
      }
    };
    this.events.push({ at, play });
  }

  async play(): Promise<void> {
    for (const event of this.events.sort((a, b) => a.at - b.at)) await event.play();
  }
}

/** Unix milliseconds of an hour of a day in Pekalongan. */
export function at(day: IsoDate, hour: number): number {
  return Date.parse(`${day}T00:00:00.000Z`) + Math.round((hour - 7) * 3_600_000);
}
