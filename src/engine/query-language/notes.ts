import type { NoteCode, QueryNote, Range } from "./query.ts";

const LONGEST_TEXT = 80;

/** Gathers what is to be said of a reading: once for each kind of thing, however often it happens. */
export class Notes {
  readonly #text: string;
  readonly #byCode = new Map<NoteCode, QueryNote>();

  constructor(text: string) {
    this.#text = text;
  }

  add(code: NoteCode, range: Range): void {
    const known = this.#byCode.get(code);
    if (known) {
      known.count += 1;
      // What is left out is said from its first to its last.
      if (code === "too-many") known.range = { start: known.range.start, end: range.end };
      return;
    }
    const text = this.#text.slice(range.start, Math.min(range.end, range.start + LONGEST_TEXT)).toWellFormed();
    this.#byCode.set(code, { code, text, range, count: 1 });
  }

  list(): QueryNote[] {
    return [...this.#byCode.values()];
  }
}
