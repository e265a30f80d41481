import { Comparisons } from "../../engine/linkage/index.ts";
import type { Keeper } from "./keeper.ts";

/** What hangs together by more than this is looked at no further in one go. */
const MOST = 3_000;

type Pairs = Comparisons["pairs"];

/** Entries around some that changed, by whatever may be one thing with them, and all candidate pairs among their records. */
type Neighbourhood = { entries: Set<string>; pairs: Pairs };

/** Adds pairs of slots, each once, in one order. */
class PairSet {
  readonly #seen = new Set<string>();
  readonly a: number[] = [];
  readonly b: number[] = [];

  add(one: number, other: number): void {
    const [a, b] = one < other ? [one, other] : [other, one];
    const key = `${a} ${b}`;
    if (a === b || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.a.push(a);
    this.b.push(b);
  }

  get pairs(): Pairs {
    return { a: Int32Array.from(this.a), b: Int32Array.from(this.b), count: this.a.length, dropped: 0, alone: 0 };
  }
}

/**
 * The entries that changed and, step by step, those that may be one thing with one of them: what must be grouped again. `known`:
 * pairs of entries that were proposed before, and judged ones, compared again even where they are no candidates any more.
 */
export function neighbourhood(
  keeper: Keeper,
  changed: readonly string[],
  known: readonly (readonly [string, string])[],
): Neighbourhood {
  const { index, matcher } = keeper;
  const entries = new Set<string>();
  const found = new PairSet();
  let frontier = changed.filter((entry) => keeper.keysOf(entry).length > 0);
  for (const [one, other] of known) for (const a of keeper.slotsOf(one)) for (const b of keeper.slotsOf(other)) found.add(a, b);
  while (frontier.length > 0 && entries.size < changed.length + MOST) {
    for (const entry of frontier) entries.add(entry);
    const near = index.pairsOf(frontier.flatMap((entry) => keeper.slotsOf(entry)));
    const comparisons = new Comparisons(index, near);
    const bits = comparisons.bits(matcher.model);
    const next = new Set<string>();
    for (let p = 0; p < near.count; p++) {
      const [a, b] = [near.a[p] as number, near.b[p] as number];
      found.add(a, b);
      if ((bits[p] as number) <= 0) continue;
      for (const entry of [keeper.entryAt(a), keeper.entryAt(b)]) if (!entries.has(entry)) next.add(entry);
    }
    frontier = [...next];
  }
  return { entries, pairs: found.pairs };
}
