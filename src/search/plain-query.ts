import type { SearchQuery } from "./index-port.ts";

/** A search with nothing chosen, of these kinds. */
export function plainQuery(kinds: SearchQuery["kinds"], changes: Partial<SearchQuery> = {}): SearchQuery {
  return {
    kinds,
    themes: [],
    audiences: [],
    stages: [],
    worlds: [],
    legalForms: [],
    placeTypes: [],
    partners: [],
    territories: [],
    sort: "relevance",
    page: 1,
    size: 0,
    ...changes,
  };
}
