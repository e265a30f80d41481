/** A facet value: the place of its group in `schema.groups`, and the caller's opaque string. */
export type FacetValue = { group: number; value: string };

/** The numbers of facet values, the same in all segments of an index. A value keeps its number for ever. */
export class ValueTable {
  private readonly entries: FacetValue[] = [];
  private readonly byGroup: Map<string, number>[] = [];

  get size(): number {
    return this.entries.length;
  }

  /** Number of a value already met. */
  find(group: number, value: string): number | undefined {
    return this.byGroup[group]?.get(value);
  }

  /** Number of a value, the next free one when it is met for the first time. Values that are one in UTF-8 have one number. */
  numberOf(group: number, value: string): number {
    return this.find(group, value) ?? this.enter(group, value);
  }

  private enter(group: number, written: string): number {
    const value = written.toWellFormed();
    const known = this.find(group, value);
    if (known !== undefined) return known;
    const number = this.entries.length;
    this.entries.push({ group, value });
    for (let g = this.byGroup.length; g <= group; g++) this.byGroup.push(new Map());
    this.byGroup[group]?.set(value, number);
    return number;
  }

  entry(number: number): FacetValue | undefined {
    return this.entries[number];
  }

  /** Values from `number` on, in order. */
  since(number: number): FacetValue[] {
    return this.entries.slice(number);
  }

  /** Adds what a commit or a snapshot says, from number `first` on; values already known are passed over. */
  append(first: number, values: readonly FacetValue[]): void {
    for (const { group, value } of values.slice(Math.max(0, this.entries.length - first))) this.numberOf(group, value);
  }
}
