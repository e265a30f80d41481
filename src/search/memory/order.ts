import type { LatLon } from "../../engine/geometry/index.ts";
import { spread } from "../browse-order.ts";
import type { SearchQuery } from "../index-port.ts";
import type { Core } from "./core.ts";
import { distanceTo } from "./distance.ts";
import type { Filtered } from "./filter.ts";
import { top } from "./top.ts";

type Better = (a: number, b: number) => boolean;

/** By rank, then by id: a total order that does not depend on document numbers. */
function byRank(core: Core): Better {
  const rank = core.parts.columns.rank.data;
  return (a, b) => {
    const [first, second] = [rank[a] ?? 0, rank[b] ?? 0];
    return first === second ? core.idOf(a) < core.idOf(b) : first > second;
  };
}

/** By a number, larger first, then by rank. */
function byLargest(core: Core, keys: ArrayLike<number>): Better {
  const otherwise = byRank(core);
  return (a, b) => {
    const [first, second] = [keys[a] ?? 0, keys[b] ?? 0];
    return first === second ? otherwise(a, b) : first > second;
  };
}

function browse(core: Core, hits: Uint32Array, wanted: number): number[] {
  const better = byRank(core);
  const partner = core.parts.columns.partner.data;
  const groups: number[][] = [];
  for (const document of hits) {
    const group = partner[document] ?? 0;
    const there = groups[group];
    if (there) there.push(document);
    else groups[group] = [document];
  }
  const ordered = groups.flatMap((group) => [top(group, wanted, better)]);
  return spread(ordered, better).take(wanted).toArray();
}

/** Where distances are measured from, if the query says where. */
export function originOf({ where }: Pick<SearchQuery, "where">): LatLon | undefined {
  return where?.kind === "radius" ? where : where?.centre;
}

/**
 * The first `wanted` hits in the order asked for. Without words, relevance means fresh and complete, partners spread
 * out; nearest without a place falls back to relevance.
 */
export function order(
  core: Core,
  { hits, distances }: Filtered,
  query: SearchQuery,
  scores: Float64Array | undefined,
  wanted: number,
): number[] {
  if (wanted <= 0) return [];
  // Late numbers are late arrivals: met first, they leave the heap in peace.
  if (query.sort === "newest") return top(hits.toReversed(), wanted, byLargest(core, core.parts.columns.created.data));
  const origin = originOf(query);
  if (query.sort === "nearest" && origin) return top(hits, wanted, byLargest(core, nearness(core, hits, distances, origin)));
  if (!scores) return browse(core, hits, wanted);
  return top(hits, wanted, byLargest(core, scores));
}

/** Distances made negative, so that the largest is the nearest. */
function nearness(core: Core, hits: Uint32Array, known: Float64Array | undefined, origin: LatLon): Float64Array {
  const near = new Float64Array(core.count);
  for (const document of hits) near[document] = -(known?.[document] ?? distanceTo(core, document, origin));
  return near;
}
