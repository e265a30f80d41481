/** An embedded search index: segments of typed arrays that one writer makes and any thread reads. */
export type { Commit } from "./commit.ts";
export {
  type FacetChoice,
  type FacetCount,
  type Hit,
  type KnownTerm,
  type MatchedDocument,
  type MatchedTerm,
  type Order,
  QUERY_LIMITS,
  type Query,
  type SearchRequest,
  type SearchResult,
  type SimilarTerm,
  type StoredDocument,
} from "./query.ts";
export { IndexReader } from "./reader.ts";
export { type FieldTokens, type IndexDocument, type IndexSchema, LIMITS, type TextField } from "./schema.ts";
export { readSnapshot } from "./snapshot/read-snapshot.ts";
export { writeSnapshot } from "./snapshot/write-snapshot.ts";
export type { SavedIndex } from "./write/saved-index.ts";
export { IndexWriter } from "./write/writer.ts";
