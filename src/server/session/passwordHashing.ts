import { hash, verify } from "@node-rs/argon2";
import type { RandomBytes } from "../../domain/newId.ts";
import { normalPassword } from "../../domain/password.ts";
import { RequestProblem } from "../http/problems.ts";

/** Argon2id of faults.md section 6, by OWASP ASVS 5, appendix C: 46 MiB, one pass, one lane. */
const parameters = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

export type PasswordHashing = {
  hash(password: string): Promise<string>;
  /** Takes as long where there is no hash to compare with, and is false then. */
  isRight(password: string, hash: string | undefined): Promise<boolean>;
  /** True where a hash was made with other parameters than today's. */
  isOutdated(hash: string): boolean;
};

/**
 * Hashes at most 4 passwords at once, for the memory that each takes; of those who have to wait for it, more than 64
 * are told to come again.
 */
export function newPasswordHashing(randomBytes: RandomBytes): PasswordHashing {
  const inTurn = newQueue({ atOnce: 4, waiting: 64 });
  const make = (password: string) =>
    hash(normalPassword(password), { ...parameters, salt: Buffer.from(randomBytes(16)) });
  let nobodys: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => make(password)),
    async isRight(password, known) {
      // Made where there is somebody, too: whoever asks first would know by the time it takes.
      nobodys ??= make(Buffer.from(randomBytes(16)).toString("hex"));
      const other = await nobodys;
      const fits = await inTurn(() => verify(known ?? other, normalPassword(password)));
      return fits && known !== undefined;
    },
    isOutdated: (known) =>
      !known.startsWith(
        `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`,
      ),
  };
}

function newQueue({ atOnce, waiting }: { atOnce: number; waiting: number }) {
  const turns: (() => void)[] = [];
  let running = 0;
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running < atOnce) running += 1;
    else {
      if (turns.length >= waiting) throw new RequestProblem("busy", { retryAfterSeconds: 2 });
      // Whoever ends hands its place on, so that nobody comes between.
      await new Promise<void>((resolve) => turns.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = turns.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
