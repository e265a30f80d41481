/** Search: words, places, facets and map over the catalogue, fed by its change log alone. */

export { conceptCounts } from "./concept-counts.ts";
export type { SearchIndex } from "./index-port.ts";
export { openIndexer } from "./indexing/indexer.ts";
export { serveIndexer } from "./indexing/indexer-thread.ts";
export { openSearch, openSearchOnThread, type SearchService } from "./open-search.ts";
export { Related } from "./pages/related.tsx";
export { plainQuery } from "./plain-query.ts";
export { DEFAULT_KINDS } from "./query-parameters.ts";
export { type SavedSearch, savedSearch, savedSearchLinks } from "./saved-search.ts";
export { searchApi } from "./search.api.ts";
export { searchCommands } from "./search.cli.ts";
export { searchRoutes } from "./search.routes.tsx";
export type { StoredDocument } from "./search-document.ts";
export { StandingSearches } from "./standing-searches.ts";
