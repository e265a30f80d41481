/** A stream of numbers that a seed decides, and nothing else: every machine and every engine reads the same corpus. */
export type Random = {
  /** From 0 to 1, 1 excluded. */
  next(): number;
  /** A whole number from 0, `count` excluded. */
  below(count: number): number;
  chance(probability: number): boolean;
  /** One of these. */
  pick<T>(of: readonly T[]): T;
  /** A bell around 0 of standard deviation 1, cut at 3. */
  bell(): number;
};

const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ (b >>> 16) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
};

/** The stream numbered `stream`, `item` of a seed (sfc32, Chris Doty-Humphrey's small fast chaotic generator). */
export function random(seed: number, stream: number, item = 0): Random {
  let a = mix(seed, stream);
  let b = mix(a, item);
  let c = mix(b, stream ^ 0x5bd1e995);
  let counter = 1;
  const next = (): number => {
    const t = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < 8; i++) next();
  return {
    next,
    below: (count) => Math.floor(next() * count),
    chance: (probability) => next() < probability,
    pick: (of) => of[Math.floor(next() * of.length)] as (typeof of)[number],
    bell: () => (next() + next() + next() - 1.5) * 2,
  };
}

/** A sampler of 0 to `count - 1` where the rank r comes as often as 1 / (r + flat) to the power `steep`. */
export function zipf(count: number, steep: number, flat: number): (random: Random) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let r = 0; r < count; r++) {
    sum += (r + flat) ** -steep;
    sums[r] = sum;
  }
  return (stream) => {
    const wanted = stream.next() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
