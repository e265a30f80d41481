/** Lists of numbers that grow by half when full: what a million records are held in. */
export class Ints {
  array: Int32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.array = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) this.array = grown(this.array, new Int32Array(nextSize(this.length)));
    this.array[this.length++] = value;
  }

  at(index: number): number {
    return this.array[index] as number;
  }

  /** The values alone, in memory of exactly their size. */
  trimmed(): Int32Array {
    return this.array.slice(0, this.length);
  }
}

/** As `Ints`, for numbers with decimals or beyond 32 bits. */
export class Doubles {
  array: Float64Array;
  length = 0;

  constructor(capacity = 1024) {
    this.array = new Float64Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.array.length) this.array = grown(this.array, new Float64Array(nextSize(this.length)));
    this.array[this.length++] = value;
  }

  at(index: number): number {
    return this.array[index] as number;
  }
}

const nextSize = (length: number): number => Math.ceil(length * 1.5) + 1024;

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
