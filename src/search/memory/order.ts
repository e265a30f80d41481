import { spread } from "../browse-order.ts";
import type { SearchQuery } from "../index-port.ts";
import type { Core } from "./core.ts";
import { distanceTo } from "./distance.ts";
import type { Filtered } from "./filter.ts";
import { top } from "./top.ts";

type Better = (a: number, b: number) => boolean;

/** By a number, larger first, then by rank, then by id: a total order that does not depend on document numbers. */
function byLargest(core: Core, key: (document: number) => number): Better {
  const rank = core.parts.columns.rank.data;
  return (a, b) => {
    const first = key(a) - key(b);
    // Two infinite distances give NaN: equal.
    if (first > 0 || first < 0) return first > 0;
    const second = (rank[a] ?? 0) - (rank[b] ?? 0);
    if (second !== 0) return second > 0;
    return core.idOf(a) < core.idOf(b);
  };
}

function browse(core: Core, hits: Uint32Array, wanted: number): number[] {
  const better = byLargest(core, () => 0);
  const partner = core.parts.columns.partner.data;
  const groups = new Map<number, number[]>();
  for (const document of hits) {
    const group = groups.get(partner[document] ?? 0);
    if (group) group.push(document);
    else groups.set(partner[document] ?? 0, [document]);
  }
  const ordered = [...groups.values()].map((group) => top(group, wanted, better));
  return spread(ordered, better).take(wanted).toArray();
}

/** Where distances are measured from, if the query says where. */
export function originOf({ where }: Pick<SearchQuery, "where">): { lat: number; lon: number } | undefined {
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
  const { created } = core.parts.columns;
  if (query.sort === "newest")
    return top(
      hits,
      wanted,
      byLargest(core, (document) => created.data[document] ?? 0),
    );
  const origin = originOf(query);
  if (query.sort === "nearest" && origin) {
    const known = distances ?? new Float64Array(core.count);
    if (!distances) for (const document of hits) known[document] = distanceTo(core, document, origin);
    return top(
      hits,
      wanted,
      byLargest(core, (document) => -(known[document] ?? 0)),
    );
  }
  if (!scores) return browse(core, hits, wanted);
  return top(
    hits,
    wanted,
    byLargest(core, (document) => scores[document] ?? 0),
  );
}
