import type { IndexSchema } from "../schema.ts";
import type { ValueTable } from "../value-table.ts";
import type { LiveSegment } from "./live-segment.ts";
import type { Plan } from "./plan.ts";
import type { List, Scratch } from "./scratch.ts";

/** What a search looks at: the same from its first step to its last. */
export type Scene = {
  schema: IndexSchema;
  /** By code of posting: the fields, and how much the word counts there. */
  maskOf: Uint8Array;
  impactOf: Float32Array;
  /** By boost of a document: what it multiplies a score by. */
  factors: Float64Array;
  segments: readonly LiveSegment[];
  /** Documents that count, in all segments. */
  documents: number;
  values: ValueTable;
  /** By number of facet value: the place of its group in the schema. */
  groupOf: Uint16Array;
  scratch: Scratch;
};

/** How a plan is carried out in one segment. Removed documents are answered too: they are left out at the end, once. */
export type Evaluation = {
  scene: Scene;
  live: LiveSegment;
  /** The segment's place in the scene. */
  at: number;
  /** All documents that match, with their scores. The list is the scene's scratch. */
  collect(plan: Plan): List;
  /** Writes the score of each of these documents (in order), or -1 where it does not match. */
  probe(plan: Plan, docs: Int32Array, count: number, out: Int32Array): void;
  /** Sets the bits of all documents that match. */
  setBits(plan: Plan, bits: Int32Array): void;
};
