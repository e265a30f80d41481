import type { Segment } from "./segment.ts";

/**
 * What a writer tells its readers, wherever they run: applied whole, between two searches. Structured-cloneable; segments over
 * a SharedArrayBuffer are not copied.
 */
export type Commit = {
  /** Segments to read from now on. */
  added: readonly Segment[];
  /** Numbers of segments to forget (they were merged). */
  dropped: readonly number[];
  /** Documents that no longer count, by segment number. A segment just added may have some. */
  deleted: readonly { segment: number; documents: Uint32Array }[];
  /** Facet values met for the first time, in the order of their numbers, from `firstValue`. */
  values: readonly { group: number; value: string }[];
  firstValue: number;
  /** Whatever the writer's owner says of this state: the last change taken into account. */
  state: string;
};
