/** Chance that repeats: the same seed gives the same draws for ever (sfc32, seeded through splitmix32). */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...seeds: readonly (number | string)[]) {
    let state = 0x9e3779b9;
    for (const seed of seeds) for (const part of String(seed)) state = mixed(state ^ part.charCodeAt(0)) | 0;
    this.#a = mixed(state + 1);
    this.#b = mixed(state + 2);
    this.#c = mixed(state + 3);
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** 32 random bits. */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** Both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many of a hundred cases. */
  percent(chance: number): boolean {
    return this.next() / 0x1_0000_0000 < chance / 100;
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** One of the kinds, each as often as its weight says; undefined where all weigh nothing. */
  pickWeighted<Kind extends string>(weights: Partial<Record<Kind, number>>): Kind | undefined {
    const entries = Object.entries(weights) as [Kind, number][];
    let place = (this.next() / 0x1_0000_0000) * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [kind, weight] of entries) {
      place -= weight;
      if (place < 0) return kind;
    }
    return undefined;
  }

  bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => this.next() & 0xff);
}

function mixed(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
  z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
  return z ^ (z >>> 16);
}
