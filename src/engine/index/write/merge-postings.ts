import type { Segment } from "../segment.ts";
import { GatheredPostings } from "./gathered-postings.ts";
import { GrowingBytes, GrowingWords } from "./growing.ts";
import type { MergedOrder } from "./merge-order.ts";
import type { MergedTerms } from "./merge-terms.ts";
import { skipPositions } from "./positions.ts";
import { PostingWriter } from "./posting-list.ts";
import { type Sliced, STEP } from "./slices.ts";

/** Arrays of a segment's terms, as long as they may become. */
export type TermViews = Pick<
  Segment,
  "terms" | "termStart" | "signature" | "frequency" | "codeStart" | "wordStart" | "positionStart" | "codes" | "positions"
>;

/** Those arrays, and the words of postings, as long as they are. Terms whose documents are all dead are gone. */
export type TermArrays = TermViews & Pick<Segment, "postingWords">;

/** Writes some of the postings gathered, from the `from`th on, with their positions as they are. @param sources positions by input */
function movePostings(
  { documents, code, positionAt, count }: GatheredPostings,
  from: number,
  sourceInput: Uint16Array,
  sources: readonly Uint8Array[],
  postings: PostingWriter,
): void {
  const out = postings.positions;
  const bytes = out.array;
  const to = Math.min(count, from + STEP);
  for (let i = from; i < to; i++) {
    const document = documents[i] as number;
    postings.add(document, code[document] as number);
    const source = sources[sourceInput[document] as number] as Uint8Array;
    let at = positionAt[document] as number;
    const end = skipPositions(source, at);
    while (at < end) bytes[out.length++] = source[at++] as number;
  }
}

/** Writes the postings of all terms into `views`. */
export function* mergePostings(
  segments: readonly Segment[],
  order: MergedOrder,
  merged: MergedTerms,
  views: TermViews,
): Sliced<TermArrays> {
  const { documents, sourceInput, newNumber } = order;
  const gathered = new GatheredPostings(documents, Math.max(0, ...segments.map((segment) => segment.documents)));
  const positions = new GrowingBytes(views.positions);
  const postings = new PostingWriter(
    documents,
    new GrowingBytes(views.codes),
    new GrowingWords(new Uint32Array(merged.words)),
    positions,
  );
  const sources = segments.map((segment) => segment.positions);
  let count = 0;
  let bytes = 0;
  let worked = 0;
  for (let t = 0; t < merged.count; t++) {
    const [from, to] = [merged.entryStart[t] as number, merged.entryStart[t + 1] as number];
    gathered.clear();
    for (let e = from; e < to; e++) {
      const input = merged.input[e] as number;
      gathered.open(segments[input] as Segment, merged.term[e] as number, newNumber[input] as Uint32Array);
      while (gathered.add()) yield;
    }
    worked += to - from + gathered.count;
    if (gathered.count === 0) continue;
    gathered.sort();

    views.codeStart[count] = postings.codes.length;
    views.wordStart[count] = postings.words.length;
    views.positionStart[count] = positions.length;
    postings.begin();
    for (let at = 0; at < gathered.count; at += STEP) {
      if (at > 0) yield;
      movePostings(gathered, at, sourceInput, sources, postings);
    }
    views.frequency[count] = postings.end();

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
  postings.words.push(0);
  return {
    terms: views.terms.subarray(0, bytes),
    termStart: views.termStart.subarray(0, count + 1),
    signature: views.signature.subarray(0, count),
    frequency: views.frequency.subarray(0, count),
    codeStart: views.codeStart.subarray(0, count),
    wordStart: views.wordStart.subarray(0, count),
    positionStart: views.positionStart.subarray(0, count),
    codes: postings.codes.written(),
    positions: positions.written(),
    postingWords: postings.words.written(),
  };
}
