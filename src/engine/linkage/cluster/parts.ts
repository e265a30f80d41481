/** Sets of records that are joined two by two (union-find with path halving; the smaller number stands for a set). */
export class Parts {
  readonly of: Int32Array;

  constructor(records: number) {
    this.of = Int32Array.from({ length: records }, (_, i) => i);
  }

  find(record: number): number {
    const { of } = this;
    let at = record;
    while (of[at] !== at) {
      of[at] = of[of[at] as number] as number;
      at = of[at] as number;
    }
    return at;
  }

  join(a: number, b: number): void {
    const [one, other] = [this.find(a), this.find(b)];
    if (one < other) this.of[other] = one;
    else if (other < one) this.of[one] = other;
  }
}
