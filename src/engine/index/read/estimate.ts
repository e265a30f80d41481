import { countInCells } from "./cells.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Plan, PlanTest } from "./plan.ts";
import { countOfValues } from "./value-bits.ts";

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** How many documents of a segment match, at most; for a range and a phrase, a guess. @param at the segment's place in the scene */
export function estimate(test: PlanTest, live: LiveSegment, at: number): number {
  const { documents } = live.segment;
  const ofParts = (parts: readonly Plan[]) => parts.map(({ sizes }) => sizes[at] as number);
  switch (test.kind) {
    case "all":
      return documents;
    case "none":
      return 0;
    case "term": {
      const number = test.numbers[at] as number;
      return number < 0 ? 0 : (live.segment.frequency[number] as number);
    }
    case "prefix":
      return Math.min(documents, test.ranges[at]?.postings ?? 0);
    case "phrase":
      return Math.min(...ofParts(test.terms)) / 4;
    case "every":
      return Math.min(...ofParts(test.of));
    case "any":
      return Math.min(documents, sum(ofParts(test.of)));
    case "most": {
      if (test.least === 0) return documents;
      // A document that matches `least` of them matches one of all but the `least - 1` most frequent.
      const rarest = ofParts(test.of).sort((a, b) => a - b);
      return Math.min(documents, sum(rarest.slice(0, test.of.length - test.least + 1)));
    }
    case "not":
      return documents - Math.min(documents, test.of.sizes[at] as number);
    case "value":
      return countOfValues(live.segment, test.values);
    case "range":
      return documents / 3;
    case "area":
      return test.everywhere ? documents : Math.min(documents, countInCells(live.segment, test.area));
  }
}
