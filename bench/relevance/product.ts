import { documentOf, queryOf } from "../../src/search/testing/documents.ts";
import { WrittenIndex } from "../../src/search/testing/written-index.ts";
import type { Judged } from "./collection.ts";
import type { Search } from "./measures.ts";

/** The product itself: its analyser, its engine, its reading of words, its constants. */
export function productSearch(documents: readonly Judged[], literal = false): Search {
  const index = new WrittenIndex();
  index.put(documents.map(({ id, title, text }) => documentOf({ id, title, body: text })));
  index.merge();
  return (q) => index.ids(queryOf({ q, literal, size: 50 }), 50);
}
