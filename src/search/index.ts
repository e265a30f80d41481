/** Search: words, places, facets and map over the catalogue, fed by its change log alone. */

export { conceptCounts } from "./concept-counts.ts";
export type { FacetGroup, SearchHit, SearchIndex, SearchPage, SearchQuery } from "./index-port.ts";
export { type OpenSearchOptions, openSearch, openSearchOnce, type SearchService } from "./open-search.ts";
export { Related } from "./pages/related.tsx";
export { searchHref } from "./query-string.ts";
export { searchApi } from "./search.api.ts";
export { type SearchCliDeps, searchCommands } from "./search.cli.ts";
export { searchRoutes } from "./search.routes.tsx";
export type { SearchDeps } from "./search-view.ts";
