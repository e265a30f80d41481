import type { Segment } from "../segment.ts";
import type { FacetValue } from "../value-table.ts";

/** A whole index at rest, as a snapshot holds it. */
export type SavedIndex = {
  /** The schema it was made for. */
  schema: string;
  /** With a bit for each dead document. */
  segments: readonly { segment: Segment; dead: Uint32Array }[];
  /** In the order of their numbers. */
  values: readonly FacetValue[];
  /** What the last commit said. */
  state: string;
};
