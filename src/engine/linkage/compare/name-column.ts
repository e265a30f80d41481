import { Ints } from "../memory/growing.ts";
import { mix32 } from "../memory/hash.ts";
import { Interner } from "../memory/interner.ts";
import { nameWords } from "../prepare/words.ts";
import { type LinkageRecord, textOf } from "../record.ts";
import type { FieldSpec } from "../schema.ts";
import { type Atoms, type Column, log2, log2Share } from "./column.ts";
import type { Dictionary } from "./dictionary.ts";
import { WordLists } from "./word-lists.ts";
import { WordMatch } from "./word-match.ts";

/** Share of the bits of a name that may be left over on a side without it saying more than the other. */
const LITTLE = 0.12;
/** Words of a name by which it is looked up, the rarest ones. */
const LOOKED_UP = 3;

/**
 * Names of things. Both what is shared and what each side has alone count: "Envie" may be "Envie Brest", but "Envie Brest" is not
 * "Envie Lyon". What is shared counts by how many names of the set would share it by chance: fewer than one (rare), up to 64, more.
 * What is no more than the words of its place is no name.
 */
export class NameColumn implements Column {
  readonly levels = [
    "missing",
    "nothing-shared",
    "both-differ-mostly",
    "both-differ-partly",
    "contrast",
    "part-common",
    "part-medium",
    "part-rare",
    "alike-common",
    "alike-medium",
    "alike-rare",
    "equal-common",
    "equal-medium",
    "equal-rare",
  ];
  readonly spec: FieldSpec & { compare: "name" };
  readonly lists: WordLists;
  readonly #match: WordMatch;
  /** The whole name, its words in alphabetical order. */
  readonly #whole = new Ints();
  readonly #names = new Interner();

  constructor(spec: FieldSpec & { compare: "name" }, dictionary: Dictionary, places: WordLists | undefined) {
    this.spec = spec;
    this.lists = new WordLists(dictionary);
    this.#match = new WordMatch(this.lists, places);
  }

  add(record: LinkageRecord): void {
    this.lists.add(nameWords(textOf(record, this.spec.column)));
    const slot = this.#whole.length;
    const from = this.lists.starts.at(slot);
    const to = this.lists.starts.at(slot + 1);
    if (from === to) {
      this.#whole.push(-1);
      return;
    }
    // A sum does not depend on the order of the words.
    let sum = 0;
    for (let i = from; i < to; i++) sum += (this.lists.dictionary.hashes.at(this.lists.words.at(i)) >>> 0) * (2 ** 20 + 7);
    const id = this.#names.add(sum % 2 ** 52);
    this.#names.counts.array[id] = this.#names.counts.at(id) + 1;
    this.#whole.push(id);
  }

  forget(slot: number, last: boolean): void {
    const id = this.#whole.at(slot);
    if (id >= 0) this.#names.counts.array[id] = this.#names.counts.at(id) - 1;
    this.lists.forget(slot, last);
    if (last) this.#whole.length -= 1;
  }

  compare(a: number, b: number): number {
    const whole = this.#whole.at(a);
    const other = this.#whole.at(b);
    if (whole < 0 || other < 0) return 0;
    const match = this.#match;
    match.run(a, b);
    if (match.shared === 0) return 1;
    const muchA = match.leftA > LITTLE * (match.leftA + match.shared);
    const muchB = match.leftB > LITTLE * (match.leftB + match.shared);
    // Their place tells the words of their place: "Brest" is no name in Brest, nor is it half of "Envie Brest".
    if (!(muchA && muchB) && match.own <= LITTLE * match.shared) return 0;
    if (whole === other) return 11 + this.#band(this.#bits(a));
    if (match.contrast) return 4;
    if (muchA && muchB) return match.own < (match.leftA + match.leftB) / 2 ? 2 : 3;
    return (muchA || muchB ? 5 : 8) + this.#band(match.shared);
  }

  get filled(): number {
    return this.lists.filled;
  }

  rarity(a: number, _b: number, level: number): number {
    return level < 11 ? 0 : log2Share(this.#names.counts.at(this.#whole.at(a)), this.lists.filled);
  }

  atoms(slot: number, out: Atoms): void {
    const { words, starts, dictionary } = this.lists;
    const from = starts.at(slot);
    const to = starts.at(slot + 1);
    if (from === to) return;
    const rarest = rarestWords(this.lists, from, to);
    for (const word of rarest) out.what.push(dictionary.hashes.at(word));
    for (const word of rarest) {
      if (dictionary.starts.at(word + 1) - dictionary.starts.at(word) < 5) continue;
      out.pieces.push(dictionary.heads.at(word), dictionary.tails.at(word));
    }
    out.what.push(mix32(this.#whole.at(slot) < 0 ? 0 : wholeHash(this.lists, from, to), 77));
    let initials = 0;
    for (let i = from; i < Math.min(to, from + 4); i++) {
      initials = mix32(initials, dictionary.units[dictionary.starts.at(words.at(i))] as number);
      if (i - from === 2 || i - from === 3) out.pieces.push(mix32(initials, 5));
    }
    for (let i = from; i < to; i++) {
      const word = words.at(i);
      const start = dictionary.starts.at(word);
      const size = dictionary.starts.at(word + 1) - start;
      if (size < 3 || size > 5) continue;
      let key = 0;
      for (let k = 0; k < size; k++) key = mix32(key, dictionary.units[start + k] as number);
      out.pieces.push(mix32(key, 5));
    }
  }

  #bits(slot: number): number {
    let bits = 0;
    for (let i = this.lists.starts.at(slot); i < this.lists.starts.at(slot + 1); i++)
      bits += this.lists.bits(this.lists.words.at(i));
    return bits;
  }

  /** 0 where more than 64 names would share as much by chance, 2 where less than one. */
  #band(bits: number): number {
    const beyond = bits - log2(this.lists.filled);
    return beyond < -6 ? 0 : beyond < 0 ? 1 : 2;
  }
}

function wholeHash(lists: WordLists, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum = (sum + lists.dictionary.hashes.at(lists.words.at(i))) | 0;
  return sum;
}

/** The words of a list that the fewest records have; of equally rare ones, those told by their hash. */
export function rarestWords(lists: WordLists, from: number, to: number, most = LOOKED_UP): number[] {
  const found: number[] = [];
  for (let i = from; i < to; i++) {
    const word = lists.words.at(i);
    let at = found.length;
    while (at > 0 && rarer(lists, word, found[at - 1] as number)) at -= 1;
    if (at < most) found.splice(at, 0, word);
    if (found.length > most) found.pop();
  }
  return found;
}

function rarer(lists: WordLists, a: number, b: number): boolean {
  const gap = lists.counts.at(a) - lists.counts.at(b);
  return gap < 0 || (gap === 0 && lists.dictionary.hashes.at(a) < lists.dictionary.hashes.at(b));
}
