/** Highest amount kept, in minor units: nine decimal digits of rupiah billions still add up exactly in a double. */
export const largestAmount = 9_000_000_000_000_000;

/** Cents as dollars or sen as rupiah, for interfaces that speak in whole units. */
export function toMajor(minor: number): number {
  return minor / 100;
}
