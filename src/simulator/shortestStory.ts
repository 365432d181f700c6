import type { PlantedBug } from "./plantedBugs.ts";
import { hasFindings, type SeedResult, simulateSeed } from "./simulateSeed.ts";
import { planOf, type Step } from "./steps.ts";

/** Runs that a story may take to be shortened. */
const mostRuns = 150;

/**
 * Leaves steps out of a failing seed for as long as it fails in the same way (delta debugging): halves first, then
 * smaller and smaller parts. Each step draws from a seed of its own, so that the others stay what they were.
 */
export async function shortestStory(seed: number, bug: PlantedBug | undefined): Promise<string[]> {
  let steps: readonly Step[] = planOf(seed);
  let shortest = await simulateSeed(seed, { bug, steps });
  const wanted = kindsOf(shortest);
  let runs = 0;
  for (let size = Math.ceil(steps.length / 2); size >= 1 && runs < mostRuns; ) {
    let isShorter = false;
    for (let from = 0; from < steps.length && runs < mostRuns; ) {
      const fewer = [...steps.slice(0, from), ...steps.slice(from + size)];
      runs += 1;
      const result = await simulateSeed(seed, { bug, steps: fewer });
      if (hasFindings(result.findings) && kindsOf(result) === wanted) {
        steps = fewer;
        shortest = result;
        isShorter = true;
      } else {
        from += size;
      }
    }
    if (!isShorter) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return [...shortest.story, ...Object.values(shortest.findings).flat()];
}

/** The first class of what is wrong: a shorter story must go wrong in that way too. */
function kindsOf({ findings }: SeedResult): string | undefined {
  return Object.entries(findings).find(([, list]) => list.length > 0)?.[0];
}
