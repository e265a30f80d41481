/**
 * Official numbers by the sources that list them: one that a source gives to several of its records (a federation's, on all its
 * members) tells none of them.
 */
export class ListedNumbers {
  readonly #counts = new Map<string, number>();
  /** Of each number, how many sources give it to several records. */
  readonly #repeated = new Map<string, number>();

  add(source: string, numbers: readonly string[]): void {
    for (const number of numbers) this.#change(source, number, 1);
  }

  remove(source: string, numbers: readonly string[]): void {
    for (const number of numbers) this.#change(source, number, -1);
  }

  #change(source: string, number: string, by: 1 | -1): void {
    const key = `${source}\n${number}`;
    const before = this.#counts.get(key) ?? 0;
    const now = before + by;
    if (now > 0) this.#counts.set(key, now);
    else this.#counts.delete(key);
    if (before > 1 === now > 1) return;
    const sources = (this.#repeated.get(number) ?? 0) + by;
    if (sources > 0) this.#repeated.set(number, sources);
    else this.#repeated.delete(number);
  }

  /** Whether a source gives this number to several of its records. */
  isRepeated(number: string): boolean {
    return this.#repeated.has(number);
  }
}
