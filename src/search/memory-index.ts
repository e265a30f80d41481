import type { SearchHit, SearchIndex, SearchOptions, SearchPage, SearchQuery, Suggestion, TerritoryReach } from "./index-port.ts";
import { nearbyTo, similarTo } from "./memory/alike.ts";
import { compacted } from "./memory/compact.ts";
import { Core } from "./memory/core.ts";
import { type Filtered, filter } from "./memory/filter.ts";
import { order } from "./memory/order.ts";
import { countAreas, countWhereabouts, facetCounts, gatherPoints, toHit } from "./memory/page.ts";
import { suggestTitles } from "./memory/suggest.ts";
import { matchText, type TextMatch } from "./memory/text-match.ts";
import type { SearchDocument, StoredDocument } from "./search-document.ts";
import type { SynonymBook } from "./synonyms.ts";
import { readWords } from "./text-query.ts";

/** What an index is told of words and territories. */
export type MemoryIndexOptions = {
  synonyms: SynonymBook;
  reach(code: string): TerritoryReach;
};

const DEAD_BEFORE_COMPACTION = 2_000;

/**
 * The stopgap engine: everything in memory, correct, modest (BM25 over weighted fields, no typing errors forgiven, no
 * query language). It stands behind `SearchIndex` until the embedded engine replaces it.
 */
export class MemoryIndex implements SearchIndex {
  readonly #options: MemoryIndexOptions;
  #core: Core;
  #seq: number;
  #mark: string;
  /** Grows with each change, so that whoever copies the data can tell that it moved. */
  version = 0;

  constructor(options: MemoryIndexOptions, core = new Core(), seq = 0, mark = "") {
    this.#options = options;
    this.#core = core;
    this.#seq = seq;
    this.#mark = mark;
  }

  get core(): Core {
    return this.#core;
  }

  get size(): number {
    return this.#core.liveCount;
  }

  get seq(): number {
    return this.#seq;
  }

  get mark(): string {
    return this.#mark;
  }

  advance(seq: number, mark = ""): void {
    this.#seq = seq;
    this.#mark = mark;
  }

  put(documents: readonly SearchDocument[]): void {
    this.version += 1;
    for (const document of documents) this.#core.put(document);
    this.#tidy();
  }

  remove(ids: readonly string[]): void {
    this.version += 1;
    for (const id of ids) this.#core.remove(id);
    this.#tidy();
  }

  #tidy(): void {
    const dead = this.#core.count - this.#core.liveCount;
    if (dead > DEAD_BEFORE_COMPACTION && dead > this.#core.liveCount / 3) this.compact();
  }

  /** Drops what was replaced or removed, with the words that nothing else holds; done by itself when a quarter of the numbers are dead. */
  compact(): void {
    if (this.#core.count === this.#core.liveCount) return;
    this.version += 1;
    this.#core = compacted(this.#core);
  }

  document(id: string): StoredDocument | undefined {
    const number = this.#core.numberOf(id);
    return number === undefined ? undefined : this.#core.stored(number);
  }

  #match(query: SearchQuery): { text: TextMatch | undefined; filtered: Filtered } {
    const clauses = query.q ? readWords(query.q, query.literal ? undefined : this.#options.synonyms) : [];
    const text = matchText(this.#core, clauses);
    return { text, filtered: filter(this.#core, text?.documents, query, this.#options.reach) };
  }

  search(query: SearchQuery, options: SearchOptions = {}): SearchPage {
    const core = this.#core;
    const { text, filtered } = this.#match(query);
    const first = (query.page - 1) * query.size;
    const ordered = order(core, filtered, query, text?.scores, query.size === 0 ? 0 : first + query.size);
    const facets = facetCounts(core, filtered.counts, options.territoryLevels ?? ["region", "department"]);
    return {
      total: filtered.hits.length,
      hits: ordered.slice(first).map((document) => toHit(core, document, query, text)),
      clauses: text?.clauses ?? [],
      facets,
      whereabouts: countWhereabouts(core, filtered.hits),
      ...(options.areas ? { areas: countAreas(core, filtered, query, options.areas) } : {}),
      ...(options.points ? { points: gatherPoints(core, filtered.hits, options.points) } : {}),
      seq: this.#seq,
    };
  }

  ids(query: SearchQuery, limit: number): string[] {
    const { text, filtered } = this.#match(query);
    return order(this.#core, filtered, query, text?.scores, limit).map((document) => this.#core.idOf(document));
  }

  similar(id: string, limit: number): SearchHit[] {
    const number = this.#core.numberOf(id);
    return number === undefined ? [] : similarTo(this.#core, number, limit);
  }

  nearby(id: string, limit: number, withinKm = 50): SearchHit[] {
    const number = this.#core.numberOf(id);
    return number === undefined ? [] : nearbyTo(this.#core, number, limit, withinKm);
  }

  suggest(prefix: string, limit: number): Suggestion[] {
    return suggestTitles(this.#core, prefix, limit);
  }
}
