import { type Growable, growU32, type NumberArray } from "./growable.ts";

/** A short list of numbers per row, all rows in one array. Rows are added in order and never change. */
export class Ragged<A extends NumberArray> {
  readonly starts: Growable<Uint32Array>;
  readonly values: Growable<A>;

  constructor(values: Growable<A>, starts = growU32()) {
    this.values = values;
    this.starts = starts;
    if (starts.length === 0) starts.push(0);
  }

  add(row: ArrayLike<number>): void {
    this.values.reserve(row.length);
    for (let i = 0; i < row.length; i++) this.values.push(row[i] ?? 0);
    this.starts.push(this.values.length);
  }

  row(index: number): A {
    return this.values.data.subarray(this.starts.data[index] ?? 0, this.starts.data[index + 1] ?? 0) as A;
  }

  /** The rows in `kept`, in that order, as a new list. */
  pick(kept: Uint32Array, empty: Growable<A>): Ragged<A> {
    const picked = new Ragged(empty);
    for (const row of kept) picked.add(this.row(row));
    return picked;
  }
}
