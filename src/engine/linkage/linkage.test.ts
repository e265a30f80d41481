import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Clusters, cluster } from "./cluster/cluster.ts";
import { Comparisons, type Decision } from "./comparisons.ts";
import { LinkageIndex } from "./linkage-index.ts";
import { Matcher } from "./matcher.ts";
import { ORGANISATIONS, ORGANISATIONS_MODEL } from "./organisations.ts";
import type { LinkageRecord } from "./record.ts";
import { organisation, wordOf } from "./testing/organisations.ts";

type Linked = {
  index: LinkageIndex;
  found: Clusters;
  sure: Clusters;
  pairs: number;
  alone: number;
  together(a: string, b: string): boolean;
};

function link(records: Iterable<LinkageRecord>, options: { withoutDuplicates?: string[]; decisions?: Decision[] } = {}): Linked {
  const index = new LinkageIndex(ORGANISATIONS, { secret: "key", withoutDuplicates: options.withoutDuplicates ?? [] });
  for (const record of records) index.put(record);
  const comparisons = new Comparisons(index, index.allPairs(), options.decisions);
  const { a, b, count, alone } = comparisons.pairs;
  const order = { order: index.order, apart: (one: number, other: number) => index.apart(one, other) };
  const found = cluster(index.size, { a, b, count, bits: comparisons.bits(ORGANISATIONS_MODEL) }, order);
  const sure = cluster(index.size, { a, b, count, bits: comparisons.bits(ORGANISATIONS_MODEL, "sure") }, order);
  const group = (id: string) => found.group[index.slotOf(id) as number];
  return { index, found, sure, pairs: count, alone, together: (one, other) => group(one) === group(other) };
}

const some = (count: number, source = "s"): LinkageRecord[] =>
  Array.from({ length: count }, (_, i) => ({ id: `${source}${i}`, source, values: organisation(i) }));
const largest = ({ group }: Clusters): number =>
  Math.max(
    ...Map.groupBy(group, (each) => each)
      .values()
      .map((members) => members.length),
  );

describe("linking", () => {
  it("finds one thing under two descriptions, and keeps its siblings apart", () => {
    const { together } = link([
      ...some(400),
      { id: "mjc", values: { name: "MJC de Bréquigny", town: "Rennes", lat: 48.0871, lon: -1.6922, phone: "02 99 86 87 88" } },
      {
        id: "maison",
        values: {
          name: "Maison des jeunes et de la culture Bréquigny",
          town: "RENNES",
          lat: 48.0872,
          lon: -1.6921,
          phone: "+33299868788",
        },
      },
      { id: "nord", values: { name: "Centre social Nord", town: "Rennes", lat: 48.13, lon: -1.68, site: "centres-rennes.fr" } },
      { id: "sud", values: { name: "Centre social Sud", town: "Rennes", lat: 48.08, lon: -1.68, site: "centres-rennes.fr" } },
    ]);
    assert.ok(together("mjc", "maison"));
    assert.ok(!together("nord", "sud"));
  });

  it("of a file with itself pairs each record with its copy alone", () => {
    const { found, index } = link([...some(600, "a"), ...some(600, "b")], { withoutDuplicates: ["a", "b"] });
    for (let i = 0; i < 600; i++)
      assert.equal(found.group[index.slotOf(`b${i}`) as number], index.slotOf(`a${i}`), `record ${i}`);
    assert.equal(largest(found), 2);
  });

  it("follows what people decided, whatever the data say", () => {
    const records = [...some(200, "a"), ...some(200, "b")];
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(199), { minLength: 1, maxLength: 6 }), fc.nat(198), (apart, shift) => {
        const decisions: Decision[] = apart.map((i) => ({ a: `a${i}`, b: `b${i}`, same: false }));
        const one = (apart[0] as number) + shift + 1;
        const other = `b${one % 200}`;
        if (!apart.includes(one % 200))
          decisions.push({ a: `a${apart[0]}`, b: other, same: true }, { a: `a${one % 200}`, b: other, same: false });
        const { together } = link(records, { decisions });
        for (const { a, b, same } of decisions) assert.equal(together(a, b), same, `${a} ${b}`);
      }),
      { numRuns: 8 },
    );
  });

  it("does not depend on the order of the records", () => {
    const records = [...some(150, "a"), ...some(100, "b"), ...some(60, "c")].map((record, i) => ({
      ...record,
      values: { ...record.values, ...(i % 7 === 0 && { phone: undefined }) },
    }));
    const groupsOf = ({ found, index }: Linked): string[] =>
      [...Map.groupBy(found.group.keys(), (slot) => found.group[slot]).values()]
        .map((slots) =>
          slots
            .map((slot) => index.idOf(slot))
            .sort()
            .join(),
        )
        .sort();
    const expected = groupsOf(link(records));
    fc.assert(
      fc.property(fc.shuffledSubarray(records, { minLength: records.length }), (mixed) =>
        assert.deepEqual(groupsOf(link(mixed)), expected),
      ),
      { numRuns: 8 },
    );
  });
});

describe("bad input", () => {
  it("where every name is Association makes no group of a place", () => {
    const records = Array.from({ length: 2000 }, (_, i) => ({
      id: `r${i}`,
      values: { name: "Association", town: `ville ${i % 100}`, lat: 48 + (i % 100) / 50, lon: 2 },
    }));
    assert.equal(largest(link(records).found), 1);
  });

  it("where thousands share a mail address puts none of them together for it", () => {
    const records = some(5000).map((record) => ({
      ...record,
      values: { ...record.values, mail: "contact@reseau.fr", site: "reseau.fr" },
    }));
    assert.equal(largest(link(records).found), 1);
  });

  it("where nobody knew the coordinates is compared by town", () => {
    const nowhere = some(300, "a").map((record) => ({ ...record, values: { ...record.values, lat: 0, lon: 0 } }));
    const centre = some(300, "b").map((record) => ({ ...record, values: { ...record.values, lat: 46.603354, lon: 1.888334 } }));
    const crowd = some(300, "c").map((record) => ({ ...record, values: { ...record.values, lat: 45.5, lon: 3.5 } }));
    const { found, together } = link([...nowhere, ...centre, ...crowd]);
    assert.ok(largest(found) <= 3);
    assert.ok(together("a7", "b7") && together("a7", "c7"));
  });

  it("where a federation wrote its SIRET on all its members is not believed", () => {
    const members = (count: number) =>
      some(count).map((record) => ({ ...record, values: { ...record.values, siret: "73282932000074" } }));
    assert.equal(largest(link(members(60)).found), 1);
    assert.equal(largest(link(members(12)).sure), 1, "nothing is merged without somebody while names differ");
  });

  it("where a partner changed all its ids finds each under its new one", () => {
    const { index } = link(some(500, "old"));
    for (let i = 0; i < 500; i++) index.remove(`old${i}`);
    for (const record of some(500, "new")) index.put(record);
    const matcher = new Matcher(index, ORGANISATIONS_MODEL);
    for (let i = 0; i < 500; i += 50) {
      const found = matcher.match({ id: "asked", values: organisation(i) });
      assert.equal(found[0]?.id, `new${i}`);
      assert.ok(found.every(({ id }) => id.startsWith("new")));
    }
  });

  it("of a hundred thousand equal rows ends, and says what it left aside", () => {
    const values = { name: "Ressourcerie du Pays", town: "Morlaix", mail: "contact@exemple.fr", siret: "73282932000074" };
    const linked = link(Array.from({ length: 100_000 }, (_, i) => ({ id: `r${i}`, values })));
    assert.deepEqual(
      { pairs: linked.pairs, alone: linked.alone, largest: new Set(linked.found.group).size },
      { pairs: 0, alone: 100_000, largest: 100_000 },
    );
  });

  it("of any characters and any length costs itself alone", () => {
    const strange = [
      "\0",
      "\ud800",
      "é".repeat(1_000_000),
      "a ".repeat(500_000),
      "=cmd|' /C calc'!A0",
      "__proto__",
      "constructor",
      "",
      "   ",
      "0",
    ];
    const values = strange.map((text): LinkageRecord["values"] => ({
      name: text,
      town: text,
      lat: text,
      lon: text,
      address: text,
      siret: text,
      site: text,
      phone: text,
      mail: text,
    }));
    const odd = [
      {},
      { name: ["a", "b"] },
      { name: Number.NaN },
      { lat: Number.POSITIVE_INFINITY, lon: 1 },
    ] as LinkageRecord["values"][];
    const { together, found } = link([
      ...some(100, "a"),
      ...some(100, "b"),
      ...[...values, ...odd].map((each, i) => ({ id: `x${i}`, values: each })),
    ]);
    assert.ok(together("a3", "b3"));
    assert.ok(largest(found) <= 2);
  });
});

describe("an index that lives", () => {
  it("compares what is new with all, as if all were new", () => {
    const whole = link([...some(300, "a"), ...some(40, "b")]);
    const { index } = link(some(300, "a"));
    const slots = some(40, "b").map((record) => index.put(record));
    const pairs = index.pairsOf(slots);
    const comparisons = new Comparisons(index, pairs);
    const bits = comparisons.bits(ORGANISATIONS_MODEL);
    const found = new Set<string>();
    for (let p = 0; p < pairs.count; p++)
      if ((bits[p] as number) > 0) found.add(`${index.idOf(pairs.a[p] as number)} ${index.idOf(pairs.b[p] as number)}`);
    for (let i = 0; i < 40; i++) assert.equal(found.has(`a${i} b${i}`), whole.together(`a${i}`, `b${i}`));
  });

  it("answers the same after any questions", () => {
    const { index } = link(some(200));
    const matcher = new Matcher(index, ORGANISATIONS_MODEL);
    const before = JSON.stringify([
      matcher.match({ id: "q", values: organisation(5) }),
      index.size,
      index.fields.dictionary.size,
    ]);
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string(),
        (name, town) => void matcher.match({ id: "q", values: { name, town, mail: `${town}@x.fr`, phone: "0299112233" } }),
      ),
    );
    assert.equal(
      JSON.stringify([matcher.match({ id: "q", values: organisation(5) }), index.size, index.fields.dictionary.size]),
      before,
    );
  });

  it("replaces what is put again, and forgets what is removed", () => {
    const { index } = link(some(50));
    index.put({ id: "s7", values: { name: `Ressourcerie ${wordOf(9999)}`, town: "Brest" } });
    const matcher = new Matcher(index, ORGANISATIONS_MODEL);
    assert.ok(!matcher.match({ id: "q", values: organisation(7) }).some(({ id }) => id === "s7"));
    assert.equal(matcher.match({ id: "q", values: { name: `Ressourcerie ${wordOf(9999)}`, town: "Brest" } })[0]?.id, "s7");
    assert.equal(index.remove("s7"), true);
    assert.equal(index.remove("s7"), false);
    assert.ok(
      !matcher.match({ id: "q", values: { name: `Ressourcerie ${wordOf(9999)}`, town: "Brest" } }).some(({ id }) => id === "s7"),
    );
  });

  it("explains what it says, as a sum", () => {
    const { index } = link([...some(300, "a"), ...some(300, "b")]);
    const matcher = new Matcher(index, ORGANISATIONS_MODEL);
    const match = matcher.compare("a6", "b6");
    assert.ok(match && match.probability > 0.99);
    assert.equal(match.explanation.contributions[0]?.bits, Math.max(...match.explanation.contributions.map(({ bits }) => bits)));
    const sum = match.explanation.contributions.reduce((total, { bits }) => total + bits, match.explanation.prior);
    assert.ok(sum >= match.bits - 1e-6 && sum <= match.bits + 1, "against the likelier of two others, so at most one bit more");
    assert.equal(matcher.compare("a6", "nobody"), undefined);
  });

  it("refuses a model that is not for it", () => {
    const { index } = link([]);
    assert.throws(() => new Matcher(index, { ...ORGANISATIONS_MODEL, schema: "persons" }), /made for persons/);
    assert.throws(
      () => new Matcher(index, { ...ORGANISATIONS_MODEL, fields: {} }),
      /fields\.name\.nothing-shared is not complete/,
    );
  });
});
