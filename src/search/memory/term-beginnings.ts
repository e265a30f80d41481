const KEY = 3;

/** Finds terms by how they begin, from three letters on. */
export class TermBeginnings {
  readonly #buckets = new Map<string, number[]>();
  #noted = 0;

  constructor(terms: readonly string[]) {
    terms.forEach((term, id) => {
      this.note(id, term);
    });
  }

  /** Ids come in order: one already noted is left alone. */
  note(id: number, term: string): void {
    if (id < this.#noted) return;
    this.#noted = id + 1;
    if (term.length < KEY) return;
    const key = term.slice(0, KEY);
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.push(id);
    else this.#buckets.set(key, [id]);
  }

  /** Terms that may begin with these letters: the caller compares the rest. */
  candidates(beginning: string): readonly number[] {
    return beginning.length < KEY ? [] : (this.#buckets.get(beginning.slice(0, KEY)) ?? []);
  }
}
