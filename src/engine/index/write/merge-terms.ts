import { BLOCK, isDense, type Segment } from "../segment.ts";
import { compareBytes } from "../utf8-order.ts";
import { CursorHeap } from "./cursor-heap.ts";
import { GrowingWords } from "./growing.ts";
import { type Sliced, STEP } from "./slices.ts";

/** All terms of several segments, in order, with who has each. Dead documents are counted in: some may end up in no document. */
export type MergedTerms = {
  count: number;
  /** The segments that have term t: `input[entryStart[t]]` to `input[entryStart[t + 1]]`, and its number there in `term`. */
  entryStart: Uint32Array;
  input: Uint32Array;
  term: Uint32Array;
  /** Most bytes that all terms take, that their codes take, and words that their postings take. */
  bytes: number;
  codes: number;
  words: number;
};

const PREFIX = 6;

/** First bytes of a term as a number in the order of terms: most comparisons end there. */
function prefixOf({ terms, termStart }: Segment, term: number): number {
  const from = termStart[term] as number;
  const length = Math.min(PREFIX, (termStart[term + 1] as number) - from);
  let prefix = 0;
  for (let i = 0; i < PREFIX; i++) prefix = prefix * 256 + (i < length ? (terms[from + i] as number) : 0);
  return prefix;
}

function compareTerms(one: Segment, a: number, other: Segment, b: number): number {
  const [aFrom, aTo] = [one.termStart[a] as number, one.termStart[a + 1] as number];
  return compareBytes(one.terms, aFrom, aTo, other.terms, other.termStart[b] as number, other.termStart[b + 1] as number);
}

/** @param documents of the merged segment */
export function* mergeTerms(segments: readonly Segment[], documents: number): Sliced<MergedTerms> {
  const at = new Uint32Array(segments.length);
  const prefix = new Float64Array(segments.length);
  const heap = new CursorHeap(segments.length, (a, b) => {
    if (prefix[a] !== prefix[b]) return (prefix[a] as number) < (prefix[b] as number);
    return compareTerms(segments[a] as Segment, at[a] as number, segments[b] as Segment, at[b] as number) < 0;
  });
  for (const [input, segment] of segments.entries()) {
    if (segment.frequency.length === 0) continue;
    prefix[input] = prefixOf(segment, 0);
    heap.add(input);
  }
  // As long as they may become: they need not move while they grow.
  const most = segments.reduce((sum, { frequency }) => sum + frequency.length, 1);
  const [entryStart, inputs, terms] = [0, 0, 0].map(() => new GrowingWords(new Uint32Array(most))) as [
    GrowingWords,
    GrowingWords,
    GrowingWords,
  ];
  const bits = 32 - Math.clz32(documents);
  let [bytes, codes, words] = [0, 0, 0];
  while (heap.size > 0) {
    const first = heap.first;
    const owner = segments[first] as Segment;
    const term = at[first] as number;
    const ownPrefix = prefix[first] as number;
    entryStart.push(inputs.length);
    let frequency = 0;
    while (heap.size > 0) {
      const input = heap.first;
      const segment = segments[input] as Segment;
      if (input !== first && (prefix[input] !== ownPrefix || compareTerms(owner, term, segment, at[input] as number) !== 0))
        break;
      // Twice in one segment no term comes: the first input alone is met again, one term farther.
      if (input === first && at[input] !== term) break;
      inputs.push(input);
      terms.push(at[input] as number);
      frequency += segment.frequency[at[input] as number] as number;
      const next = ++(at[input] as number);
      if (next === segment.frequency.length) heap.drop();
      else {
        prefix[input] = prefixOf(segment, next);
        heap.moved();
      }
    }
    bytes += (owner.termStart[term + 1] as number) - (owner.termStart[term] as number);
    const mayBeDense = isDense(frequency, documents);
    codes += mayBeDense ? Math.max(documents, frequency) : frequency;
    // Directory, deltas, and what aligning each block wastes; or one word for each block of documents.
    words +=
      Math.ceil(frequency / BLOCK) * 4 + Math.ceil((frequency * bits) / 32) + (mayBeDense ? Math.ceil(documents / BLOCK) : 0);
    if (entryStart.length % (STEP / 32) === 0) yield;
  }
  const count = entryStart.length;
  entryStart.push(inputs.length);
  return {
    count,
    entryStart: entryStart.written(),
    input: inputs.written(),
    term: terms.written(),
    bytes,
    codes,
    words: words + 1,
  };
}
