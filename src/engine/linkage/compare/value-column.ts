import { Ints } from "../memory/growing.ts";
import { hash53 } from "../memory/hash.ts";
import { Interner } from "../memory/interner.ts";

/** One value of each record, known by its hash, and how many records hold it. */
export class ValueList {
  readonly ids = new Ints();
  readonly #values = new Interner();
  /** Records with a value. */
  filled = 0;

  /** Adds the next record's value, by its hash; -1 for none. Returns the value's number, -1 for none. */
  add(hash: number): number {
    if (hash < 0) {
      this.ids.push(-1);
      return -1;
    }
    const id = this.#values.add(hash);
    this.#values.counts.array[id] = this.#values.counts.at(id) + 1;
    this.filled += 1;
    this.ids.push(id);
    return id;
  }

  addText(text: string): number {
    return this.add(text === "" ? -1 : hash53(text));
  }

  forget(slot: number, last: boolean): void {
    const id = this.ids.at(slot);
    if (id >= 0) {
      this.#values.counts.array[id] = this.#values.counts.at(id) - 1;
      this.filled -= 1;
    }
    if (last) this.ids.length -= 1;
  }

  /** How many records hold the value of this one. */
  count(slot: number): number {
    const id = this.ids.at(slot);
    return id < 0 ? 0 : this.#values.counts.at(id);
  }

  /** Different values ever seen. */
  get distinct(): number {
    return this.#values.size;
  }
}
