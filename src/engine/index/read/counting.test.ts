import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Query, SearchRequest } from "../query.ts";
import { IndexReader } from "../reader.ts";
import type { IndexDocument, IndexSchema } from "../schema.ts";
import { SCHEMA } from "../testing/documents.ts";
import { referenceOf } from "../testing/reference.ts";
import { IndexWriter } from "../write/writer.ts";

/** Groups of all shapes: few values, values that bring others, many combinations, as many values as documents. */
const GROUPS = ["kind", "stage", "territory", "topic", "tag", "own"];
const schema: IndexSchema = { ...SCHEMA, groups: GROUPS };

let state = 7;
const below = (count: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * count);
};
const several = (most: number, make: () => string): string[] => Array.from({ length: below(most + 1) }, make);

function documentOf(i: number): IndexDocument {
  const department = below(90);
  return {
    id: `id${i}`,
    // A word of half of the documents, of a tenth, of few.
    fields: [{ terms: [`two${i % 2}`, `ten${i % 10}`, `rare${i % 400}`], positions: [0, 1, 2] }],
    values: [
      [`kind${below(4)}`],
      below(5) === 0 ? [] : [`stage${below(8)}`],
      [`department${department}`, `region${department % 13}`],
      several(3, () => `theme${below(60)}`).flatMap((theme) => [theme, `broad${theme.length}${theme.at(-1)}`]),
      several(14, () => `tag${below(500)}`),
      i === 5 ? Array.from({ length: 1_900 }, (_, n) => `own${n}`) : [`own${i}`],
    ],
    numbers: [],
    places: [],
    rank: below(1_000),
    boost: 0,
  };
}

const documents = Array.from({ length: 4_000 }, (_, i) => documentOf(i));
const term = (word: string): Query => ({ kind: "term", term: word });
const queries: Query[] = [
  { kind: "all" },
  term("two0"),
  term("ten3"),
  term("rare7"),
  { kind: "not", query: term("rare7") },
  { kind: "any", of: [term("two0"), term("ten3")], score: "sum" },
  { kind: "value", group: "territory", values: ["region3", "department5"] },
  { kind: "not", query: { kind: "value", group: "own", values: ["own77"] } },
];
const choices: SearchRequest["choices"][] = [
  [],
  [{ group: "kind", values: ["kind1"] }],
  [{ group: "topic", values: ["theme3", "theme30", "broad73"] }],
  [
    { group: "territory", values: ["region3"] },
    { group: "kind", values: ["kind0", "kind2"] },
  ],
  [
    { group: "own", values: ["own5", "own77"] },
    { group: "tag", values: ["tag1", "tag2", "tag3"] },
    { group: "stage", values: ["stage1"] },
  ],
];
const counted = [GROUPS, ["kind"], ["territory", "tag"], ["own"]];

function agree(reader: IndexReader, living: readonly IndexDocument[]): void {
  const reference = referenceOf(schema, living);
  for (const query of queries) {
    for (const [i, chosen] of choices.entries()) {
      const count = counted[i % counted.length] as string[];
      const request: SearchRequest = { query, choices: chosen, order: { by: "rank" }, offset: 0, size: 3, count };
      const expected = reference(request);
      const { total, hits, facets } = reader.search(request);
      const said = JSON.stringify([query, chosen]);
      assert.deepEqual({ total, facets, hits: hits.map(({ id, score }) => ({ id, score })) }, expected, said);
      // The first few, and those chosen among the others.
      const few = reader.search({ ...request, mostValues: 2 }).facets;
      for (const [group, all] of expected.facets) {
        const own = chosen.filter((choice) => choice.group === group).flatMap(({ values }) => values);
        assert.deepEqual(
          few.get(group),
          all.filter(({ value }, place) => place < 2 || own.includes(value)),
          said,
        );
      }
    }
  }
}

describe("counting facets", () => {
  const writer = new IndexWriter(schema);
  const reader = new IndexReader(schema);
  writer.put(documents);
  reader.apply(writer.commit("all"));

  it("reads tokens where few are enough, sets elsewhere", () => {
    const [first] = writer.saved().segments;
    const slots = [...(first?.segment.groupSlots ?? [])];
    assert.equal(slots.length, GROUPS.length);
    assert.deepEqual(
      GROUPS.filter((_, group) => slots[group] === 0),
      ["tag", "own"],
    );
  });

  it("is exact for groups of all shapes, few matches or many, chosen or not", () => agree(reader, documents));

  it("is exact over several segments, after removals", () => {
    writer.remove(documents.filter((_, i) => i % 7 === 0).map(({ id }) => id));
    writer.put(documents.slice(100, 400));
    reader.apply(writer.commit("removed"));
    agree(
      reader,
      documents.filter((_, i) => i % 7 !== 0 || (i >= 100 && i < 400)),
    );
  });
});
