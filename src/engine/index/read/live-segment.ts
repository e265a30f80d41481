import type { StoredDocument } from "../query.ts";
import { isDense, type Segment } from "../segment.ts";
import type { ValueTable } from "../value-table.ts";
import { flip, wordsFor } from "./bitmap.ts";
import { locate, unpackTerm } from "./postings.ts";
import type { Scratch } from "./scratch.ts";

/** A term with fewer postings is counted anew each time: that takes less than remembering it. */
const WORTH_REMEMBERING = 64;
/** Postings are all read rather than sought when there are fewer of them than this many times the removed documents. */
const SEEK_COST = 8;
/** Terms remembered at most. */
const MOST_REMEMBERED = 50_000;

/** Of a term: how many of the removed documents were looked at, and how many of them had it. */
type Gone = { seen: number; count: number };

/** A segment as a reader sees it: with what was removed from it since it was built. */
export class LiveSegment {
  readonly segment: Segment;
  readonly words: number;
  /** Documents that count. */
  size: number;
  /** Their bitmap, once some were removed. */
  live: Int32Array | undefined;
  /** How many that count have each value, beside `segment.valueNumber`. */
  readonly valueSize: Uint32Array;
  /** In the order in which they were removed. */
  private removed = new Int32Array(16);
  private removedCount = 0;
  private ordered = new Int32Array(0);
  private readonly scratch: Scratch;
  private readonly ids: Buffer;
  private readonly gone = new Map<number, Gone>();
  private placed: Int32Array | undefined;
  private readonly denseBits = new Map<number, Int32Array>();
  /** By group: the places in `segment.valueNumber` of its values. */
  readonly groupValues: readonly Int32Array[];

  constructor(segment: Segment, values: ValueTable, scratch: Scratch) {
    this.scratch = scratch;
    this.segment = segment;
    this.ids = Buffer.from(segment.ids.buffer, segment.ids.byteOffset, segment.ids.length);
    this.groupValues = valuesByGroup(segment, values);
    this.words = wordsFor(segment.documents);
    this.size = segment.documents;
    this.valueSize = segment.valueCount.slice();
  }

  /** Removes documents; those already removed are passed over. */
  remove(documents: Uint32Array): void {
    this.live ??= fullBitmap(this.segment.documents);
    for (const document of documents) {
      const word = this.live[document >>> 5] as number;
      if (document >= this.segment.documents || (word & (1 << document)) === 0) continue;
      this.live[document >>> 5] = word & ~(1 << document);
      this.size -= 1;
      if (this.removedCount === this.removed.length) {
        const larger = new Int32Array(this.removedCount * 2);
        larger.set(this.removed);
        this.removed = larger;
      }
      this.removed[this.removedCount++] = document;
      this.forgetValues(document);
    }
  }

  private forgetValues(document: number): void {
    const { segment, valueSize } = this;
    for (let at = document; at < segment.setOf.length; at += segment.documents) {
      const set = segment.setOf[at] as number;
      for (let i = segment.setStart[set] as number; i < (segment.setStart[set + 1] as number); i++) {
        const place = findNumber(segment.valueNumber, segment.setValue[i] as number);
        valueSize[place] = (valueSize[place] as number) - 1;
      }
    }
  }

  idBytes(document: number): Uint8Array {
    const { ids, idStart } = this.segment;
    return ids.subarray(idStart[document], idStart[document + 1]);
  }

  idOf(document: number): string {
    const { ids, idStart } = this.segment;
    const [from, to] = [idStart[document] as number, idStart[document + 1] as number];
    for (let i = from; i < to; i++) if ((ids[i] as number) > 127) return this.ids.toString("utf8", from, to);
    return this.ids.toString("latin1", from, to);
  }

  /** What a hit tells of a document. */
  stored(document: number): StoredDocument {
    const { payload, payloadStart, number } = this.segment;
    const [from, to] = [payloadStart[document] as number, payloadStart[document + 1] as number];
    return {
      id: this.idOf(document),
      payload: from === to ? nothing : payload.subarray(from, to),
      match: { segment: number, document },
    };
  }

  isLive(document: number): boolean {
    return this.live === undefined || ((this.live[document >>> 5] as number) & (1 << document)) !== 0;
  }

  /** How many documents that count hold a term. Only what was removed since it was last asked is looked at. */
  liveFrequency(term: number): number {
    const frequency = this.segment.frequency[term] as number;
    if (this.removedCount === 0) return frequency;
    if (frequency < WORTH_REMEMBERING) return this.countLive(term, frequency);
    const gone = this.gone.get(term) ?? { seen: 0, count: 0 };
    if (gone.seen === 0) {
      if (this.gone.size >= MOST_REMEMBERED) this.gone.clear();
      this.gone.set(term, gone);
    }
    if (gone.seen < this.removedCount) {
      gone.count += this.countGone(term, gone.seen);
      gone.seen = this.removedCount;
    }
    return frequency - gone.count;
  }

  private countLive(term: number, frequency: number): number {
    const documents = frequency < WORTH_REMEMBERING ? few : new Int32Array(frequency);
    unpackTerm(this.segment, term, documents);
    let count = 0;
    for (let i = 0; i < frequency; i++) if (this.isLive(documents[i] as number)) count++;
    return count;
  }

  /** How many of the documents removed after the first `seen` had the term. */
  private countGone(term: number, seen: number): number {
    const frequency = this.segment.frequency[term] as number;
    const fewer = frequency < SEEK_COST * this.removedCount && !isDense(frequency, this.segment.documents);
    if (seen === 0 && fewer) return frequency - this.countLive(term, frequency);
    const documents = seen === 0 ? this.removedInOrder() : this.removed.slice(seen, this.removedCount).sort();
    const found = new Int32Array(documents.length + 1);
    locate(this.segment, term, documents, documents.length, found, this.scratch);
    let count = 0;
    for (let i = 0; i < documents.length; i++) if ((found[i] as number) >= 0) count++;
    return count;
  }

  private removedInOrder(): Int32Array {
    if (this.ordered.length !== this.removedCount) this.ordered = this.removed.slice(0, this.removedCount).sort();
    return this.ordered;
  }

  /** The documents of a dense term, removed ones too: kept once asked for, an eighth of what its codes take. */
  bitsOf(term: number): Int32Array {
    const known = this.denseBits.get(term);
    if (known !== undefined) return known;
    const { codes, codeStart, documents } = this.segment;
    const start = codeStart[term] as number;
    const bits = new Int32Array(this.words);
    for (let d = 0; d < documents; d++)
      bits[d >>> 5] = (bits[d >>> 5] as number) | (((0 - (codes[start + d] as number)) >>> 31) << d);
    this.denseBits.set(term, bits);
    return bits;
  }

  isDense(term: number): boolean {
    return isDense(this.segment.frequency[term] as number, this.segment.documents);
  }

  /** The documents that stand somewhere. */
  withPlace(): Int32Array {
    if (this.placed !== undefined) return this.placed;
    const { placeStart, documents } = this.segment;
    const placed = new Int32Array(this.words);
    for (let d = 0; d < documents; d++)
      if (placeStart[d] !== placeStart[d + 1]) placed[d >>> 5] = (placed[d >>> 5] as number) | (1 << d);
    this.placed = placed;
    return placed;
  }
}

const nothing = new Uint8Array(0);
const few = new Int32Array(WORTH_REMEMBERING);

function fullBitmap(documents: number): Int32Array {
  const bits = new Int32Array(wordsFor(documents));
  flip(bits, documents);
  return bits;
}

function valuesByGroup({ valueNumber, groupSet }: Segment, values: ValueTable): Int32Array[] {
  const places = Array.from({ length: groupSet.length - 1 }, (): number[] => []);
  for (let at = 0; at < valueNumber.length; at++) places[values.entry(valueNumber[at] as number)?.group ?? -1]?.push(at);
  return places.map((list) => Int32Array.from(list));
}

/** Where a number stands among increasing ones, or -1. */
export function findNumber(numbers: Uint32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < numbers.length && numbers[low] === wanted ? low : -1;
}
