import { IndexReader, IndexWriter } from "../../engine/index/index.ts";
import { type SynonymGroup, synonymGroups } from "../../vocabulary/index.ts";
import { EngineIndex } from "../answering/engine-index.ts";
import { SCHEMA } from "../index-schema.ts";
import { toIndexDocument } from "../indexing/index-document.ts";
import type { SearchDocument } from "../search-document.ts";
import { territoryReach } from "../territory-context.ts";
import { lexiconOf } from "../understanding/lexicon.ts";

/** The index of tests: written and read on one thread, changes visible at once. */
export class WrittenIndex extends EngineIndex {
  #writer = new IndexWriter(SCHEMA);

  constructor(synonyms: readonly SynonymGroup[] = synonymGroups()) {
    const lexicon = lexiconOf(synonyms);
    super({ lexicon: () => lexicon, reach: territoryReach });
  }

  put(documents: readonly SearchDocument[]): void {
    this.#writer.put(documents.map(toIndexDocument));
    this.#publish();
  }

  remove(ids: readonly string[]): void {
    this.#writer.remove(ids);
    this.#publish();
  }

  #publish(): void {
    this.apply(this.#writer.commit(""));
  }

  /** Merges all there is into one segment. */
  merge(): void {
    this.#writer.compact();
    while (this.#writer.merge(Number.POSITIVE_INFINITY));
    this.#publish();
  }

  /** As if it were saved, and opened by another process. */
  reopen(): void {
    this.#writer = new IndexWriter(SCHEMA, this.#writer.saved());
    this.use(new IndexReader(SCHEMA));
    this.#publish();
  }
}

/** An index of these fiches. */
export function indexOf(documents: readonly SearchDocument[], synonyms?: readonly SynonymGroup[]): WrittenIndex {
  const index = new WrittenIndex(synonyms);
  index.put(documents);
  return index;
}
