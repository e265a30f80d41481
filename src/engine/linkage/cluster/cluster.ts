import { ALWAYS, Contraction, LARGEST_PART, NEVER } from "./contract.ts";
import { Parts } from "./parts.ts";

/** Groups above this are told. */
const WARN_SIZE = 20;
/** Groups above this are not made: a person looks first. */
const STOP_SIZE = 50;

/** Bits beyond which asking for more takes nothing apart: what hangs together by so much is held. */
const MOST_ASKED = 48;

/** Weighted pairs of records: positive bits speak for one thing, negative ones against it. */
export type WeightedPairs = {
  a: Int32Array;
  b: Int32Array;
  bits: Float32Array;
  count: number;
};

type ClusterOptions = {
  /** A number of each record that does not depend on their order; it breaks ties. */
  order: { at(record: number): number };
  /** Whether two records may never be together although nobody compared them (one source without duplicates). */
  apart?: (a: number, b: number) => boolean;
};

/** Groups of records. */
export type Clusters = {
  /** The group of each record, as the smallest record in it. */
  group: Int32Array;
  /** Groups of more than 20, larger first. */
  large: { group: number; size: number }[];
  /** Groups of more than 50 that were not made: their records. */
  held: number[][];
};

/** Bits of a pair that people or rules settled. */
export const SETTLED_BITS = { same: ALWAYS, distinct: NEVER } as const;

/**
 * Puts records together by what all pairs say, never by chains. The groups do not depend on the order of records or pairs. A part
 * of more than 1,000 records that hang together is taken apart by asking for more bits, and held when that does not help.
 */
export function cluster(records: number, pairs: WeightedPairs, options: ClusterOptions): Clusters {
  const group = new Int32Array(records).fill(-1);
  const held: number[][] = [];
  const contraction = new Contraction();
  const sure = new Parts(records);
  for (let p = 0; p < pairs.count; p++)
    if ((pairs.bits[p] as number) >= ALWAYS) sure.join(pairs.a[p] as number, pairs.b[p] as number);

  const solve = (members: ArrayLike<number>, own: ArrayLike<number>, atLeast: number): void => {
    const [first = 0] = [members[0]];
    if (members.length === 1) group[first] = first;
    else if (members.length <= LARGEST_PART) contract(Array.from(members), own);
    else if (atLeast < MOST_ASKED) {
      const more = Math.min(MOST_ASKED, Math.max(4, atLeast * 2));
      for (const part of partsOf(Array.from(members), own, pairs, more)) solve(part.members, part.pairs, more);
    } else hold(Array.from(members));
  };

  const hold = (members: readonly number[]): void => {
    held.push([...members]);
    for (const member of members) group[member] = sure.find(member);
  };

  const contract = (members: number[], own: ArrayLike<number>): void => {
    const sorted = members.toSorted((a, b) => options.order.at(a) - options.order.at(b) || a - b);
    const place = new Map(sorted.map((record, i) => [record, i]));
    contraction.begin(sorted.length);
    if (options.apart) {
      for (const [i, one] of sorted.entries()) {
        for (let j = 0; j < i; j++) if (options.apart(one, sorted[j] as number)) contraction.set(i, j, NEVER);
      }
    }
    for (let i = 0; i < own.length; i++) {
      const p = own[i] as number;
      const [one, other] = [place.get(pairs.a[p] as number) as number, place.get(pairs.b[p] as number) as number];
      const bits = pairs.bits[p] as number;
      if (options.apart?.(pairs.a[p] as number, pairs.b[p] as number) && bits < ALWAYS) continue;
      contraction.set(one, other, bits);
    }
    const result = contraction.run();
    const made = Map.groupBy(sorted, (_, i) => result[i] as number);
    for (const together of made.values()) {
      if (together.length > STOP_SIZE) hold(together);
      else {
        const least = Math.min(...together);
        for (const record of together) group[record] = least;
      }
    }
  };

  forEachPart(records, pairs, solve);
  const sizes = new Map<number, number>();
  for (const each of group) sizes.set(each, (sizes.get(each) ?? 0) + 1);
  const large = [...sizes].filter(([, size]) => size > WARN_SIZE).map(([each, size]) => ({ group: each, size }));
  return { group, large: large.sort((x, y) => y.size - x.size || x.group - y.group), held };
}

/** As `partsOf`, for all records, without an object for each. */
function forEachPart(
  records: number,
  pairs: WeightedPairs,
  visit: (members: Int32Array, own: Int32Array, atLeast: number) => void,
): void {
  const joined = new Parts(records);
  for (let p = 0; p < pairs.count; p++) {
    const bits = pairs.bits[p] as number;
    if (bits > 0) joined.join(pairs.a[p] as number, pairs.b[p] as number);
  }
  const members = grouped(records, records, (record) => joined.find(record));
  const own = grouped(records, pairs.count, (p) => {
    const root = joined.find(pairs.a[p] as number);
    return root === joined.find(pairs.b[p] as number) ? root : -1;
  });
  for (let root = 0; root < records; root++) {
    const [from, to] = [members.starts[root] as number, members.starts[root + 1] as number];
    if (from === to) continue;
    visit(members.items.subarray(from, to), own.items.subarray(own.starts[root] as number, own.starts[root + 1] as number), 0);
  }
}

/** Numbers 0 to `count` side by side by group; those of group -1 are left out. */
function grouped(groups: number, count: number, groupOf: (item: number) => number): { starts: Int32Array; items: Int32Array } {
  const starts = new Int32Array(groups + 2);
  const of = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const group = groupOf(i);
    of[i] = group;
    starts[group + 2] = (starts[group + 2] as number) + (group < 0 ? 0 : 1);
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] as number) + (starts[i - 1] as number);
  const items = new Int32Array(starts.at(-1) as number);
  for (let i = 0; i < count; i++) {
    const group = of[i] as number;
    if (group < 0) continue;
    items[starts[group + 1] as number] = i;
    starts[group + 1] = (starts[group + 1] as number) + 1;
  }
  return { starts, items };
}

type Part = { members: number[]; pairs: number[] };

/** Records that hang together by pairs of at least so many bits, with all pairs among them. */
function partsOf(members: readonly number[], own: ArrayLike<number>, pairs: WeightedPairs, atLeast: number): Part[] {
  const parts = new Map<number, Part>();
  const places = new Map(members.map((record, i) => [record, i]));
  const joined = new Parts(members.length);
  const at = (record: number): number => places.get(record) as number;
  for (let i = 0; i < own.length; i++) {
    const p = own[i] as number;
    const bits = pairs.bits[p] as number;
    if (bits > 0 && bits >= atLeast) joined.join(at(pairs.a[p] as number), at(pairs.b[p] as number));
  }
  for (const [i, record] of members.entries()) {
    const part = parts.get(joined.find(i));
    if (part) part.members.push(record);
    else parts.set(joined.find(i), { members: [record], pairs: [] });
  }
  for (let i = 0; i < own.length; i++) {
    const p = own[i] as number;
    const [one, other] = [joined.find(at(pairs.a[p] as number)), joined.find(at(pairs.b[p] as number))];
    if (one === other) parts.get(one)?.pairs.push(p);
  }
  return [...parts.values()];
}
