import { type Judgement, MACHINE, type Verdict } from "./judgement.ts";
import { recordKey } from "./linkage-record.ts";

/**
 * What holds of two descriptions. `undone`: a merge that a person made and took back: the machine leaves them, people may be asked.
 * A merge of the machine that was taken back is "distinct".
 */
export type Held = {
  verdict: Verdict | "undone";
  judgement: Judgement /** Later ones come before earlier ones. */;
  rank: number;
};

function holding(judgement: Judgement): Held | undefined {
  const { verdict, by, seq, undoneBy } = judgement;
  if (verdict === "undo") return undefined;
  if (undoneBy === undefined) return by === MACHINE ? undefined : { verdict, judgement, rank: seq };
  if (verdict !== "same") return undefined;
  return { verdict: by === MACHINE ? "distinct" : "undone", judgement, rank: undoneBy };
}

/** Of each pair of descriptions, what was judged last and not taken back. It does not depend on the order in which they came here. */
export class Standing {
  readonly #held: Held[];
  /** Of each record: in which of them, on which side. */
  readonly #places = new Map<string, { held: number; side: number }[]>();

  constructor(judgements: readonly Judgement[]) {
    this.#held = judgements.flatMap((judgement) => holding(judgement) ?? []);
    for (const [held, { judgement }] of this.#held.entries()) {
      for (const [side, { records }] of judgement.sides.entries()) {
        for (const record of records) {
          const key = recordKey(record);
          const places = this.#places.get(key);
          if (places) places.push({ held, side });
          else this.#places.set(key, [{ held, side }]);
        }
      }
    }
  }

  /** What holds of two records, by their keys. */
  between(a: string, b: string): Held | undefined {
    const other = this.#places.get(b);
    if (!other) return undefined;
    let last: Held | undefined;
    for (const { held, side } of this.#places.get(a) ?? []) {
      const found = this.#held[held];
      if (!found || (last && last.rank > found.rank)) continue;
      if (other.some((place) => place.held === held && place.side !== side)) last = found;
    }
    return last;
  }

  /** What was judged last between any record of one entry and any of another. */
  ofEntries(a: readonly string[], b: readonly string[]): Held | undefined {
    let last: Held | undefined;
    for (const one of a) {
      if (!this.#places.has(one)) continue;
      for (const other of b) {
        const held = this.between(one, other);
        if (held && (!last || held.rank > last.rank)) last = held;
      }
    }
    return last;
  }

  /** Keys of the records that something was judged of together with this one. */
  judgedWith(key: string): Set<string> {
    const others = new Set<string>();
    for (const { held, side } of this.#places.get(key) ?? []) {
      for (const [place, { records }] of (this.#held[held]?.judgement.sides ?? []).entries())
        if (place !== side) for (const record of records) others.add(recordKey(record));
    }
    return others;
  }
}
