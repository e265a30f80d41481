const CHUNK = 4 << 20;

/**
 * Texts by row number, as UTF-8 in large chunks: out of the garbage collector's way, and written to a file as they are.
 * Rows are added in order and never change.
 */
export class ByteStore {
  readonly #chunks: Uint8Array[];
  #used: number;
  readonly #rows: { chunk: number[]; start: number[]; length: number[] };

  constructor() {
    this.#chunks = [];
    this.#used = CHUNK;
    this.#rows = { chunk: [], start: [], length: [] };
  }

  add(text: string): void {
    this.#addBytes(Buffer.from(text, "utf8"));
  }

  #addBytes(bytes: Uint8Array): void {
    const room = this.#chunks.at(-1);
    if (room === undefined || this.#used + bytes.length > room.length) {
      this.#chunks.push(new Uint8Array(Math.max(CHUNK, bytes.length)));
      this.#used = 0;
    }
    const chunk = this.#chunks.length - 1;
    this.#chunks[chunk]?.set(bytes, this.#used);
    this.#rows.chunk.push(chunk);
    this.#rows.start.push(this.#used);
    this.#rows.length.push(bytes.length);
    this.#used += bytes.length;
  }

  #bytes(row: number): Uint8Array {
    const start = this.#rows.start[row] ?? 0;
    const chunk = this.#chunks[this.#rows.chunk[row] ?? 0] ?? new Uint8Array(0);
    return chunk.subarray(start, start + (this.#rows.length[row] ?? 0));
  }

  text(row: number): string {
    const bytes = this.#bytes(row);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  }

  pick(kept: Uint32Array): ByteStore {
    const picked = new ByteStore();
    for (const row of kept) picked.#addBytes(this.#bytes(row));
    return picked;
  }

  /** All rows end to end, and the length of each. */
  parts(): { bytes: Uint8Array; lengths: Uint32Array } {
    const lengths = Uint32Array.from(this.#rows.length);
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
    let at = 0;
    for (let row = 0; row < lengths.length; row++) {
      bytes.set(this.#bytes(row), at);
      at += lengths[row] ?? 0;
    }
    return { bytes, lengths };
  }

  static from({ bytes, lengths }: { bytes: Uint8Array; lengths: Uint32Array }): ByteStore {
    const store = new ByteStore();
    store.#chunks.push(bytes);
    store.#used = bytes.length;
    let at = 0;
    for (const length of lengths) {
      store.#rows.chunk.push(0);
      store.#rows.start.push(at);
      store.#rows.length.push(length);
      at += length;
    }
    return store;
  }
}
