import { BLOCK, type Segment } from "../segment.ts";
import { DIRECTORY, OFFSET, OFFSET_BITS } from "./postings.ts";
import type { Impacts } from "./sums.ts";

/** Documents that postings are asked about: their bits, the place of each in a list, and by place the best score so far, -1 for none. */
export type Wanted = { bits: Int32Array; places: Int32Array; best: Int32Array };

/** Raises what is known of a wanted document to what a posting adds to its score. */
function raise({ places, best }: Wanted, document: number, code: number, factor: number, { impacts, counted }: Impacts): void {
  if (counted[code] === 0) return;
  const place = places[document] as number;
  const score = (factor * (impacts[code] as number) + 0.5) | 0;
  if (score > (best[place] as number)) best[place] = score;
}

/**
 * The terms of a range that one block holds, or one word: most of those that begin in some way. Most postings are not wanted, which
 * processors soon guess. @param factors of the terms of the range
 */
export function meetFew(
  segment: Segment,
  from: number,
  to: number,
  factors: Float64Array,
  impacts: Impacts,
  wanted: Wanted,
): void {
  const { frequency, postingWords, wordStart, codes, codeStart } = segment;
  const { bits } = wanted;
  for (let term = from; term < to; term++) {
    const count = frequency[term] as number;
    const start = wordStart[term] as number;
    if (count === 1) {
      const document = postingWords[start] as number;
      if ((((bits[document >>> 5] as number) >>> document) & 1) !== 0)
        raise(wanted, document, codes[codeStart[term] as number] as number, factors[term - from] as number, impacts);
    } else if (count <= BLOCK) {
      const head = postingWords[start + 1] as number;
      meetBlock(
        segment,
        start + (head & OFFSET),
        head >>> OFFSET_BITS,
        -1,
        codeStart[term] as number,
        count,
        factors[term - from] as number,
        impacts,
        wanted,
      );
    }
  }
}

/** A term of several blocks, not dense. */
export function meetTerm(segment: Segment, term: number, factor: number, impacts: Impacts, wanted: Wanted): void {
  const frequency = segment.frequency[term] as number;
  const start = segment.wordStart[term] as number;
  const code = segment.codeStart[term] as number;
  const words = segment.postingWords;
  let document = -1;
  for (let done = 0, entry = start; done < frequency; done += BLOCK, entry += DIRECTORY) {
    const head = words[entry + 1] as number;
    const count = Math.min(BLOCK, frequency - done);
    meetBlock(segment, start + (head & OFFSET), head >>> OFFSET_BITS, document, code + done, count, factor, impacts, wanted);
    document = words[entry] as number;
  }
}

/** One block of postings: see `unpackBlock`. @param before the last document of the block before */
function meetBlock(
  { postingWords, codes }: Segment,
  at: number,
  width: number,
  before: number,
  code: number,
  count: number,
  factor: number,
  impacts: Impacts,
  wanted: Wanted,
): void {
  const { bits } = wanted;
  const mask = width === 0 ? 0 : -1 >>> (32 - width);
  let document = before;
  for (let i = 0, bit = 0; i < count; i++, bit = (bit + width) | 0) {
    const word = (at + (bit >>> 5)) | 0;
    const low = (postingWords[word] as number) >>> bit;
    const high = ((postingWords[word + 1] as number) << 1) << ~bit;
    document = (document + ((low | high) & mask) + 1) | 0;
    if ((((bits[document >>> 5] as number) >>> document) & 1) !== 0)
      raise(wanted, document, codes[code + i] as number, factor, impacts);
  }
}

/** Raises the scores of a list by a term, of which it is known where its documents stand among the codes, or -1. */
export function raiseLocated(
  codes: Uint8Array,
  start: number,
  factor: number,
  { impacts, counted }: Impacts,
  found: Int32Array,
  count: number,
  best: Int32Array,
): void {
  for (let i = 0; i < count; i++) {
    const place = found[i] as number;
    if (place < 0) continue;
    const code = codes[start + place] as number;
    const score = (((factor * (impacts[code] as number) + 0.5) | 0) + 1) * (counted[code] as number) - 1;
    if (score > (best[i] as number)) best[i] = score;
  }
}
