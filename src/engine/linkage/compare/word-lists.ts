import { Ints } from "../memory/growing.ts";
import { log2 } from "./column.ts";
import type { Dictionary } from "./dictionary.ts";

/** The words of one field of every record, each once, in order, and how many records hold each word. */
export class WordLists {
  readonly dictionary: Dictionary;
  readonly words = new Ints();
  readonly starts = new Ints();
  /** Records that hold each word of the dictionary, in this field. */
  readonly counts = new Ints();
  /** Records with at least one word. */
  filled = 0;

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary;
    this.starts.push(0);
  }

  add(words: readonly string[]): void {
    const from = this.words.length;
    for (const word of words) {
      const id = this.dictionary.add(word);
      if (this.#holds(from, id)) continue;
      this.words.push(id);
      while (this.counts.length <= id) this.counts.push(0);
      this.counts.array[id] = this.counts.at(id) + 1;
    }
    if (this.words.length > from) this.filled += 1;
    this.starts.push(this.words.length);
  }

  forget(slot: number, last: boolean): void {
    const from = this.starts.at(slot);
    const to = this.starts.at(slot + 1);
    for (let i = from; i < to; i++) {
      const word = this.words.at(i);
      this.counts.array[word] = this.counts.at(word) - 1;
    }
    if (to > from) this.filled -= 1;
    if (!last) return;
    this.words.length = from;
    this.starts.length -= 1;
  }

  /** How many words a record has. */
  size(slot: number): number {
    return this.starts.at(slot + 1) - this.starts.at(slot);
  }

  /** Bits that a word tells: 1 for one of half the records, 20 for one of a million. At least .1. */
  bits(word: number): number {
    return Math.max(0.1, log2(this.filled + 1) - log2(Math.max(1, word < this.counts.length ? this.counts.at(word) : 1)));
  }

  has(slot: number, word: number): boolean {
    return this.#holds(this.starts.at(slot), word, this.starts.at(slot + 1));
  }

  #holds(from: number, word: number, to = this.words.length): boolean {
    const list = this.words.array;
    for (let i = from; i < to; i++) if (list[i] === word) return true;
    return false;
  }
}
