import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { browseRank, spread } from "./browse-order.ts";

describe("the order without words", () => {
  it("prefers the fuller of two equally fresh, the fresher of two equally full, and halves a year's silence", () => {
    const rank = (completeness: number, confirmedAt: string) => browseRank({ completeness, confirmedAt });
    assert.ok(rank(0.9, "2026-01-01") > rank(0.4, "2026-01-01"));
    assert.ok(rank(0.5, "2026-01-01") > rank(0.5, "2025-01-01"));
    const year = rank(0.5, "2026-01-01") - rank(0.5, "2025-01-01");
    assert.ok(Math.abs(year - 1) < 1e-9, "one step of the logarithm");
  });

  it("never lets a partner fill a page while another has something to show, and loses nothing", () => {
    const group = fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 15 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), (scores) => {
        const groups = scores.map((list, partner) =>
          list.toSorted((a, b) => b - a).map((score, rank) => ({ partner, score, rank })),
        );
        const better = (a: { score: number; partner: number }, b: { score: number; partner: number }) =>
          a.score === b.score ? a.partner < b.partner : a.score > b.score;
        const order = [...spread(groups, better)];
        assert.equal(order.length, scores.flat().length);
        order.forEach(({ partner }, at) => {
          const before = order.slice(Math.max(0, at - 4), at).map((each) => each.partner);
          if (before.filter((each) => each === partner).length < 2) return;
          const left = order.slice(at).map((each) => each.partner);
          const free = left.filter((each) => before.filter((other) => other === each).length < 2);
          assert.deepEqual(free, [], "a third of five only when nobody else has anything left");
        });
      }),
    );
  });
});
