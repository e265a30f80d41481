import { type FacetChoice, type IndexDocument, type IndexSchema, QUERY_LIMITS, type Query } from "../index/index.ts";
import { boundedQuery } from "./bounded.ts";
import { type Condition, conditionOf } from "./condition.ts";
import { type Need, needOf, rarest } from "./need.ts";
import { ReadyDocument } from "./ready-document.ts";
import { type Watch, Watches } from "./watch.ts";

/** A stored query. `named`: all that it names; `watched`: where it waits. */
type Stored = {
  id: string;
  condition: Condition;
  need: Need<Stored>;
  named: readonly Watch<Stored>[];
  watched: readonly Watch<Stored>[];
  /** Turn at which it was last looked at. */
  seen: number;
  /** How often it was looked at for nothing since its watches were chosen, and how often before they are chosen anew. */
  vain: number;
  patience: number;
};

/** A query looked at for nothing this often is watched for by something rarer, if there is. */
const PATIENCE = 64;

/**
 * Stored queries, each waiting for the rarest thing that it cannot do without: a term, the beginning of one, a facet value, a
 * cell of the map. A document wakes those that wait for something it has, and only they are looked at; queries without any
 * requirement ("everything but X") are looked at each time. What is rare is learnt from the documents that go by: it decides how
 * many queries are looked at, never which answer. (The percolator of search engines; "selective dissemination of information",
 * Yan & Garcia-Molina, ACM TODS 1994, ranked key method.)
 */
export class StandingQueries {
  private readonly schema: IndexSchema;
  private readonly watches: Watches<Stored>;
  private readonly stored = new Map<string, Stored>();
  private readonly unconditional = new Set<Stored>();

  constructor(schema: IndexSchema) {
    this.schema = schema;
    this.watches = new Watches(schema.groups.length);
  }

  get size(): number {
    return this.stored.size;
  }

  /** Stores a query, in place of the one with this id. `choices`: of facets, all wanted together, as in a search. */
  add(id: string, query: Query, choices: readonly FacetChoice[] = []): void {
    this.remove(id);
    const chosen = choices
      .slice(0, QUERY_LIMITS.choices)
      .filter(({ values }) => values.length > 0)
      .map(({ group, values }): Query => ({ kind: "value", group, values: values.slice(0, QUERY_LIMITS.values) }));
    const bounded = boundedQuery(query);
    const whole: Query = chosen.length > 0 ? { kind: "every", of: [bounded, ...chosen] } : bounded;
    const named: Watch<Stored>[] = [];
    const need = needOf(whole, { schema: this.schema, watches: this.watches, named });
    const condition = conditionOf(whole, this.schema);
    const stored: Stored = { id, condition, need, named, watched: [], seen: 0, vain: 0, patience: PATIENCE };
    this.stored.set(id, stored);
    this.wait(stored);
  }

  /** Forgets a query. @returns whether there was one. */
  remove(id: string): boolean {
    const stored = this.stored.get(id);
    if (!stored) return false;
    this.stored.delete(id);
    this.leave(stored);
    for (const watch of stored.named) if (--watch.named === 0) watch.forget();
    return true;
  }

  /** Ids of the stored queries that a document answers, in their own order. */
  match(document: IndexDocument): string[] {
    const ready = new ReadyDocument(document);
    const found: string[] = [];
    const vain: Stored[] = [];
    const turn = this.watches.turn + 1;
    const look = (stored: Stored) => {
      if (stored.seen === turn) return;
      stored.seen = turn;
      if (stored.condition(ready)) found.push(stored.id);
      else if (++stored.vain >= stored.patience) vain.push(stored);
    };
    for (const watch of this.watches.metBy(ready)) for (const stored of watch.waiting) look(stored);
    for (const stored of this.unconditional) look(stored);
    for (const stored of vain) this.waitElsewhere(stored);
    return found.sort();
  }

  private wait(stored: Stored): void {
    const { cost, watches } = rarest(stored.need, this.watches.turn);
    stored.watched = watches;
    if (cost === Number.POSITIVE_INFINITY) this.unconditional.add(stored);
    else for (const watch of watches) watch.waiting.add(stored);
  }

  private leave(stored: Stored): void {
    this.unconditional.delete(stored);
    for (const watch of stored.watched) watch.waiting.delete(stored);
  }

  /** More and more seldom: where nothing is rare, looking for better costs more than it spares. */
  private waitElsewhere(stored: Stored): void {
    stored.vain = 0;
    stored.patience *= 2;
    this.leave(stored);
    this.wait(stored);
  }
}
