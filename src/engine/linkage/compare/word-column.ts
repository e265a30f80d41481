import { Ints } from "../memory/growing.ts";
import { hash53 } from "../memory/hash.ts";
import { plainText } from "../prepare/words.ts";
import { type LinkageRecord, numberOf, textOf } from "../record.ts";
import type { FieldSpec } from "../schema.ts";
import { type Atoms, type Column, log2Share } from "./column.ts";
import { Dictionary } from "./dictionary.ts";
import { jaroWinkler, oneSlip } from "./similar.ts";
import { ValueList } from "./value-column.ts";

type TextSpec = FieldSpec & { compare: "word" | "code" };

/** A short text: a given name or a town (`word`), digits or letters of a code (`code`). */
export class TextColumn implements Column {
  readonly levels: readonly string[];
  readonly spec: TextSpec;
  readonly #values = new ValueList();
  /** The whole texts, as words of a dictionary of their own. */
  readonly #texts = new Dictionary();
  readonly #ids = new Ints();

  constructor(spec: TextSpec) {
    this.spec = spec;
    this.levels =
      spec.compare === "word"
        ? ["missing", "different", "similar", "alike", "equal"]
        : ["missing", "different", "one-slip", "equal"];
  }

  add(record: LinkageRecord): void {
    const plain = plainText(textOf(record, this.spec.column));
    const text = this.spec.compare === "code" ? plain.replaceAll(" ", "") : plain;
    this.#values.addText(text);
    this.#ids.push(text === "" ? -1 : this.#texts.add(text));
  }

  forget(slot: number, last: boolean): void {
    this.#values.forget(slot, last);
    if (last) this.#ids.length -= 1;
  }

  compare(a: number, b: number): number {
    const one = this.#ids.at(a);
    const other = this.#ids.at(b);
    if (one < 0 || other < 0) return 0;
    if (this.spec.compare === "code") return one === other ? 3 : oneSlip(this.#texts.word(one), this.#texts.word(other)) ? 2 : 1;
    if (one === other) return 4;
    const { units, starts } = this.#texts;
    const likeness = jaroWinkler(units, starts.at(one), starts.at(one + 1), units, starts.at(other), starts.at(other + 1));
    return likeness >= 0.92 ? 3 : likeness >= 0.8 ? 2 : 1;
  }

  get filled(): number {
    return this.#values.filled;
  }

  rarity(a: number, _b: number, level: number): number {
    return level === this.levels.length - 1 ? log2Share(this.#values.count(a), this.#values.filled) : 0;
  }

  atoms(slot: number, out: Atoms): void {
    const id = this.#ids.at(slot);
    const blocking = this.spec.blocking ?? "what";
    if (id < 0 || blocking === "none") return;
    out[blocking].push(this.#texts.hashes.at(id));
    if (blocking === "what") out.pieces.push(this.#texts.heads.at(id), this.#texts.tails.at(id));
  }
}

/** Numbers, by how far apart they are. */
export class NumberColumn implements Column {
  readonly levels = ["missing", "far", "near", "close", "equal"];
  readonly spec: FieldSpec & { compare: "number" };
  readonly #numbers: number[] = [];
  readonly #values = new ValueList();

  constructor(spec: FieldSpec & { compare: "number" }) {
    this.spec = spec;
  }

  add(record: LinkageRecord): void {
    const number = numberOf(record, this.spec.column);
    this.#numbers.push(number);
    this.#values.add(Number.isNaN(number) ? -1 : hash53(String(number)));
  }

  forget(slot: number, last: boolean): void {
    this.#values.forget(slot, last);
    if (last) this.#numbers.pop();
  }

  compare(a: number, b: number): number {
    const gap = Math.abs((this.#numbers[a] as number) - (this.#numbers[b] as number));
    if (Number.isNaN(gap)) return 0;
    const [close, near] = this.spec.within;
    return gap === 0 ? 4 : gap <= close ? 3 : gap <= near ? 2 : 1;
  }

  get filled(): number {
    return this.#values.filled;
  }

  rarity(a: number, _b: number, level: number): number {
    return level === 4 ? log2Share(this.#values.count(a), this.#values.filled) : 0;
  }

  atoms(slot: number, out: Atoms): void {
    const number = this.#numbers[slot] as number;
    if (!Number.isNaN(number)) out.where.push(hash53(String(number)) | 0);
  }
}
