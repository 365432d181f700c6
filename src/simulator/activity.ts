/**
 * Tells when everything that runs has come to a stop: finished, or waiting for an answer of the network. The code
 * under test moves by promises and by `setImmediate` (the in-memory IndexedDB) alone, so a number of turns of the
 * event loop in which nobody noted anything means that nothing is left to run.
 */
export class Activity {
  #noted = 0;
  #running = 0;

  /** Something moved. */
  note(): void {
    this.#noted += 1;
  }

  /** What runs until its promise ends is no stop, however long it takes. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#noted += 1;
    }
  }

  /** As `during`, for a promise that must be passed on as it is: Dexie knows its transaction by its own promises. */
  underWay<Work extends Promise<unknown>>(work: Work): Work {
    this.#running += 1;
    const ended = () => {
      this.#running -= 1;
      this.#noted += 1;
    };
    work.then(ended, ended);
    return work;
  }

  async stopped(): Promise<void> {
    let noted = this.#noted;
    for (let idle = 0; idle < idleTurns; idle += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      if (this.#noted === noted && this.#running === 0) continue;
      noted = this.#noted;
      idle = 0;
    }
  }
}

/** An IndexedDB request takes two or three turns before the next one is noted. */
const idleTurns = 8;
