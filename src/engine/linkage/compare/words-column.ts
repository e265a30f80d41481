import { addressOf } from "../prepare/address.ts";
import { plainWords, surnames } from "../prepare/words.ts";
import { type LinkageRecord, textOf } from "../record.ts";
import type { FieldSpec } from "../schema.ts";
import type { Atoms, Column } from "./column.ts";
import type { Dictionary } from "./dictionary.ts";
import { rarestWords } from "./name-column.ts";
import { WordLists } from "./word-lists.ts";
import { WordMatch } from "./word-match.ts";

type WordsSpec = FieldSpec & { compare: "words" | "people" };

/** Several words or persons in no order, by the share of what both tell; `part`: all that one side names. */
export class WordsColumn implements Column {
  readonly levels = ["missing", "nothing-shared", "quarter", "half", "most", "part", "all"];
  readonly spec: WordsSpec;
  readonly lists: WordLists;
  readonly #match: WordMatch;

  constructor(spec: WordsSpec, dictionary: Dictionary) {
    this.spec = spec;
    this.lists = new WordLists(dictionary);
    this.#match = new WordMatch(this.lists, undefined);
  }

  add(record: LinkageRecord): void {
    const text = textOf(record, this.spec.column);
    this.lists.add(this.spec.compare === "people" ? surnames(text) : plainWords(text));
  }

  forget(slot: number, last: boolean): void {
    this.lists.forget(slot, last);
  }

  compare(a: number, b: number): number {
    if (this.lists.size(a) === 0 || this.lists.size(b) === 0) return 0;
    const { shared, leftA, leftB } = this.#run(a, b);
    if (shared === 0) return 1;
    if (leftA + leftB === 0) return 6;
    if (leftA === 0 || leftB === 0) return 5;
    const share = shared / (shared + (leftA + leftB) / 2);
    return share < 0.25 ? 1 : share < 0.5 ? 2 : share < 0.75 ? 3 : 4;
  }

  #run(a: number, b: number): WordMatch {
    this.#match.run(a, b);
    return this.#match;
  }

  get filled(): number {
    return 0;
  }

  rarity(): number {
    return 0;
  }

  atoms(slot: number, out: Atoms): void {
    const rarest = rarestWords(this.lists, this.lists.starts.at(slot), this.lists.starts.at(slot + 1));
    for (const word of rarest) out.what.push(this.lists.dictionary.hashes.at(word));
  }
}

/** Street addresses: the number and the words of the street. */
export class AddressColumn implements Column {
  readonly levels = [
    "missing",
    "different",
    "street-partly",
    "street-other-number",
    "street",
    "number-and-street-partly",
    "number-and-street",
  ];
  readonly spec: FieldSpec & { compare: "address" };
  readonly #streets: WordLists;
  readonly #numbers: WordLists;
  readonly #match: WordMatch;

  constructor(spec: FieldSpec & { compare: "address" }, dictionary: Dictionary) {
    this.spec = spec;
    this.#streets = new WordLists(dictionary);
    this.#numbers = new WordLists(dictionary);
    this.#match = new WordMatch(this.#streets, undefined);
  }

  add(record: LinkageRecord): void {
    const { numbers, words } = addressOf(textOf(record, this.spec.column));
    this.#numbers.add(numbers);
    this.#streets.add(words);
  }

  forget(slot: number, last: boolean): void {
    this.#numbers.forget(slot, last);
    this.#streets.forget(slot, last);
  }

  compare(a: number, b: number): number {
    if (this.#streets.size(a) === 0 || this.#streets.size(b) === 0) return 0;
    this.#match.run(a, b);
    const { shared, leftA, leftB } = this.#match;
    const share = shared === 0 ? 0 : shared / (shared + Math.min(leftA, leftB));
    const numbers = this.#sharedNumber(a, b);
    if (share < 0.4) return 1;
    if (share < 0.85) return numbers === 1 ? 5 : 2;
    return numbers === 1 ? 6 : numbers === -1 ? 3 : 4;
  }

  /** 1 where a number is shared, -1 where both have one and none is, 0 where one has none. */
  #sharedNumber(a: number, b: number): number {
    const from = this.#numbers.starts.at(a);
    const to = this.#numbers.starts.at(a + 1);
    if (from === to || this.#numbers.size(b) === 0) return 0;
    for (let i = from; i < to; i++) if (this.#numbers.has(b, this.#numbers.words.at(i))) return 1;
    return -1;
  }

  get filled(): number {
    return 0;
  }

  rarity(): number {
    return 0;
  }

  atoms(slot: number, out: Atoms): void {
    const { dictionary } = this.#streets;
    const rarest = rarestWords(this.#streets, this.#streets.starts.at(slot), this.#streets.starts.at(slot + 1), 2);
    for (const word of rarest) out.where.push(dictionary.hashes.at(word));
  }
}
