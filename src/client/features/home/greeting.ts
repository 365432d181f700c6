import { words } from "../../language/dictionary.ts";
import { formatClock } from "../../language/format.ts";
import { home } from "../../language/indonesian/home.ts";

/** `Selamat pagi, Bu Ratna`, by the clock on the wall of the office. */
export function greeting(name: string, now: number): string {
  const { greetings } = words(home);
  const hour = Number(formatClock(now).slice(0, 2));
  if (hour >= 4 && hour < 11) return greetings.morning(name);
  if (hour >= 11 && hour < 15) return greetings.noon(name);
  if (hour >= 15 && hour < 18) return greetings.afternoon(name);
  return greetings.evening(name);
}
