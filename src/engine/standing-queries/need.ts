import type { IndexSchema, Query } from "../index/index.ts";
import { cellsOf } from "./cells.ts";
import type { Watch, Watches } from "./watch.ts";

/**
 * What a document must have to answer a query. `free`: perhaps nothing; `never`: no document answers. `choose`: at least one thing
 * of each of any `least` parts, so that whoever watches the parts left after setting the `least - 1` dearest aside misses nothing.
 */
export type Need<Waiting> =
  | { kind: "free" }
  | { kind: "never" }
  | { kind: "watch"; watch: Watch<Waiting> }
  | { kind: "choose"; watching: number; of: readonly Need<Waiting>[] };

const FREE = { kind: "free" } as const;
const NEVER = { kind: "never" } as const;
/** Beyond, watching costs more than looking at the query each time. */
const MOST_WATCHES = 2_048;

/** At least `least` of these parts are had. */
function least<Waiting>(parts: readonly Need<Waiting>[], least: number): Need<Waiting> {
  const possible = parts.filter(({ kind }) => kind !== "never");
  if (least <= 0) return FREE;
  if (possible.length < least) return NEVER;
  const [only] = possible;
  if (only && possible.length === 1) return only;
  // Of n parts at most n - least may be lacking: one of any n - least + 1 is had.
  return { kind: "choose", watching: possible.length - least + 1, of: possible };
}

const anyOf = <Waiting>(parts: readonly Need<Waiting>[]): Need<Waiting> => (parts.length > MOST_WATCHES ? FREE : least(parts, 1));

/** What queries are stored among. `named`: everything that a query turns out to name, added as often as it does. */
type Naming<Waiting> = { schema: IndexSchema; watches: Watches<Waiting>; named: Watch<Waiting>[] };

/** What a bounded query needs. */
export function needOf<Waiting>(query: Query, naming: Naming<Waiting>): Need<Waiting> {
  const { schema, watches, named } = naming;
  const parts = (queries: readonly Query[]) => queries.map((each) => needOf(each, naming));
  const watched = (watch: Watch<Waiting> | undefined): Need<Waiting> => {
    if (!watch) return NEVER;
    named.push(watch);
    return { kind: "watch", watch };
  };
  switch (query.kind) {
    case "none":
      return NEVER;
    case "term":
      return watched(watches.term(query.term));
    case "prefix":
      return watched(watches.beginning(query.prefix));
    case "phrase":
      return query.terms.length === 0
        ? NEVER
        : least(
            query.terms.map(({ term }) => watched(watches.term(term))),
            query.terms.length,
          );
    case "any":
      return anyOf(parts(query.of));
    case "every":
      return least(parts(query.of), query.of.length);
    case "most":
      return query.of.length > MOST_WATCHES ? FREE : least(parts(query.of), query.least);
    case "value": {
      const group = schema.groups.indexOf(query.group);
      return anyOf(query.values.map((value) => watched(watches.value(group, value))));
    }
    case "box":
    case "radius": {
      const { side, keys } = cellsOf(query);
      return anyOf(keys.map((key) => watched(watches.cell(side, key))));
    }
    default:
      return FREE;
  }
}

/** How many documents go by in vain, as a share of them, where these are watched. */
type Choice<Waiting> = { cost: number; watches: readonly Watch<Waiting>[] };

/** The rarest things to watch so that no document that has what is needed goes by; `cost` is infinite when there are none. */
export function rarest<Waiting>(need: Need<Waiting>, turn: number): Choice<Waiting> {
  if (need.kind === "free") return { cost: Number.POSITIVE_INFINITY, watches: [] };
  if (need.kind === "never") return { cost: 0, watches: [] };
  if (need.kind === "watch") return { cost: need.watch.likelihood(turn), watches: [need.watch] };
  const chosen = need.of
    .map((part) => rarest(part, turn))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, need.watching);
  return { cost: chosen.reduce((sum, { cost }) => sum + cost, 0), watches: chosen.flatMap(({ watches }) => watches) };
}
