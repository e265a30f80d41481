import { Comparisons, cluster, type Decision } from "../../engine/linkage/index.ts";
import type { Standing } from "../standing.ts";
import type { Keeper } from "./keeper.ts";

type Pairs = Comparisons["pairs"];

/** Entries that are one thing, and the least probability among what put them together. */
export type Group = { entries: string[]; size: number };

/** Groups of entries, as the machine would make them. */
export type Grouping = {
  /** Pairs with their bits, where only what is sure speaks and where everything does. */
  comparisons: Comparisons;
  bits: Float32Array;
  /** To be merged without anybody, of two entries or more. */
  sure: Group[];
  /** By all that speaks for them: what is proposed together. */
  likely: Group[];
  /** Too many to be one thing: a person looks first. */
  held: Group[];
};

/** What must not, or must, be together whatever the model says: entries as they are made, then what people judged, which comes after. */
function decisionsAmong(keeper: Keeper, entries: Iterable<string>, standing: Standing, machine: boolean): Decision[] {
  const made: Decision[] = [];
  const judged: Decision[] = [];
  for (const entry of entries) {
    const keys = keeper.keysOf(entry);
    const [first = ""] = keys;
    for (const key of keys.slice(1)) made.push({ a: first, b: key, same: true });
    for (const key of keys) {
      for (const other of standing.judgedWith(key)) {
        // Each pair once, from the side that comes first.
        if (other < key || keeper.entryOfKey(other) === undefined || keeper.entryOfKey(other) === entry) continue;
        const held = standing.between(key, other);
        if (held?.verdict === "same") judged.push({ a: key, b: other, same: true });
        else if (held && (machine || held.verdict === "distinct" || held.verdict === "sibling"))
          judged.push({ a: key, b: other, same: false });
      }
    }
  }
  return [...made, ...judged];
}

function groupsOf(keeper: Keeper, group: Int32Array, slots: Iterable<number>): Group[] {
  const members = new Map<number, Set<string>>();
  const sizes = new Map<number, number>();
  for (const slot of slots) {
    const of = group[slot] as number;
    const entries = members.get(of) ?? new Set();
    members.set(of, entries.add(keeper.entryAt(slot)));
    sizes.set(of, (sizes.get(of) ?? 0) + 1);
  }
  const several = [...members].filter(([, entries]) => entries.size > 1);
  return several.map(([of, entries]) => ({ entries: [...entries].sort(), size: sizes.get(of) ?? 0 }));
}

/**
 * Whether anybody is to be asked of a pair that may be one: what the model knows, and not two things that a source lists side by side
 * under names, or in places, that differ.
 */
export function mayBeAsked(keeper: Keeper, comparisons: Comparisons, p: number): boolean {
  const [one, other] = [comparisons.pairs.a[p] as number, comparisons.pairs.b[p] as number];
  if (!keeper.comparable(one, other)) return false;
  return !(keeper.listedTogether(one, other) && comparisons.contradicts(p));
}

/**
 * Groups the records of some entries by all candidate pairs among them. What is one entry already stays one; what was judged
 * comes before the model; what a person took apart, or could not tell, the machine leaves.
 */
export function grouping(keeper: Keeper, entries: ReadonlySet<string>, pairs: Pairs, standing: Standing): Grouping {
  const { index, matcher } = keeper;
  const { order } = index;
  const slots = [...entries].flatMap((entry) => keeper.slotsOf(entry));
  const run = (machine: boolean) => {
    const comparisons = new Comparisons(index, pairs, decisionsAmong(keeper, entries, standing, machine));
    const bits = comparisons.bits(matcher.model, ...(machine ? (["sure"] as const) : []));
    const { a, b, count } = comparisons.pairs;
    for (let p = 0; p < count; p++) {
      if ((bits[p] as number) <= 0 || comparisons.isDecided(p)) continue;
      const [one, other] = [a[p] as number, b[p] as number];
      bits[p] = (machine ? keeper.mayBeOne(one, other) : mayBeAsked(keeper, comparisons, p)) ? (bits[p] as number) : 0;
    }
    const apart = (one: number, other: number) =>
      (index.apart(one, other) || (machine && keeper.listedTogether(one, other))) &&
      keeper.entryAt(one) !== keeper.entryAt(other);
    return { comparisons, bits, clusters: cluster(index.size, { a, b, count, bits }, { order, apart }) };
  };
  const sure = run(true);
  const all = run(false);
  const held = [...sure.clusters.held, ...all.clusters.held].map((members) => ({
    entries: [...new Set(members.map((slot) => keeper.entryAt(slot)))].sort(),
    size: members.length,
  }));
  return {
    comparisons: all.comparisons,
    bits: all.bits,
    sure: groupsOf(keeper, sure.clusters.group, slots),
    likely: groupsOf(keeper, all.clusters.group, slots),
    held: held.filter((group) => group.entries.length > 1),
  };
}
