import { Beginnings } from "./beginnings.ts";
import { CELL_SIDES, cellOf } from "./cells.ts";
import type { ReadyDocument } from "./ready-document.ts";

/** How likely a document is to have something nobody has met yet. */
const LIKELY = { term: 0.01, beginning: 0.05, cell: 0.05, value: 0.2 } as const;
/** As many documents are imagined, so that the first ones do not decide alone. */
const IMAGINED = 64;

/** Something that a document may have: those that cannot do without it wait here. */
export class Watch<Waiting> {
  readonly kind: keyof typeof LIKELY;
  readonly waiting = new Set<Waiting>();
  /** How often it is named, by those who wait here or not. */
  named = 0;
  /** Turn at which it was last met, how many documents had it, and how many had been met before it was named. */
  met = 0;
  private hits = 0;
  private readonly born: number;
  readonly forget: () => void;

  constructor(kind: keyof typeof LIKELY, born: number, forget: () => void) {
    this.kind = kind;
    this.born = born;
    this.forget = forget;
  }

  hit(turn: number): void {
    this.met = turn;
    this.hits++;
  }

  /** Share of documents that have it, as far as is known; what many queries name is thought more frequent. */
  likelihood(turn: number): number {
    const guess = Math.min(1, LIKELY[this.kind] * (1 + Math.log2(1 + this.named)));
    return (this.hits + IMAGINED * guess) / (turn - this.born + IMAGINED);
  }
}

/** Everything that stored queries name, by what it is. */
export class Watches<Waiting> {
  /** Documents met so far. */
  turn = 0;
  private readonly terms = new Map<string, Watch<Waiting>>();
  private readonly beginnings = new Beginnings<Watch<Waiting>>();
  private beginningsNamed = 0;
  private readonly values: readonly Map<string, Watch<Waiting>>[];
  private readonly cells: readonly Map<number, Watch<Waiting>>[] = CELL_SIDES.map(() => new Map());

  constructor(groups: number) {
    this.values = Array.from({ length: groups }, () => new Map());
  }

  /** What follows counts as naming it once more. */
  term(term: string): Watch<Waiting> {
    return this.named(this.terms, "term", term);
  }

  /** None for a group that is not in the schema. */
  value(group: number, value: string): Watch<Waiting> | undefined {
    const values = this.values[group];
    return values && this.named(values, "value", value);
  }

  /** @param side place in `CELL_SIDES`. */
  cell(side: number, key: number): Watch<Waiting> {
    return this.named(this.cells[side] as Map<number, Watch<Waiting>>, "cell", key);
  }

  beginning(beginning: string): Watch<Waiting> {
    let watch = this.beginnings.get(beginning);
    if (!watch) {
      this.beginningsNamed++;
      watch = new Watch("beginning", this.turn, () => {
        this.beginnings.delete(beginning);
        this.beginningsNamed--;
      });
      this.beginnings.set(beginning, watch);
    }
    watch.named++;
    return watch;
  }

  private named<Key>(watches: Map<Key, Watch<Waiting>>, kind: keyof typeof LIKELY, key: Key): Watch<Waiting> {
    let watch = watches.get(key);
    if (!watch) {
      watch = new Watch(kind, this.turn, () => watches.delete(key));
      watches.set(key, watch);
    }
    watch.named++;
    return watch;
  }

  /** Everything named that a document has, each once. Begins a turn. */
  *metBy({ fieldsOf, values, places }: ReadyDocument): Generator<Watch<Waiting>> {
    const turn = ++this.turn;
    const fresh = (watch: Watch<Waiting> | undefined): watch is Watch<Waiting> => {
      if (!watch || watch.met === turn) return false;
      watch.hit(turn);
      return true;
    };
    for (const term of fieldsOf.keys()) {
      const watch = this.terms.get(term);
      if (fresh(watch)) yield watch;
    }
    if (this.beginningsNamed > 0)
      for (const term of fieldsOf.keys()) for (const watch of this.beginnings.of(term)) if (fresh(watch)) yield watch;
    for (const [group, watches] of this.values.entries())
      for (const value of values[group] ?? []) {
        const watch = watches.get(value);
        if (fresh(watch)) yield watch;
      }
    for (const [side, watches] of this.cells.entries()) {
      if (watches.size === 0) continue;
      for (const { lat, lon } of places) {
        const watch = watches.get(cellOf(lat, lon, CELL_SIDES[side] as number));
        if (fresh(watch)) yield watch;
      }
    }
  }
}
