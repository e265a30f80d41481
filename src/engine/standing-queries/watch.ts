import { Beginnings } from "./beginnings.ts";
import { CELL_SIDES, cellOf } from "./cells.ts";
import type { Condition } from "./condition.ts";
import type { Need } from "./need.ts";
import type { ReadyDocument } from "./ready-document.ts";

/** A stored query. `named`: all that it names; `watched`: where it waits. */
export type Stored = {
  id: string;
  condition: Condition;
  need: Need;
  named: readonly Watch[];
  watched: readonly Watch[];
  /** Turn at which it was last looked at. */
  seen: number;
  /** How often it was looked at for nothing since its watches were chosen, and how often before they are chosen anew. */
  vain: number;
  patience: number;
};

/** How likely a document is to have something nobody has met yet. */
const LIKELY = { term: 0.01, beginning: 0.05, cell: 0.05, value: 0.2 } as const;
/** As many documents are imagined, so that the first ones do not decide alone. */
const IMAGINED = 64;

/** Something that a document may have: stored queries that cannot do without it wait here. */
export class Watch {
  readonly kind: keyof typeof LIKELY;
  readonly queries = new Set<Stored>();
  /** How many stored queries name it, waiting here or not. */
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
export class Watches {
  /** Documents met so far. */
  turn = 0;
  private readonly terms = new Map<string, Watch>();
  private readonly beginnings = new Beginnings<Watch>();
  private beginningsNamed = 0;
  private readonly values: readonly Map<string, Watch>[];
  private readonly cells: readonly Map<number, Watch>[] = CELL_SIDES.map(() => new Map());

  constructor(groups: number) {
    this.values = Array.from({ length: groups }, () => new Map());
  }

  term = (term: string): Watch => this.named(this.terms, "term", term);
  value = (group: number, value: string): Watch | undefined => {
    const values = this.values[group];
    return values && this.named(values, "value", value);
  };
  cell = (side: number, key: number): Watch => this.named(this.cells[side] as Map<number, Watch>, "cell", key);

  beginning(beginning: string): Watch {
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

  private named<Key>(watches: Map<Key, Watch>, kind: Watch["kind"], key: Key): Watch {
    let watch = watches.get(key);
    if (!watch) {
      watch = new Watch(kind, this.turn, () => watches.delete(key));
      watches.set(key, watch);
    }
    watch.named++;
    return watch;
  }

  /** Everything named that a document has, each once. Begins a turn. */
  *metBy({ document, fieldsOf, places }: ReadyDocument): Generator<Watch> {
    const turn = ++this.turn;
    const fresh = (watch: Watch | undefined): watch is Watch => {
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
      for (const value of document.values[group] ?? []) {
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
