import type { Segment } from "../segment.ts";
import { GrowingWords } from "./growing.ts";

/** Gathers the distinct sets of values of a segment, group after group, as `Segment.setValue` has them. */
export class ValueSets {
  private readonly groupSet: number[] = [];
  private readonly starts = new GrowingWords();
  private readonly values = new GrowingWords();
  private known = new Map<string, number>();

  constructor() {
    this.starts.push(0);
  }

  /** Starts the next group: its sets are its own. */
  beginGroup(): void {
    this.groupSet.push(this.starts.length - 1);
    this.known = new Map();
  }

  /** The number of the set of these values of the group. @param values increasing */
  numberOf(values: Uint32Array | readonly number[]): number {
    const key = values.join();
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.starts.length - 1;
    this.values.room(values.length).set(values, this.values.length);
    this.values.length += values.length;
    this.starts.push(this.values.length);
    this.known.set(key, number);
    return number;
  }

  written(): Pick<Segment, "groupSet" | "setValue" | "setStart"> {
    return {
      groupSet: Uint32Array.from([...this.groupSet, this.starts.length - 1]),
      setValue: this.values.written(),
      setStart: this.starts.written(),
    };
  }
}
