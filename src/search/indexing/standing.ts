import { z } from "zod";
import type { SearchDocument } from "../search-document.ts";

/**
 * Where an index stands: the last change of the log that it takes into account (0: none), which `mark` tells from another with
 * the same number in a database restored or replaced meanwhile; and under which vocabulary its fiches were read.
 */
export type Standing = { seq: number; mark: string; words: string };

/** Before the first change. */
export const NOWHERE: Standing = { seq: 0, mark: "", words: "" };

const schema = z.object({ seq: z.number(), mark: z.string(), words: z.string() });

/** As the engine carries it, with its commits and in its file. */
export const standingText = ({ seq, mark, words }: Standing): string => JSON.stringify({ seq, mark, words });

/** The inverse of `standingText`; what is not one stands nowhere. */
export function readStanding(text: string): Standing {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return NOWHERE;
  }
}

/** What the feeder writes to. Nothing is seen before it is published. */
export interface IndexFeed {
  readonly standing: Standing;
  /** Adds fiches, or replaces those with the same id. */
  put(documents: readonly SearchDocument[]): void;
  remove(ids: readonly string[]): void;
  /** Makes what was put and removed visible to the next search. */
  publish(standing: Standing): void;
}
