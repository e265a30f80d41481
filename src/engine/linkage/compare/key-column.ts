import { Ints } from "../memory/growing.ts";
import { hash53 } from "../memory/hash.ts";
import { keyedHash, mailOf, phoneOf } from "../prepare/contact.ts";
import { siteOf } from "../prepare/site.ts";
import { plainText } from "../prepare/words.ts";
import { type LinkageRecord, textOf } from "../record.ts";
import type { FieldSpec } from "../schema.ts";
import { type Atoms, type Column, log2Share } from "./column.ts";
import { ValueList } from "./value-column.ts";

/** A value that more records hold tells nothing: the address of a platform, a switchboard. */
const MOST_SHARED = 50;

/** Equal or not. Phones and mail addresses are held as keyed hashes alone. */
export class KeyColumn implements Column {
  readonly levels = ["missing", "different", "equal"];
  readonly spec: FieldSpec & { compare: "key" };
  readonly #values = new ValueList();
  readonly #hashes = new Ints();
  readonly #secret: string | Uint8Array;

  constructor(spec: FieldSpec & { compare: "key" }, secret: string | Uint8Array) {
    this.spec = spec;
    this.#secret = secret;
  }

  add(record: LinkageRecord): void {
    const hash = this.#hashOf(textOf(record, this.spec.column));
    this.#values.add(hash);
    this.#hashes.push(hash < 0 ? 0 : hash | 0);
  }

  #hashOf(text: string): number {
    if (text === "") return -1;
    switch (this.spec.as) {
      case "site":
        return hashOr(siteOf(text));
      case "phone": {
        const phone = phoneOf(text);
        return phone === undefined ? -1 : keyedHash(this.#secret, phone);
      }
      case "mail": {
        const mail = mailOf(text);
        return mail === undefined ? -1 : keyedHash(this.#secret, mail);
      }
      case "text":
        return hashOr(plainText(text) || undefined);
    }
  }

  forget(slot: number, last: boolean): void {
    this.#values.forget(slot, last);
    if (last) this.#hashes.length -= 1;
  }

  compare(a: number, b: number): number {
    const one = this.#values.ids.at(a);
    const other = this.#values.ids.at(b);
    if (one < 0 || other < 0) return 0;
    if (one !== other) return 1;
    return this.#values.count(a) > MOST_SHARED ? 0 : 2;
  }

  get filled(): number {
    return this.#values.filled;
  }

  rarity(a: number, _b: number, level: number): number {
    return level === 2 ? log2Share(this.#values.count(a), this.#values.filled) : 0;
  }

  atoms(slot: number, out: Atoms): void {
    if (this.#values.ids.at(slot) >= 0) out.alone.push(this.#hashes.at(slot));
  }
}

const hashOr = (text: string | undefined): number => (text === undefined ? -1 : hash53(text));
