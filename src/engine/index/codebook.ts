import { occurrenceWeight, saturated } from "./impact.ts";
import type { TextField } from "./schema.ts";

/** Codes a byte holds, 0 being kept for "not there". */
const CODES = 255;
/** Most words stand in the last field alone, the longest: how much they count is kept finer than the rest. */
const LEVELS_OF_LAST_FIELD = 64;

/** What a posting's byte says: in which fields a word stands, and how much it counts there. */
export type Codebook = {
  /** The byte, 1 to 255, for a word in the fields of `mask` (a bit each, never 0) with an `impact` from 0 to 1. */
  encode(mask: number, impact: number): number;
  /** By code: the fields. */
  maskOf: Uint8Array;
  /** By code: the impact, the middle of those written so. 0 for code 0. */
  impactOf: Float32Array;
};

/** Impacts that a mask can have, but for the oddest documents: those are written as the nearest end. */
function rangeOf(fields: readonly TextField[], mask: number): { low: number; high: number } {
  let least = 0;
  let most = 0;
  for (const [f, field] of fields.entries()) {
    if ((mask & (1 << f)) === 0) continue;
    least += occurrenceWeight(field, field.pivot * 4);
    most += occurrenceWeight(field, field.pivot / 4) * (f === fields.length - 1 ? 8 : 2);
  }
  return { low: saturated(least), high: saturated(most) };
}

/** The codes of an index, a function of its fields alone: an index, its reference and its next version agree on every byte. */
export function codebook(fields: readonly TextField[]): Codebook {
  const masks = 2 ** fields.length - 1;
  const last = 1 << (fields.length - 1);
  const fine = masks === 1 ? CODES : Math.max(LEVELS_OF_LAST_FIELD, Math.floor(CODES / masks));
  const coarse = masks === 1 ? 0 : Math.floor((CODES - fine) / (masks - 1));

  const maskOf = new Uint8Array(256);
  const impactOf = new Float32Array(256);
  const first = new Uint8Array(masks + 1);
  const low = new Float64Array(masks + 1);
  const step = new Float64Array(masks + 1);
  let code = 1;
  for (let mask = 1; mask <= masks; mask++) {
    const levels = mask === last ? fine : coarse;
    const range = rangeOf(fields, mask);
    first[mask] = code;
    low[mask] = range.low;
    step[mask] = (range.high - range.low) / levels;
    for (let level = 0; level < levels; level++, code++) {
      maskOf[code] = mask;
      impactOf[code] = range.low + (level + 0.5) * (step[mask] as number);
    }
  }

  return {
    encode(mask, impact) {
      const levels = mask === last ? fine : coarse;
      const level = Math.floor((impact - (low[mask] as number)) / (step[mask] as number));
      // A field that weighs nothing has no range: NaN, which no comparison lets through.
      const within = level > 0 ? Math.min(level, levels - 1) : 0;
      return (first[mask] as number) + within;
    },
    maskOf,
    impactOf,
  };
}
