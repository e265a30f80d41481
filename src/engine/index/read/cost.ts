import { isDense } from "../segment.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Plan } from "./plan.ts";

/** Rough costs in nanoseconds, as measured: only their proportions matter. */
const POSTING = 2;
const SEEK = 120;
const GATHER = 4;
const TERM = 40;
const TEST = 2;
const PLACE = 30;
/** A document of a cell, which lies wholly in the area or in part. */
const CELL = 25;
const POSITIONS = 150;

/** What it costs to find all documents that match. */
export function collectCost(plan: Plan, live: LiveSegment, at: number): number {
  const { documents } = live.segment;
  const size = plan.sizes[at] as number;
  const words = documents / 32;
  switch (plan.kind) {
    case "none":
      return 0;
    case "term":
      return isDense(size, documents) ? documents : size * POSTING;
    case "prefix": {
      const { from, to, postings } = plan.ranges[at] as (typeof plan.ranges)[number];
      return words + postings * GATHER + (to - from) * TERM;
    }
    case "phrase": {
      const rarest = Math.min(...plan.terms.map(({ sizes }) => sizes[at] as number));
      return plan.terms.reduce((sum, term) => sum + probeCost(term, rarest, live, at), rarest * (POSTING + POSITIONS / 4));
    }
    case "every":
      return Math.min(...plan.of.map((part) => collectCost(part, live, at)));
    case "any":
    case "most":
      return plan.of.reduce((sum, part) => sum + collectCost(part, live, at) + (part.sizes[at] as number) * GATHER, words);
    case "range":
      return documents * TEST;
    case "all":
    case "not":
    case "value":
    case "area":
      return words * 2 + size * (plan.kind === "area" ? CELL : TEST);
  }
}

/** What it costs to test `count` documents. */
export function probeCost(plan: Plan, count: number, live: LiveSegment, at: number): number {
  const { documents } = live.segment;
  switch (plan.kind) {
    case "all":
    case "none":
      return 0;
    case "term": {
      const size = plan.sizes[at] as number;
      return isDense(size, documents) ? count * TEST : Math.min(count * SEEK, (size + count) * POSTING);
    }
    case "prefix": {
      const { from, to, postings } = plan.ranges[at] as (typeof plan.ranges)[number];
      return (to - from) * TERM + Math.min(postings * GATHER, (to - from) * count * SEEK) + count * GATHER;
    }
    case "phrase":
      return plan.terms.reduce((sum, term) => sum + probeCost(term, count, live, at), count * POSITIONS);
    case "every":
    case "any":
    case "most":
      return plan.of.reduce((sum, part) => sum + probeCost(part, count, live, at) + count * TEST, 0);
    case "not":
      return probeCost(plan.of, count, live, at) + count;
    case "value":
      return count * TEST * 2;
    case "range":
      return count * TEST;
    case "area":
      return Math.min(
        count * PLACE,
        documents / 16 + (plan.sizes[at] as number) * (TEST + (PLACE * count) / documents) + count * TEST,
      );
  }
}
