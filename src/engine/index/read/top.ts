/**
 * The best of the documents offered, in one segment: those of largest key, among equals those of smallest number. A heap whose
 * root is the worst kept.
 */
export class Top {
  /** What a key must be above, once all places are taken; until then, what it must not be below. */
  least: number;
  size = 0;
  readonly keys: Float64Array;
  readonly docs: Int32Array;
  readonly scores: Int32Array;
  private readonly places: number;

  /** @param room of scratch, for as many places @param floor keys below are of no interest */
  constructor(places: number, room: { keys: Float64Array; docs: Int32Array; scores: Int32Array }, floor: number) {
    this.places = places;
    this.least = floor;
    this.keys = room.keys;
    this.docs = room.docs;
    this.scores = room.scores;
  }

  /** Whether a key is good enough for a document after all those offered before. */
  takes(key: number): boolean {
    return this.size < this.places ? key >= this.least : key > this.least;
  }

  /** Keeps a document whose key was taken. Documents come in order. */
  add(key: number, document: number, score: number): void {
    if (this.size < this.places) {
      this.rise(this.size++, key, document, score);
      if (this.size === this.places) this.least = this.keys[0] as number;
    } else {
      this.sink(this.size, key, document, score);
      this.least = this.keys[0] as number;
    }
  }

  /** Whether entry `at` is worse than a document with this key. */
  private isWorse(at: number, key: number, document: number): boolean {
    const own = this.keys[at] as number;
    return own < key || (own === key && (this.docs[at] as number) > document);
  }

  private set(at: number, key: number, document: number, score: number): void {
    this.keys[at] = key;
    this.docs[at] = document;
    this.scores[at] = score;
  }

  private rise(start: number, key: number, document: number, score: number): void {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      if (!this.isBetter(parent, key, document)) break;
      this.set(at, this.keys[parent] as number, this.docs[parent] as number, this.scores[parent] as number);
      at = parent;
    }
    this.set(at, key, document, score);
  }

  private isBetter(at: number, key: number, document: number): boolean {
    const own = this.keys[at] as number;
    return own > key || (own === key && (this.docs[at] as number) < document);
  }

  /** Puts a document in the place of the root of a heap of `size`. */
  private sink(size: number, key: number, document: number, score: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.isWorse(child + 1, this.keys[child] as number, this.docs[child] as number)) child++;
      if (!this.isWorse(child, key, document)) break;
      this.set(at, this.keys[child] as number, this.docs[child] as number, this.scores[child] as number);
      at = child;
    }
    this.set(at, key, document, score);
  }

  /** Puts what was kept in order, best first. Nothing may be offered afterwards. */
  sort(): void {
    for (let size = this.size - 1; size > 0; size--) {
      const [key, document, score] = [this.keys[size] as number, this.docs[size] as number, this.scores[size] as number];
      this.set(size, this.keys[0] as number, this.docs[0] as number, this.scores[0] as number);
      this.sink(size, key, document, score);
    }
  }
}
