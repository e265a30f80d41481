/** Chance that can be told again: mulberry32 of a seed. */
export type Chance = {
  /** Between 0 and 1. */
  next(): number;
  /** One of these. */
  one<T>(items: readonly T[]): T;
  /** True `share` of the time. */
  maybe(share: number): boolean;
};

/** The same seed gives the same chance. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const one = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(next() * items.length)];
    if (item === undefined) throw new RangeError("nothing to choose from");
    return item;
  };
  return { next, one, maybe: (share) => next() < share };
}
