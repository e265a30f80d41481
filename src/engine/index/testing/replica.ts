import assert from "node:assert/strict";
import type { Commit } from "../commit.ts";
import type { Segment } from "../segment.ts";
import { type FacetValue, ValueTable } from "../value-table.ts";
import { idsOf } from "./read-segment.ts";

/** What a reader makes of commits, in the plainest way; it finds fault with those that contradict what it knows. */
export class Replica {
  readonly segments = new Map<number, { segment: Segment; dead: Set<number> }>();
  readonly values = new ValueTable();
  state = "";

  apply(commit: Commit): void {
    for (const segment of commit.added) {
      assert.ok(!this.segments.has(segment.number), "added twice");
      this.segments.set(segment.number, { segment, dead: new Set() });
    }
    for (const number of commit.dropped) assert.ok(this.segments.delete(number), "dropped without being there");
    for (const { segment, documents } of commit.deleted) {
      const held = this.segments.get(segment);
      assert.ok(held !== undefined, "documents of an unknown segment die");
      for (const document of documents) {
        assert.ok(document < held.segment.documents && !held.dead.has(document), "dies twice, or never was");
        held.dead.add(document);
      }
    }
    assert.equal(commit.firstValue, this.values.size);
    this.values.append(commit.firstValue, commit.values);
    this.state = commit.state;
  }

  /** Ids of living documents, in order; each once. */
  ids(): string[] {
    const ids = [...this.segments.values()].flatMap(({ segment, dead }) =>
      idsOf(segment).filter((_, document) => !dead.has(document)),
    );
    return ids.sort();
  }

  knownValues(): FacetValue[] {
    return this.values.since(0);
  }
}
