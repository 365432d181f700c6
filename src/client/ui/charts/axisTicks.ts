/** Round numbers from 0 up to `max`, about `count` steps apart by 1, 2, 2.5 or 5 times a power of ten. */
export function axisTicks(max: number, count: number): number[] {
  if (!(max > 0) || !Number.isFinite(max)) return [0];
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  // Multiplied, not added up, so that no tick drifts; rounded to the step's own digits.
  const ticks = Math.floor(max / step + 1e-9);
  return Array.from({ length: ticks + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}
