import { BLOCK, isDense } from "../segment.ts";
import { GrowingBytes, GrowingWords } from "./growing.ts";

/** Words a block has in the directory of its list. */
const DIRECTORY = 3;

function widthOf(documents: Uint32Array, from: number, to: number, base: number): number {
  let any = 0;
  let before = base;
  for (let i = from; i < to; i++) {
    const document = documents[i] as number;
    any |= document - before - 1;
    before = document;
  }
  return 32 - Math.clz32(any);
}

/** Packs the distances less one of documents `from` to `to`, `width` bits each, from word `start` on. Returns where the next word goes. */
function pack(
  words: Uint32Array,
  start: number,
  documents: Uint32Array,
  from: number,
  to: number,
  base: number,
  width: number,
): number {
  if (width === 0) return start;
  let at = start;
  let word = 0;
  let filled = 0;
  let before = base;
  for (let i = from; i < to; i++) {
    const document = documents[i] as number;
    const delta = document - before - 1;
    before = document;
    word |= delta << filled;
    filled += width;
    if (filled < 32) continue;
    words[at++] = word;
    filled -= 32;
    word = filled === 0 ? 0 : delta >>> (width - filled);
  }
  if (filled > 0) words[at++] = word;
  return at;
}

/**
 * Writes the postings of terms, one term after another, as `Segment.codes` and `Segment.postingWords` have them. The caller writes
 * the positions of a posting to `positions` right after adding it.
 */
export class PostingWriter {
  readonly codes: GrowingBytes;
  readonly words: GrowingWords;
  readonly positions: GrowingBytes;
  private readonly total: number;
  /** Of the widest delta. */
  private readonly bits: number;
  private readonly documents: Uint32Array;
  private readonly documentCodes: Uint8Array;
  private readonly positionAt: Uint32Array;
  private count = 0;
  private start = 0;

  /** @param total documents of the segment */
  constructor(total: number, codes = new GrowingBytes(), words = new GrowingWords(), positions = new GrowingBytes()) {
    this.total = total;
    this.bits = 32 - Math.clz32(total);
    this.codes = codes;
    this.words = words;
    this.positions = positions;
    this.documents = new Uint32Array(total);
    this.documentCodes = new Uint8Array(total);
    this.positionAt = new Uint32Array(total);
  }

  /** Starts a term. */
  begin(): void {
    this.count = 0;
    this.start = this.positions.length;
  }

  /** @param document after those already added to the term */
  add(document: number, code: number): void {
    const at = this.count++;
    this.documents[at] = document;
    this.documentCodes[at] = code;
    this.positionAt[at] = this.positions.length - this.start;
  }

  /** Ends the term: writes what was gathered, and returns how many documents that is. */
  end(): number {
    if (isDense(this.count, this.total)) this.writeDense();
    else this.writePacked();
    return this.count;
  }

  private writeDense(): void {
    const { total, documents, documentCodes } = this;
    const codes = this.codes.room(total);
    const base = this.codes.length;
    for (let i = 0; i < this.count; i++) codes[base + (documents[i] as number)] = documentCodes[i] as number;
    this.codes.length = base + total;
    const positionsEnd = this.positions.length - this.start;
    for (let first = 0, i = 0; first < total; first += BLOCK) {
      while (i < this.count && (documents[i] as number) < first) i++;
      this.words.push(i < this.count ? (this.positionAt[i] as number) : positionsEnd);
    }
  }

  private writePacked(): void {
    const { count, documents } = this;
    this.codes.room(count).set(this.documentCodes.subarray(0, count), this.codes.length);
    this.codes.length += count;
    if (count === 1) {
      this.words.push(documents[0] as number);
      return;
    }
    const blocks = Math.ceil(count / BLOCK);
    const start = this.words.length;
    const words = this.words.room(blocks * (DIRECTORY + 1) + Math.ceil((count * this.bits) / 32));
    let at = start + blocks * DIRECTORY;
    let base = -1;
    for (let block = 0; block < blocks; block++) {
      const from = block * BLOCK;
      const to = Math.min(count, from + BLOCK);
      const width = widthOf(documents, from, to, base);
      const entry = start + block * DIRECTORY;
      const last = documents[to - 1] as number;
      words[entry] = last;
      words[entry + 1] = (width << 26) | (at - start);
      words[entry + 2] = this.positionAt[from] as number;
      at = pack(words, at, documents, from, to, base, width);
      base = last;
    }
    this.words.length = at;
  }
}
