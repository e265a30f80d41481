import { Growable, growU32 } from "./growable.ts";

const FIRST_BLOCK = 2;
const LARGEST_BLOCK = 1_024;
/** Each block begins with the position of the next one and its own capacity. */
const BLOCK_HEAD = 2;

type PostingsParts = { arena: Uint32Array; first: Uint32Array; last: Uint32Array; write: Uint32Array };

/**
 * One growing list of 32-bit values per key, all in one array: each list is a chain of blocks of doubling size, so that
 * adding never moves anything and a key seen once costs 28 bytes. Position 0 means "no block".
 */
export class Postings {
  readonly #arena: Growable<Uint32Array>;
  readonly #first: Growable<Uint32Array>;
  readonly #last: Growable<Uint32Array>;
  readonly #write: Growable<Uint32Array>;

  constructor(parts?: PostingsParts) {
    this.#arena = parts ? new Growable(parts.arena) : growU32();
    this.#first = parts ? new Growable(parts.first) : growU32();
    this.#last = parts ? new Growable(parts.last) : growU32();
    this.#write = parts ? new Growable(parts.write) : growU32();
    if (!parts) this.#arena.push(0);
  }

  parts(): PostingsParts {
    return { arena: this.#arena.view(), first: this.#first.view(), last: this.#last.view(), write: this.#write.view() };
  }

  append(key: number, value: number): void {
    while (this.#first.length <= key) for (const column of [this.#first, this.#last, this.#write]) column.push(0);
    const last = this.#last.data[key] ?? 0;
    let at = this.#write.data[key] ?? 0;
    if (last === 0 || at === last + BLOCK_HEAD + (this.#arena.data[last + 1] ?? 0)) at = this.#addBlock(key, last);
    this.#arena.data[at] = value;
    this.#write.data[key] = at + 1;
  }

  #addBlock(key: number, last: number): number {
    const start = this.#arena.length;
    const capacity = last === 0 ? FIRST_BLOCK : Math.min(LARGEST_BLOCK, (this.#arena.data[last + 1] ?? 1) * 2);
    this.#arena.reserve(BLOCK_HEAD + capacity);
    this.#arena.length += BLOCK_HEAD + capacity;
    this.#arena.data[start] = 0;
    this.#arena.data[start + 1] = capacity;
    if (last === 0) this.#first.data[key] = start;
    else this.#arena.data[last] = start;
    this.#last.data[key] = start;
    return start + BLOCK_HEAD;
  }

  /** How many values a key has, without reading them. */
  count(key: number): number {
    const arena = this.#arena.data;
    const last = this.#last.data[key] ?? 0;
    let count = (this.#write.data[key] ?? 0) - (last === 0 ? 0 : last + BLOCK_HEAD);
    for (let block = this.#first.data[key] ?? 0; block !== last; block = arena[block] ?? 0) count += arena[block + 1] ?? 0;
    return count;
  }

  /** All values of a key in the order they were added; none for a key never seen. */
  values(key: number): Uint32Array {
    const arena = this.#arena.data;
    const first = this.#first.data[key] ?? 0;
    const last = this.#last.data[key] ?? 0;
    const lastUsed = (this.#write.data[key] ?? 0) - last - BLOCK_HEAD;
    let count = 0;
    for (let block = first; block !== 0; block = arena[block] ?? 0) count += block === last ? lastUsed : (arena[block + 1] ?? 0);
    const found = new Uint32Array(count);
    let at = 0;
    for (let block = first; block !== 0; block = arena[block] ?? 0) {
      const used = block === last ? lastUsed : (arena[block + 1] ?? 0);
      const start = block + BLOCK_HEAD;
      for (let i = 0; i < used; i++) found[at++] = arena[start + i] ?? 0;
    }
    return found;
  }

  get keys(): number {
    return this.#first.length;
  }
}
