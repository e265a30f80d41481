import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { columnsOf } from "../compare/columns.ts";
import type { LinkageSchema } from "../schema.ts";
import { estimateModel } from "./estimate.ts";
import { explain } from "./explain.ts";
import { modelFaults } from "./model.ts";
import { Patterns, type Settled } from "./patterns.ts";
import { Scorer } from "./score.ts";

const SCHEMA: LinkageSchema = {
  name: "towns",
  fields: [
    { name: "name", compare: "word", column: "name" },
    { name: "code", compare: "code", column: "code" },
    { name: "phone", compare: "key", column: "phone", as: "phone" },
  ],
};
const { columns } = columnsOf(SCHEMA, "");

/** Pairs drawn from three classes whose shares are known: by field, by class, the share of each level but "missing". */
const TRUE: readonly (readonly (readonly number[])[])[] = [
  [
    [0.05, 0.05, 0.1, 0.8],
    [0.1, 0.1, 0.2, 0.6],
    [0.9, 0.06, 0.02, 0.02],
  ],
  [
    [0.03, 0.07, 0.9],
    [0.85, 0.1, 0.05],
    [0.95, 0.03, 0.02],
  ],
  [
    [0.1, 0.9],
    [0.7, 0.3],
    [0.999, 0.001],
  ],
];
const PRIOR = [0.15, 0.1, 0.75];

function drawn(pairs: number, settled: (c: number, next: () => number) => Settled = () => 0): Patterns {
  const patterns = new Patterns(columns);
  let state = 42;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = (shares: readonly number[]): number => {
    let left = next();
    const found = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return found < 0 ? shares.length - 1 : found;
  };
  for (let i = 0; i < pairs; i++) {
    const c = pick(PRIOR);
    const levels = TRUE.map((field) => (next() < 0.2 ? 0 : 1 + pick(field[c] as readonly number[])));
    patterns.add(levels, [0, 0, 0], settled(c, next));
  }
  return patterns;
}

describe("estimation", () => {
  it("finds the shares of matches without a label", () => {
    const model = estimateModel(SCHEMA, columns, drawn(600_000), "test");
    assert.ok(Math.abs(model.prior.match - 0.15) < 0.03, JSON.stringify(model.prior));
    assert.ok(Math.abs((model.fields.code?.equal?.match ?? 0) - 0.9) < 0.15, JSON.stringify(model.fields));
    assert.ok((model.fields.phone?.equal?.unrelated ?? 1) < 0.01, JSON.stringify(model.fields));
  });

  it("keeps to what anchors say", () => {
    const anchored = drawn(600_000, (c, next) => (next() < 0.2 ? (c === 0 ? 1 : c === 1 ? 2 : 0) : 0));
    const model = estimateModel(SCHEMA, columns, anchored, "test");
    // Of what nobody settled: 80 in 100 of the matches and siblings, all the strangers.
    assert.ok(Math.abs(model.prior.match - 0.126) < 0.015, JSON.stringify(model.prior));
    assert.ok(Math.abs(model.prior.sibling - 0.084) < 0.02, JSON.stringify(model.prior));
    assert.ok(Math.abs((model.fields.code?.equal?.sibling ?? 0) - 0.05) < 0.06);
  });

  it("holds to the shapes set by hand where there is next to nothing", () => {
    for (const pairs of [0, 1, 5]) {
      const model = estimateModel(SCHEMA, columns, drawn(pairs), "test");
      assert.deepEqual(
        modelFaults(
          model,
          SCHEMA,
          columns.map((column) => column.levels),
        ),
        [],
      );
      assert.ok((model.fields.code?.equal?.match ?? 0) > 5 * (model.fields.code?.equal?.unrelated ?? 1));
    }
  });

  it("comes out the same again", () => {
    assert.deepEqual(estimateModel(SCHEMA, columns, drawn(3000), "v"), estimateModel(SCHEMA, columns, drawn(3000), "v"));
  });
});

describe("scores", () => {
  const model = estimateModel(SCHEMA, columns, drawn(30_000), "test");
  const levels = fc.tuple(fc.nat(4), fc.nat(3), fc.nat(2));

  it("are probabilities that add up, and the bits of them", () => {
    const scorer = new Scorer(model, columns);
    fc.assert(
      fc.property(levels, (found) => {
        scorer.run(found, [0, 0, 0]);
        assert.ok(scorer.match >= 0 && scorer.match <= 1 && scorer.sibling >= 0 && scorer.match + scorer.sibling <= 1 + 1e-9);
        assert.ok(Math.abs(scorer.match - 1 / (1 + 2 ** -scorer.bits)) < 1e-9);
      }),
    );
  });

  it("by pattern are those by pair", () => {
    const scorer = new Scorer(model, columns);
    const patterns = drawn(500);
    const table = scorer.ofPatterns(patterns);
    for (let p = 0; p < patterns.size; p++) {
      const bits = scorer.bitsOf(table, p, 0);
      scorer.run(
        [0, 1, 2].map((f) => patterns.level(p, f)),
        [0, 0, 0],
      );
      assert.ok(Math.abs(bits - scorer.bits) < 1e-9);
    }
  });

  it("are explained by what adds up to them", () => {
    const scorer = new Scorer(model, columns);
    fc.assert(
      fc.property(levels, (found) => {
        const { against, prior, contributions } = explain(scorer, columns, found, [0, 0, 0]);
        const sum = contributions.reduce((total, { bits }) => total + bits, prior);
        const unrelated = 1 - scorer.match - scorer.sibling;
        assert.ok(Math.abs(sum - Math.log2(scorer.match / (against === "sibling" ? scorer.sibling : unrelated))) < 1e-4);
        assert.equal(contributions.length, found.filter((level) => level > 0).length, "what is missing says nothing");
      }),
    );
  });

  it("tell what is wrong with a model", () => {
    const all = columns.map((column) => column.levels);
    assert.deepEqual(modelFaults(model, SCHEMA, all), []);
    assert.match(modelFaults({ ...model, bands: { automatic: 0.5, suggested: 0.9, review: 0.1 } }, SCHEMA, all).join(), /bands/);
    assert.match(modelFaults(JSON.parse("{}"), SCHEMA, all).join(), /format.*schema|format/);
  });
});
