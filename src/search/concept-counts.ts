import type { Scheme } from "../vocabulary/index.ts";
import { FACET_GROUPS, type SearchIndex } from "./index-port.ts";
import { plainQuery } from "./plain-query.ts";
import { FACET_SCHEMES } from "./query-parameters.ts";

/** How many fiches of any kind are filed under each concept (descendants included); undefined for schemes that are no facet. */
export function conceptCounts(index: SearchIndex, scheme: Scheme): ReadonlyMap<string, number> | undefined {
  const group = FACET_GROUPS.find((each) => FACET_SCHEMES[each] === scheme);
  return group && new Map(index.search(plainQuery([])).facets[group].map(({ value, count }) => [value, count]));
}
