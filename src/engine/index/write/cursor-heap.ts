/** A binary heap of cursors, by number: the one that stands before all others is first. For merging many sorted runs. */
export class CursorHeap {
  size = 0;
  private readonly heap: Uint16Array;
  private readonly isBefore: (a: number, b: number) => boolean;

  /** @param isBefore compares where two cursors stand now; it is asked again after each move */
  constructor(cursors: number, isBefore: (a: number, b: number) => boolean) {
    this.heap = new Uint16Array(cursors);
    this.isBefore = isBefore;
  }

  get first(): number {
    return this.heap[0] as number;
  }

  add(cursor: number): void {
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = this.heap[parent] as number;
      if (!this.isBefore(cursor, above)) break;
      this.heap[at] = above;
      at = parent;
    }
    this.heap[at] = cursor;
  }

  /** The first cursor went forward. */
  moved(): void {
    this.sink(this.heap[0] as number);
  }

  /** The first cursor is at its end. */
  drop(): void {
    const last = this.heap[--this.size] as number;
    if (this.size > 0) this.sink(last);
  }

  private sink(cursor: number): void {
    const { heap, size } = this;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.isBefore(heap[child + 1] as number, heap[child] as number)) child++;
      if (!this.isBefore(heap[child] as number, cursor)) break;
      heap[at] = heap[child] as number;
      at = child;
    }
    heap[at] = cursor;
  }
}
