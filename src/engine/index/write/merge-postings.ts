import { unpackTerm } from "../read/postings.ts";
import { isDense, type Segment } from "../segment.ts";
import { termSignature } from "../term-signature.ts";
import { GrowingBytes, GrowingWords } from "./growing.ts";
import { GONE, type MergedOrder } from "./merge-order.ts";
import type { MergedTerms } from "./merge-terms.ts";
import { skipPositions } from "./positions.ts";
import { PostingWriter } from "./posting-list.ts";
import { type Sliced, STEP } from "./slices.ts";

/** Of a term's documents, one in so many at least: then they are put in order by a bitmap of all documents. */
const MANY = 64;

/** The postings of one term at a time, gathered from several segments, by new document number. */
class Gathered {
  /** By new number: the posting's code, and where its positions begin in its own segment. */
  readonly code: Uint8Array;
  readonly positionAt: Uint32Array;
  /** New numbers, in order once `sort` is done. */
  documents: Uint32Array;
  count = 0;
  private spare: Uint32Array;
  private readonly bits: Uint32Array;
  /** Where the run of each segment ends in `documents`. */
  private readonly runs: number[] = [];
  /** Of the term in the segment it is turned to. */
  private segment: Segment | undefined;
  private newNumber: Uint32Array | undefined;
  private isDense = false;
  private readonly old: Int32Array;
  private next = 0;
  private end = 0;
  private codeStart = 0;
  private at = 0;

  constructor(documents: number, largest: number) {
    this.code = new Uint8Array(documents);
    this.positionAt = new Uint32Array(documents);
    this.documents = new Uint32Array(documents);
    this.spare = new Uint32Array(documents);
    this.bits = new Uint32Array((documents + 31) >>> 5);
    this.old = new Int32Array(largest);
  }

  clear(): void {
    this.count = 0;
    this.runs.length = 0;
  }

  /** Turns to a term in one segment. */
  open(segment: Segment, term: number, newNumber: Uint32Array): void {
    const frequency = segment.frequency[term] as number;
    this.segment = segment;
    this.newNumber = newNumber;
    this.isDense = isDense(frequency, segment.documents);
    if (!this.isDense) unpackTerm(segment, term, this.old);
    this.next = 0;
    this.end = this.isDense ? segment.documents : frequency;
    this.codeStart = segment.codeStart[term] as number;
    this.at = segment.positionStart[term] as number;
  }

  /** Adds its living documents, some at a time. @returns whether there are more */
  add(): boolean {
    const { segment, newNumber, isDense, codeStart, old } = this;
    if (segment === undefined || newNumber === undefined) return false;
    const { codes, positions } = segment;
    const end = Math.min(this.end, this.next + STEP);
    let { at, count } = this;
    for (let i = this.next; i < end; i++) {
      const code = codes[codeStart + i] as number;
      if (code === 0) continue;
      const start = at;
      at = skipPositions(positions, at);
      const document = newNumber[isDense ? i : (old[i] as number)] as number;
      if (document === GONE) continue;
      this.code[document] = code;
      this.positionAt[document] = start;
      this.documents[count++] = document;
    }
    this.at = at;
    this.count = count;
    this.next = end;
    if (end < this.end) return true;
    if (count > (this.runs.at(-1) ?? 0)) this.runs.push(count);
    return false;
  }

  /** Puts the documents in order: each segment's already are. */
  sort(): void {
    if (this.runs.length < 2) return;
    if (this.count * MANY > this.code.length) this.sortByBits();
    else this.mergeRuns();
  }

  private sortByBits(): void {
    const { bits, documents } = this;
    for (let i = 0; i < this.count; i++) {
      const document = documents[i] as number;
      bits[document >>> 5] = (bits[document >>> 5] as number) | (1 << (document & 31));
    }
    let at = 0;
    for (let w = 0; w < bits.length; w++) {
      let word = bits[w] as number;
      bits[w] = 0;
      while (word !== 0) {
        const lowest = word & -word;
        documents[at++] = (w << 5) + 31 - Math.clz32(lowest);
        word ^= lowest;
      }
    }
  }

  /** Two neighbouring runs into one, until one is left. */
  private mergeRuns(): void {
    const { runs } = this;
    while (runs.length > 1) {
      const { documents, spare } = this;
      let start = 0;
      let kept = 0;
      for (let run = 0; run < runs.length; run += 2) {
        const middle = runs[run] as number;
        const end = runs[run + 1] ?? middle;
        let a = start;
        let b = middle;
        for (let out = start; out < end; out++) {
          const fromFirst = b === end || (a < middle && (documents[a] as number) < (documents[b] as number));
          spare[out] = documents[fromFirst ? a++ : b++] as number;
        }
        if (end === middle) spare.set(documents.subarray(start, middle), start);
        runs[kept++] = end;
        start = end;
      }
      runs.length = kept;
      this.documents = spare;
      this.spare = documents;
    }
  }
}

/** Arrays of a segment's terms, as long as they may become. */
export type TermViews = Pick<
  Segment,
  "terms" | "termStart" | "signature" | "frequency" | "codeStart" | "wordStart" | "positionStart" | "codes" | "positions"
>;

/** Those arrays, and the words of postings, as long as they are. Terms whose documents are all dead are gone. */
export type TermArrays = TermViews & Pick<Segment, "postingWords">;

/** Writes the postings of all terms into `views`. */
export function* mergePostings(
  segments: readonly Segment[],
  order: MergedOrder,
  merged: MergedTerms,
  views: TermViews,
): Sliced<TermArrays> {
  const { documents, sourceInput, newNumber } = order;
  const gathered = new Gathered(documents, Math.max(0, ...segments.map((segment) => segment.documents)));
  const positions = new GrowingBytes(views.positions);
  const postings = new PostingWriter(
    documents,
    new GrowingBytes(views.codes),
    new GrowingWords(new Uint32Array(merged.words)),
    positions,
  );
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
    for (let i = 0; i < gathered.count; i++) {
      const document = gathered.documents[i] as number;
      postings.add(document, gathered.code[document] as number);
      const source = (segments[sourceInput[document] as number] as Segment).positions;
      let at = gathered.positionAt[document] as number;
      const end = skipPositions(source, at);
      let out = positions.length;
      while (at < end) views.positions[out++] = source[at++] as number;
      positions.length = out;
      if (i % STEP === STEP - 1) yield;
    }
    views.frequency[count] = postings.end();

    const owner = segments[merged.input[from] as number] as Segment;
    const term = merged.term[from] as number;
    views.termStart[count] = bytes;
    for (let at = owner.termStart[term] as number; at < (owner.termStart[term + 1] as number); at++) {
      views.terms[bytes++] = owner.terms[at] as number;
    }
    views.signature[count] = termSignature(views.terms, views.termStart[count] as number, bytes);
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
