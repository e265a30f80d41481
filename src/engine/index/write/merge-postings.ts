import type { Segment } from "../segment.ts";
import { GatheredPostings } from "./gathered-postings.ts";
import { GrowingBytes, GrowingWords } from "./growing.ts";
import type { MergedOrder } from "./merge-order.ts";
import type { MergedTerms } from "./merge-terms.ts";
import { skipPositions } from "./positions.ts";
import { PostingWriter, TermPostings } from "./posting-list.ts";
import { type Sliced, STEP } from "./slices.ts";

/** Arrays of a segment's terms, as long as they may become. */
type TermViews = Pick<
  Segment,
  "terms" | "termStart" | "signature" | "frequency" | "codeStart" | "wordStart" | "positionStart" | "codes" | "positions"
>;

/** Those arrays, and the words of postings, as long as they are. Terms whose documents are all dead are gone. */
type TermArrays = TermViews & Pick<Segment, "postingWords">;

/** What is being moved: from where, and to where. */
type Move = {
  gathered: GatheredPostings;
  sources: readonly Uint8Array[];
  postings: TermPostings;
  out: Uint8Array;
};

/**
 * Moves some of the postings gathered, from the `from`th on, and their positions as they are.
 * @param start of the term's positions @param at where the next go @returns where those after go
 */
function move({ gathered, sources, postings, out }: Move, from: number, start: number, at: number): number {
  const { documents, postings: found } = gathered;
  const { documents: toDocuments, codes: toCodes, positionAt: toPositionAt } = postings;
  const to = Math.min(gathered.count, from + STEP);
  let place = at;
  for (let i = from; i < to; i++) {
    const document = documents[i] as number;
    toDocuments[i] = document;
    const told = found[2 * document + 1] as number;
    toCodes[i] = told & 255;
    toPositionAt[i] = place - start;
    const source = sources[told >>> 8] as Uint8Array;
    let byte = found[2 * document] as number;
    const end = skipPositions(source, byte);
    while (byte < end) out[place++] = source[byte++] as number;
  }
  return place;
}

/** Writes the postings of all terms into `views`. */
export function* mergePostings(
  segments: readonly Segment[],
  order: MergedOrder,
  merged: MergedTerms,
  views: TermViews,
): Sliced<TermArrays> {
  const { documents, newNumber } = order;
  const gathered = new GatheredPostings(documents, Math.max(0, ...segments.map((segment) => segment.documents)));
  yield;
  // Shared memory is not filled with zeros at once.
  const words = new Uint32Array(new SharedArrayBuffer(4 * merged.words));
  const writer = new PostingWriter(documents, new GrowingBytes(views.codes), new GrowingWords(words));
  yield;
  const postings = new TermPostings(documents);
  const sources = segments.map((segment) => segment.positions);
  const moving: Move = { gathered, sources, postings, out: views.positions };
  let count = 0;
  let bytes = 0;
  let worked = 0;
  let place = 0;
  for (let t = 0; t < merged.count; t++) {
    const [from, to] = [merged.entryStart[t] as number, merged.entryStart[t + 1] as number];
    gathered.clear();
    for (let e = from; e < to; e++) {
      const input = merged.input[e] as number;
      gathered.open(segments[input] as Segment, merged.term[e] as number, input, newNumber[input] as Uint32Array);
      while (gathered.add()) yield;
    }
    worked += to - from + gathered.count;
    if (gathered.count === 0) continue;
    gathered.sort();
    // A term of nearly all documents takes a millisecond to sort, and to write.
    const isLong = gathered.count > STEP * 8;
    if (isLong) yield;

    const start = place;
    views.codeStart[count] = writer.codes.length;
    views.wordStart[count] = writer.words.length;
    views.positionStart[count] = start;
    for (let from = 0; from < gathered.count; from += STEP) {
      if (from > 0) yield;
      place = move(moving, from, start, place);
    }
    if (isLong) yield;
    writer.write(postings, gathered.count, place - start);
    views.frequency[count] = gathered.count;

    const owner = segments[merged.input[from] as number] as Segment;
    const term = merged.term[from] as number;
    views.termStart[count] = bytes;
    for (let at = owner.termStart[term] as number; at < (owner.termStart[term + 1] as number); at++) {
      views.terms[bytes++] = owner.terms[at] as number;
    }
    views.signature[count] = owner.signature[term] as number;
    count++;
    if (worked > STEP) {
      worked = 0;
      yield;
    }
  }
  views.termStart[count] = bytes;
  writer.words.push(0);
  return {
    terms: views.terms.subarray(0, bytes),
    termStart: views.termStart.subarray(0, count + 1),
    signature: views.signature.subarray(0, count),
    frequency: views.frequency.subarray(0, count),
    codeStart: views.codeStart.subarray(0, count),
    wordStart: views.wordStart.subarray(0, count),
    positionStart: views.positionStart.subarray(0, count),
    codes: writer.codes.written(),
    positions: views.positions.subarray(0, place),
    postingWords: writer.words.signed(),
  };
}
