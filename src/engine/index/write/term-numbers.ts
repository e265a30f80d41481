import { LIMITS } from "../schema.ts";
import { compareBytes } from "../utf8-order.ts";
import { GrowingBytes, GrowingWords } from "./growing.ts";
import { writeUtf8 } from "./utf8.ts";

/** The number of a term that is not kept: empty, or too long. */
export const LEFT_OUT = -1;

/** Passes of one byte each, after which most terms are in order. */
const RADIX_BYTES = 8;

/** Numbers for the terms of a batch, from 0, in the order met; terms that are one in UTF-8 have one number. */
export class TermNumbers {
  /** UTF-8, one after another; term t is `starts[t]` to `starts[t + 1]`. */
  readonly bytes = new GrowingBytes();
  readonly starts = new GrowingWords();
  private readonly numbers = new Map<string, number>();

  constructor() {
    this.starts.push(0);
  }

  get count(): number {
    return this.starts.length - 1;
  }

  numberOf(term: string): number {
    return this.numbers.get(term) ?? this.enter(term);
  }

  private enter(term: string): number {
    // Lone surrogates have no UTF-8: terms that differ by them alone are one term.
    const wellFormed = term.length <= LIMITS.termBytes ? term.toWellFormed() : term;
    let number = wellFormed === term ? undefined : this.numbers.get(wellFormed);
    if (number === undefined) {
      number = this.append(wellFormed);
      this.numbers.set(wellFormed, number);
    }
    if (wellFormed !== term) this.numbers.set(term, number);
    return number;
  }

  private append(term: string): number {
    if (term === "" || term.length > LIMITS.termBytes) return LEFT_OUT;
    const start = this.bytes.length;
    writeUtf8(this.bytes, term);
    if (this.bytes.length - start > LIMITS.termBytes) {
      this.bytes.length = start;
      return LEFT_OUT;
    }
    this.starts.push(this.bytes.length);
    return this.count - 1;
  }

  /** The numbers of all terms, in the order of their bytes. */
  inOrder(): Uint32Array {
    const { bytes, starts, count } = this;
    let order = Uint32Array.from({ length: count }, (_, term) => term);
    let spare = new Uint32Array(count);
    for (let place = RADIX_BYTES - 1; place >= 0; place--) {
      this.sortByByte(place, order, spare);
      [order, spare] = [spare, order];
    }
    const compare = (a: number, b: number) =>
      compareBytes(
        bytes.array,
        starts.array[a] as number,
        starts.array[a + 1] as number,
        bytes.array,
        starts.array[b] as number,
        starts.array[b + 1] as number,
      );
    for (let from = 0; from < count; ) {
      let to = from + 1;
      while (to < count && this.beginAlike(order[from] as number, order[to] as number)) to++;
      if (to - from > 1) order.subarray(from, to).sort(compare);
      from = to;
    }
    return order;
  }

  /** The byte of a term at a place; where the term has ended, 0: those that then look alike are told apart later. */
  private byteAt(term: number, place: number): number {
    const at = (this.starts.array[term] as number) + place;
    return at < (this.starts.array[term + 1] as number) ? (this.bytes.array[at] as number) : 0;
  }

  private beginAlike(a: number, b: number): boolean {
    for (let place = 0; place < RADIX_BYTES; place++) if (this.byteAt(a, place) !== this.byteAt(b, place)) return false;
    return true;
  }

  /** One pass of a radix sort: from `order` to `sorted`, terms with equal bytes staying in order. */
  private sortByByte(place: number, order: Uint32Array, sorted: Uint32Array): void {
    const next = new Uint32Array(257);
    for (let i = 0; i < order.length; i++) (next[this.byteAt(order[i] as number, place) + 1] as number)++;
    for (let byte = 1; byte < 257; byte++) next[byte] = (next[byte] as number) + (next[byte - 1] as number);
    for (let i = 0; i < order.length; i++) {
      const term = order[i] as number;
      const byte = this.byteAt(term, place);
      sorted[next[byte] as number] = term;
      next[byte] = (next[byte] as number) + 1;
    }
  }
}
