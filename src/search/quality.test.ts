import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { browseRank, qualityOf } from "./quality.ts";

const rank = (completeness: number, confirmedAt: string) => browseRank({ completeness, confirmedAt });

describe("the order without words", () => {
  it("prefers the fuller of two equally fresh, the fresher of two equally full, and halves a year's silence", () => {
    assert.ok(rank(0.4, "2026-01-01") > rank(0.1, "2026-01-01"));
    assert.ok(rank(0.5, "2026-01-01") > rank(0.5, "2025-01-01"));
    const year = rank(0.5, "2026-01-01") - rank(0.5, "2025-01-01");
    assert.ok(Math.abs(year - 1) < 1e-4, "one step of the logarithm");
  });

  it("asks no more of a project than it can tell on its first day", () => {
    assert.equal(rank(0.5, "2026-01-01"), rank(1, "2026-01-01"), "pictures, prizes and links bring nothing");
    assert.ok(rank(0.42, "2026-01-01") > rank(1, "2025-09-01"), "five things told are worth a fiche of a few months ago");
  });

  it("never fails on a date that is none", () => {
    assert.ok(Number.isFinite(rank(0.5, "")));
  });
});

describe("what its own qualities add to a fiche that answers", () => {
  const iso = fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString());

  it("is a share, the larger the fresher and the fuller, and never depends on today", () => {
    fc.assert(
      fc.property(iso, iso, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, completeness) => {
        const [older = "", newer = ""] = [one, other].sort();
        const [a, b] = [older, newer].map((confirmedAt) => qualityOf({ completeness, confirmedAt }));
        assert.ok(a !== undefined && b !== undefined && a >= 0 && b <= 1 && a <= b);
      }),
    );
  });
});
