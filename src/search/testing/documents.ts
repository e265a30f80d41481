import type { SearchQuery } from "../index-port.ts";
import { plainQuery } from "../plain-query.ts";
import type { SearchDocument } from "../search-document.ts";

/** A complete document for tests, with what the test cares about on top. */
export function documentOf(changes: Partial<SearchDocument> & { id: string }): SearchDocument {
  return {
    slug: `fiche-${changes.id}`,
    kind: "innovation",
    lang: "fr",
    title: "Sans titre",
    keywords: [],
    body: "",
    where: "",
    places: [],
    territories: [],
    cells: [],
    whereabouts: "unknown",
    themes: [],
    ownThemes: [],
    audiences: [],
    legalForms: [],
    placeTypes: [],
    carriers: [],
    sources: [{ source: "source-a", partner: "partenaire-a", updatedAt: "2026-01-01" }],
    createdAt: "2026-01-01T00:00:00.000Z",
    updatedAt: "2026-01-01T00:00:00.000Z",
    confirmedAt: "2026-01-01T00:00:00.000Z",
    completeness: 0.5,
    ...changes,
  };
}

/** A query with nothing chosen, all kinds, and what the test asks on top. */
export function queryOf(changes: Partial<SearchQuery> = {}): SearchQuery {
  return plainQuery([], { size: 20, ...changes });
}
