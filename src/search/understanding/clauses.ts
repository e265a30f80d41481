import { type QueryNode, withoutParts } from "../../engine/query-language/index.ts";
import type { ReadClause, ReadJoint } from "../index-port.ts";
import { GRAMMAR } from "./language.ts";

/** Gathers the clauses of a reading in the order of the text, and the nodes that go away with each. */
export class Clauses {
  readonly list: ReadClause[] = [];
  readonly #nodes = new Map<ReadClause, readonly QueryNode[]>();

  add(clause: Partial<ReadClause> & { text: string }, nodes: readonly QueryNode[]): ReadClause {
    const whole: ReadClause = { negated: false, phrase: false, synonyms: [], beginnings: false, ...clause };
    this.list.push(whole);
    this.#nodes.set(whole, nodes);
    return whole;
  }

  /** More nodes that say the same as a clause, and go away with it. */
  extend(clause: ReadClause, nodes: readonly QueryNode[]): void {
    this.#nodes.set(clause, [...(this.#nodes.get(clause) ?? []), ...nodes]);
  }

  /** Does something that adds clauses, and says what ties them to those before; several are a group when `grouped`. */
  within<T>(act: () => T, joint: ReadJoint | undefined, grouped: boolean): T {
    const from = this.list.length;
    const result = act();
    const [first, last] = [this.list[from], this.list.at(-1)];
    if (!first || !last || this.list.length === from) return result;
    if (grouped && this.list.length - from > 1) {
      first.before = ["(", ...(first.before ?? [])];
      last.closes = (last.closes ?? 0) + 1;
    }
    if (joint) first.before = [joint, ...(first.before ?? [])];
    return result;
  }

  /** Tells each clause how to find the text without it; without the only one, function words would be all that is left. */
  tellWithout(text: string, query: QueryNode): void {
    const alone = this.list.length === 1;
    for (const clause of this.list)
      clause.without = () => (alone ? "" : withoutParts(text, query, new Set(this.#nodes.get(clause)), GRAMMAR));
  }
}
