/** The typed arrays that the index is made of. */
export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** A typed array that grows by half. Loops read `data` once and stop at `length`; `data` may be longer. */
export class Growable<A extends NumberArray> {
  data: A;
  length: number;

  constructor(data: A, length = data.length) {
    this.data = data;
    this.length = length;
  }

  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1);
    this.data[this.length++] = value;
  }

  /** Makes room for `extra` more values, left for the caller to write. */
  reserve(extra: number): void {
    const needed = this.length + extra;
    if (needed <= this.data.length) return;
    const TypedArray = this.data.constructor as new (length: number) => A;
    const larger = new TypedArray(Math.max(needed, Math.ceil(this.data.length * 1.5), 64));
    larger.set(this.data.subarray(0, this.length) as never);
    this.data = larger;
  }

  /** What is in use, as a view. */
  view(): A {
    return this.data.subarray(0, this.length) as A;
  }
}

/** An empty array of bytes. */
export const growU8 = () => new Growable(new Uint8Array(0));
/** An empty array of 32-bit integers. */
export const growU32 = () => new Growable(new Uint32Array(0));
/** An empty array of doubles. */
export const growF64 = () => new Growable(new Float64Array(0));
