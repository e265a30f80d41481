import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { cluster, SETTLED_BITS, type WeightedPairs } from "./cluster.ts";

type Pair = readonly [a: number, b: number, bits: number];
const pairsOf = (list: readonly Pair[]): WeightedPairs => ({
  a: Int32Array.from(list, ([a]) => a),
  b: Int32Array.from(list, ([, b]) => b),
  bits: Float32Array.from(list, ([, , bits]) => bits),
  count: list.length,
});
const order = { at: (record: number) => record };
const groups = (records: number, list: readonly Pair[]): number[] => [...cluster(records, pairsOf(list), { order }).group];

describe("groups", () => {
  it("are what all pairs say, never chains", () => {
    assert.deepEqual(groups(3, [[0, 1, 5]]), [0, 0, 2]);
    assert.deepEqual(
      groups(3, [
        [0, 1, 5],
        [1, 2, 4],
        [0, 2, -8],
      ]),
      [0, 0, 2],
      "A is B, B is C, but A is not C",
    );
    assert.deepEqual(
      groups(3, [
        [0, 1, 5],
        [1, 2, 4],
      ]),
      [0, 0, 0],
      "nobody compared A and C: -3 against 4",
    );
    assert.deepEqual(
      groups(4, [
        [0, 1, 2],
        [1, 2, 2],
        [2, 3, 2],
      ]),
      [0, 0, 2, 2],
      "a chain of weak links",
    );
  });

  it("keep apart for good what may never be together, whatever speaks for it", () => {
    const list: Pair[] = [
      [0, 1, 50],
      [1, 2, 50],
      [0, 2, SETTLED_BITS.distinct],
    ];
    const found = groups(3, list);
    assert.notEqual(found[0], found[2]);
    assert.deepEqual([...cluster(2, pairsOf([[0, 1, 50]]), { order, apart: () => true }).group], [0, 1]);
  });

  it("put together what somebody said is the same, against what the data say", () => {
    assert.deepEqual(
      groups(3, [
        [0, 1, SETTLED_BITS.same],
        [1, 2, 9],
        [0, 2, -20],
      ]),
      [0, 0, 2],
    );
  });

  it("of over 20 are told, of over 50 wait for a person", () => {
    const clique = (from: number, size: number): Pair[] => {
      const list: Pair[] = [];
      for (let i = from; i < from + size; i++) for (let j = from; j < i; j++) list.push([j, i, 10]);
      return list;
    };
    const found = cluster(200, pairsOf([...clique(0, 30), ...clique(100, 60)]), { order });
    assert.deepEqual(found.large, [{ group: 0, size: 30 }]);
    assert.deepEqual(
      found.held.map((members) => members.length),
      [60],
    );
    assert.equal(new Set(found.group.slice(100, 160)).size, 60, "each stays alone until then");
  });

  it("take apart what hangs together by thousands", () => {
    const chain: Pair[] = Array.from({ length: 5000 }, (_, i) => [i, i + 1, i % 2 === 0 ? 30 : 1] as const);
    const found = cluster(5001, pairsOf(chain), { order });
    assert.ok(found.held.length === 0 && found.large.length === 0);
    assert.equal(found.group[0], found.group[1]);
    const tight: Pair[] = Array.from({ length: 1500 }, (_, i) => [i, i + 1, 59] as const);
    assert.deepEqual(
      cluster(1501, pairsOf(tight), { order }).held.map((members) => members.length),
      [1501],
    );
  });

  it("do not depend on the order of records or of pairs", () => {
    const pair = fc.tuple(fc.nat(11), fc.nat(11), fc.integer({ min: -20, max: 20 }));
    fc.assert(
      fc.property(
        fc.uniqueArray(pair, { selector: ([a, b]) => Math.min(a, b) * 100 + Math.max(a, b) }),
        fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }),
        (list, mixed) => {
          const own = list.filter(([a, b]) => a !== b);
          const found = groups(12, own);
          const renumbered = own.map(([a, b, bits]) => [mixed[a] as number, mixed[b] as number, bits] as const).reverse();
          const again = cluster(12, pairsOf(renumbered), { order: { at: (record) => mixed.indexOf(record) } }).group;
          for (let i = 0; i < 12; i++) {
            for (let j = 0; j < i; j++)
              assert.equal(found[i] === found[j], again[mixed[i] as number] === again[mixed[j] as number]);
          }
        },
      ),
    );
  });
});
