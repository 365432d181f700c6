import { words } from "../../language/dictionary.ts";
import { review } from "../../language/indonesian/review.ts";

/**
 * How long an entry has waited: `5 menit`, `22 jam`, `3 hari`.
 * @param since a moment of the server; where this device's clock runs behind it, just now
 * @param now Unix time in milliseconds
 */
export function ageOf(since: string, now: number): string {
  const { ages } = words(review);
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (minutes < 1) return ages.now;
  if (minutes < 60) return ages.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? ages.hours(hours) : ages.days(Math.floor(hours / 24));
}
