import { Ints } from "../memory/growing.ts";
import { hash53 } from "../memory/hash.ts";
import { isContrast } from "../prepare/words.ts";

/** Words of all records under numbers, with their letters side by side: comparing two reads no string. */
export class Dictionary {
  /** First 64 letters of every word, one word after the other; word `w` is from `starts[w]` to `starts[w + 1]`. */
  units = new Uint16Array(4096);
  readonly starts = new Ints();
  /** Hash of 32 bits of each word. */
  readonly hashes = new Ints();
  /** Hashes of the first four letters, and of the last four. */
  readonly heads = new Ints();
  readonly tails = new Ints();
  /** Which of 32 kinds of letters a word holds: two words that share few are not alike. */
  readonly letters = new Ints();
  /** 1 for words that tell siblings apart: directions, numbers. */
  readonly contrasts = new Ints();
  #ids = new Map<string, number>();
  #words: string[] = [];

  constructor() {
    this.starts.push(0);
  }

  get size(): number {
    return this.#words.length;
  }

  word(id: number): string {
    return this.#words[id] ?? "";
  }

  /** The number of a word, a new one where it is not known. */
  add(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#words.length;
    // A copy: a slice would keep the whole text it was cut from.
    const own = Buffer.from(word, "utf16le").toString("utf16le");
    this.#ids.set(own, id);
    this.#words.push(own);
    const start = this.starts.at(id);
    const end = start + Math.min(64, word.length);
    if (end > this.units.length) {
      const larger = new Uint16Array(Math.ceil(end * 1.5));
      larger.set(this.units);
      this.units = larger;
    }
    let mask = 0;
    for (let i = start; i < end; i++) {
      const unit = word.charCodeAt(i - start);
      this.units[i] = unit;
      mask |= 1 << (unit & 31);
    }
    this.starts.push(end);
    this.letters.push(mask);
    this.contrasts.push(isContrast(word) ? 1 : 0);
    this.hashes.push(hash53(word) | 0);
    this.heads.push(hash53(word.slice(0, 4), 1) | 0);
    this.tails.push(hash53(word.slice(-4), 2) | 0);
    return id;
  }

  /** Takes away words from the given number on: those of a record that was only asked about. */
  truncate(size: number): void {
    while (this.#words.length > size) {
      const word = this.#words.pop() as string;
      this.#ids.delete(word);
      this.starts.length -= 1;
      for (const list of [this.letters, this.contrasts, this.hashes, this.heads, this.tails]) list.length -= 1;
    }
  }
}
