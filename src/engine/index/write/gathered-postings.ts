import { unpackTerm } from "../read/postings.ts";
import { isDense, type Segment } from "../segment.ts";
import { GONE } from "./merge-order.ts";
import { skipPositions } from "./positions.ts";
import { STEP } from "./slices.ts";

/** Of a term's documents, one in so many at least: then they are put in order by a bitmap of all documents. */
const MANY = 64;

/** The postings of one term at a time, gathered from several segments, by new document number. */
export class GatheredPostings {
  /**
   * Two words by new number: where the posting's positions begin in its own segment; which input that is, and the posting's code
   * (8 low bits). Side by side, for they are met far from each other in memory.
   */
  readonly postings: Uint32Array;
  /** New numbers, in order once `sort` is done. */
  documents: Uint32Array;
  count = 0;
  private spare: Uint32Array;
  private readonly bits: Uint32Array;
  /** Where the run of each segment ends in `documents`. */
  private readonly runs: number[] = [];
  private lastRun = 0;
  /** Of the term in the segment it is turned to. */
  private codes: Uint8Array = new Uint8Array(0);
  private positions: Uint8Array = new Uint8Array(0);
  private newNumber: Uint32Array = new Uint32Array(0);
  private input = 0;
  private isDense = false;
  private readonly old: Int32Array;
  private next = 0;
  private end = 0;
  private codeStart = 0;
  private at = 0;

  constructor(documents: number, largest: number) {
    this.postings = new Uint32Array(2 * documents);
    this.documents = new Uint32Array(documents);
    this.spare = new Uint32Array(documents);
    this.bits = new Uint32Array((documents + 31) >>> 5);
    this.old = new Int32Array(largest);
  }

  clear(): void {
    this.count = 0;
    this.runs.length = 0;
    this.lastRun = 0;
  }

  /** Turns to a term in one segment. */
  open(segment: Segment, term: number, input: number, newNumber: Uint32Array): void {
    const frequency = segment.frequency[term] as number;
    this.codes = segment.codes;
    this.positions = segment.positions;
    this.newNumber = newNumber;
    this.input = input;
    this.isDense = isDense(frequency, segment.documents);
    if (!this.isDense) unpackTerm(segment, term, this.old);
    this.next = 0;
    this.end = this.isDense ? segment.documents : frequency;
    this.codeStart = segment.codeStart[term] as number;
    this.at = segment.positionStart[term] as number;
  }

  /** Adds its living documents, some at a time. @returns whether there are more */
  add(): boolean {
    const { codes, positions, newNumber, isDense, codeStart, old, postings, documents } = this;
    const input = this.input << 8;
    const end = Math.min(this.end, this.next + STEP);
    let { at, count } = this;
    for (let i = this.next; i < end; i++) {
      const own = codes[codeStart + i] as number;
      if (own === 0) continue;
      const start = at;
      at = skipPositions(positions, at);
      const document = newNumber[isDense ? i : (old[i] as number)] as number;
      if (document === GONE) continue;
      postings[2 * document] = start;
      postings[2 * document + 1] = input | own;
      documents[count++] = document;
    }
    this.at = at;
    this.count = count;
    this.next = end;
    if (end < this.end) return true;
    if (count > this.lastRun) {
      this.runs.push(count);
      this.lastRun = count;
    }
    return false;
  }

  /** Puts the documents in order: each segment's already are. */
  sort(): void {
    if (this.runs.length < 2) return;
    if (this.count * MANY > this.documents.length) this.sortByBits();
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
