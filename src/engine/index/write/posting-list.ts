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

/** The postings of one term at a time, in the order of documents; whoever fills it knows how many there are. */
export class TermPostings {
  readonly documents: Uint32Array;
  readonly codes: Uint8Array;
  /** Where the positions of each begin, from the first. */
  readonly positionAt: Uint32Array;

  /** @param total documents of the segment */
  constructor(total: number) {
    this.documents = new Uint32Array(total);
    this.codes = new Uint8Array(total);
    this.positionAt = new Uint32Array(total);
  }
}

/** Writes the postings of terms, one term after another, as `Segment.codes` and `Segment.postingWords` have them. */
export class PostingWriter {
  readonly codes: GrowingBytes;
  readonly words: GrowingWords;
  private readonly total: number;
  /** Of the widest delta. */
  private readonly bits: number;

  /** @param total documents of the segment */
  constructor(total: number, codes = new GrowingBytes(), words = new GrowingWords()) {
    this.total = total;
    this.bits = 32 - Math.clz32(total);
    this.codes = codes;
    this.words = words;
  }

  /** @param positionsEnd where the positions of the term end, from their first */
  write(postings: TermPostings, count: number, positionsEnd: number): void {
    if (isDense(count, this.total)) this.writeDense(postings, count, positionsEnd);
    else this.writePacked(postings, count);
  }

  private writeDense({ documents, codes, positionAt }: TermPostings, count: number, positionsEnd: number): void {
    const { total } = this;
    const base = this.codes.length;
    const out = this.codes.room(total);
    for (let i = 0; i < count; i++) out[base + (documents[i] as number)] = codes[i] as number;
    this.codes.length = base + total;
    for (let first = 0, i = 0; first < total; first += BLOCK) {
      while (i < count && (documents[i] as number) < first) i++;
      this.words.push(i < count ? (positionAt[i] as number) : positionsEnd);
    }
  }

  private writePacked({ documents, codes, positionAt }: TermPostings, count: number): void {
    this.codes.append(codes, 0, count);
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
      words[entry + 2] = positionAt[from] as number;
      at = pack(words, at, documents, from, to, base, width);
      base = last;
    }
    this.words.length = at;
  }
}
