/** Strings as small integers, given in order of arrival and never taken back. */
export class Interner {
  readonly #ids = new Map<string, number>();
  readonly #names: string[] = [];

  constructor(names: readonly string[] = []) {
    for (const name of names) this.#ids.set(name, this.#names.push(name) - 1);
  }

  add(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = this.#names.length;
    // A token sliced out of a long text would keep all of that text alive: copy it.
    const own = Buffer.from(name, "utf8").toString("utf8");
    this.#ids.set(own, id);
    this.#names.push(own);
    return id;
  }

  id(name: string): number | undefined {
    return this.#ids.get(name);
  }

  name(id: number): string {
    return this.#names[id] ?? "";
  }

  get names(): readonly string[] {
    return this.#names;
  }
}
