/** Bytes that grow by doubling. Write into `array` from `length` on, after asking for `room`. */
export class GrowingBytes {
  array: Uint8Array;
  length = 0;

  constructor(array: Uint8Array = new Uint8Array(256)) {
    this.array = array;
  }

  room(extra: number): Uint8Array {
    if (this.length + extra <= this.array.length) return this.array;
    const larger = new Uint8Array(Math.max(this.array.length * 2, this.length + extra));
    larger.set(this.array.subarray(0, this.length));
    this.array = larger;
    return larger;
  }

  /** Copies bytes `from` to `to` of another array: most often few, for which a loop is faster. */
  append(bytes: Uint8Array, from: number, to: number): void {
    const array = this.room(to - from);
    const at = this.length;
    if (to - from > 64) array.set(bytes.subarray(from, to), at);
    else for (let i = from; i < to; i++) array[at + i - from] = bytes[i] as number;
    this.length = at + to - from;
  }

  written(): Uint8Array {
    return this.array.subarray(0, this.length);
  }
}

/** Words of 32 bits that grow by doubling. */
export class GrowingWords {
  array: Uint32Array;
  length = 0;

  constructor(array: Uint32Array = new Uint32Array(64)) {
    this.array = array;
  }

  room(extra: number): Uint32Array {
    if (this.length + extra <= this.array.length) return this.array;
    const larger = new Uint32Array(Math.max(this.array.length * 2, this.length + extra));
    larger.set(this.array.subarray(0, this.length));
    this.array = larger;
    return larger;
  }

  push(word: number): void {
    this.room(1)[this.length++] = word;
  }

  written(): Uint32Array {
    return this.array.subarray(0, this.length);
  }

  /** The same, read as signed numbers. */
  signed(): Int32Array {
    return new Int32Array(this.array.buffer, this.array.byteOffset, this.length);
  }
}
