import { BLOCK, isDense, type Segment } from "../segment.ts";
import { countBits, popcount } from "./bitmap.ts";
import { DIRECTORY } from "./postings.ts";

/** First bytes from here on tell how many positions follow: up to 31, or in a varint how many more. */
export const ONE = 224;
const MANY = 255;
const SHORT = MANY - ONE;
const BLOCK_BITS = 31 - Math.clz32(BLOCK);

/** Goes forward through the positions of one term of a segment. */
export class PositionCursor {
  private readonly bytes: Uint8Array;
  private readonly marks: Int32Array;
  private readonly codes: Uint8Array;
  private readonly words: Int32Array;
  private readonly codeStart: number;
  private readonly wordStart: number;
  private readonly positionStart: number;
  /** Whether places are documents: see `isDense`. */
  readonly dense: boolean;
  private readonly single: boolean;
  private block = -1;
  private next = 0;
  private offset = 0;

  constructor(segment: Segment, term: number) {
    const frequency = segment.frequency[term] as number;
    this.bytes = segment.positions;
    this.marks = segment.positionMarks;
    this.codes = segment.codes;
    this.words = segment.postingWords;
    this.codeStart = segment.codeStart[term] as number;
    this.wordStart = segment.wordStart[term] as number;
    this.positionStart = segment.positionStart[term] as number;
    this.dense = isDense(frequency, segment.documents);
    this.single = frequency === 1;
  }

  /**
   * Writes the positions of one posting from `out[start]` on. @param index its place among the codes, never before the one asked
   * last. @param most positions written at most @returns where the next position would be written
   */
  read(index: number, out: Int32Array, start: number, most: number): number {
    this.goTo(index);
    return readPositions(this.bytes, this.offset, out, start, most);
  }

  /**
   * Writes where the positions of some postings begin, among all of the segment. @param places theirs among the codes, increasing
   * @param bits of the documents of a dense term
   */
  starts(places: Int32Array, count: number, out: Int32Array, bits: Int32Array | undefined): void {
    const { marks } = this;
    let block = -1;
    let next = 0;
    let offset = 0;
    for (let i = 0; i < count; i++) {
      const index = places[i] as number;
      if (index >>> BLOCK_BITS !== block) {
        block = index >>> BLOCK_BITS;
        next = block << BLOCK_BITS;
        offset = this.positionStart + this.blockOffset(block);
      }
      const postings = bits === undefined ? index - next : countBits(bits, next, index);
      offset = skipPostings(marks, offset, postings);
      next = index;
      out[i] = offset;
    }
  }

  /** Sets `offset` to the positions of a posting: from the start of its block, or from the last one read there. */
  private goTo(index: number): void {
    const block = index >>> BLOCK_BITS;
    if (block !== this.block) {
      this.block = block;
      this.next = block << BLOCK_BITS;
      this.offset = this.positionStart + this.blockOffset(block);
    }
    const postings = this.dense ? countCodes(this.codes, this.codeStart + this.next, this.codeStart + index) : index - this.next;
    this.offset = skipPostings(this.marks, this.offset, postings);
    this.next = index;
  }

  private blockOffset(block: number): number {
    if (this.dense) return (this.words[this.wordStart + block] as number) >>> 0;
    return this.single ? 0 : (this.words[this.wordStart + block * DIRECTORY + 2] as number) >>> 0;
  }
}

/** Writes the positions that begin at byte `from`, `most` at most, from `out[start]` on. @returns where the next position would be written */
export function readPositions(bytes: Uint8Array, from: number, out: Int32Array, start: number, most: number): number {
  let at = from;
  const first = bytes[at++] as number;
  if (first < ONE) {
    out[start] = first;
    return start + 1;
  }
  let left = first - ONE + 1;
  if (first === MANY) {
    let more = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      more |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    left = SHORT + more;
  }
  const end = start + Math.min(left, most);
  let position = -1;
  for (let i = start; i < end; i++) {
    const byte = bytes[at++] as number;
    let distance = byte & 127;
    if (byte > 127) {
      const second = bytes[at++] as number;
      distance |= (second & 127) << 7;
      // Beyond 16,383 words between two.
      if (second > 127) distance |= (bytes[at++] as number) << 14;
    }
    position += distance + 1;
    out[i] = position;
  }
  return end;
}

/** How many documents of a dense term have it. */
function countCodes(codes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) count += (0 - (codes[i] as number)) >>> 31;
  return count;
}

/** Where the posting begins that comes so many after the one at `start`. */
function skipPostings(marks: Int32Array, start: number, postings: number): number {
  if (postings === 0) return start;
  let word = Math.floor(start / 32);
  // What begins after it in the same word.
  let bits = (marks[word] as number) & (-2 << (start & 31));
  let left = postings;
  for (let count = popcount(bits); count < left; count = popcount(bits)) {
    left -= count;
    bits = (marks[++word] as number) | 0;
  }
  for (; left > 1; left--) bits &= bits - 1;
  return word * 32 + 31 - Math.clz32(bits & -bits);
}
