import type { Kind } from "../../catalogue/index.ts";
import { type Commit, type Hit, IndexReader } from "../../engine/index/index.ts";
import type {
  MatchField,
  MatchReason,
  SearchHit,
  SearchIndex,
  SearchOptions,
  SearchPage,
  SearchQuery,
  Suggestion,
  TerritoryLevel,
} from "../index-port.ts";
import { LEVELS, SCHEMA } from "../index-schema.ts";
import { readStanding, type Standing } from "../indexing/standing.ts";
import type { StoredDocument } from "../search-document.ts";
import { readBeginning, readStored } from "../stored-document.ts";
import { understand } from "../understanding/understand.ts";
import type { Lexicon, Understanding } from "../understanding/understanding.ts";
import { nearbyTo, similarTo } from "./alike.ts";
import type { Reach } from "./conditions.ts";
import { areaGroup, PLAIN_FACETS, pageAreas, pageFacets, pageWhereabouts } from "./counts.ts";
import { distanceTo, gatherPoints } from "./places.ts";
import { answer, ask, originOf, type Question, questionOf } from "./question.ts";
import { reasonsOf } from "./reasons.ts";
import { completions, suggestTitles } from "./suggest.ts";

/** What an index is told of words and territories. */
type AnsweringOptions = {
  /** Asked at each search: words are adopted while the server runs. */
  lexicon(): Lexicon;
  reach: Reach;
};

const LEVELS_BY_DEFAULT: readonly TerritoryLevel[] = ["region", "department"];
const NEARBY_KM = 50;

/** The embedded engine behind the port: reads what an indexer gives, and answers at once, on the thread that asks. */
export class EngineIndex implements SearchIndex {
  readonly #options: AnsweringOptions;
  #reader = new IndexReader(SCHEMA);
  #standing: Standing = readStanding("");

  constructor(options: AnsweringOptions) {
    this.#options = options;
  }

  /** Answers from another reader from now on. */
  use(reader: IndexReader): void {
    this.#reader = reader;
    this.#standing = readStanding(reader.state);
  }

  /** Takes what an indexer has changed into account. */
  apply(commit: Commit): void {
    this.#reader.apply(commit);
    this.#standing = readStanding(commit.state);
  }

  get size(): number {
    return this.#reader.size;
  }

  get seq(): number {
    return this.#standing.seq;
  }

  get mark(): string {
    return this.#standing.mark;
  }

  document(id: string): StoredDocument | undefined {
    const found = this.#reader.document(id);
    return found && readStored(found.payload);
  }

  search(query: SearchQuery, options: SearchOptions = {}): SearchPage {
    const { territoryLevels = LEVELS_BY_DEFAULT, areas, points: wanted, bare = false } = options;
    const reader = this.#reader;
    const question = questionOf(query, this.#options.reach);
    const levels = territoryLevels.map((level) => LEVELS[level].group);
    const elsewhere = query.territories.length > 0;
    const count = [
      ...(bare ? [] : [...PLAIN_FACETS, "whereabouts"]),
      ...(bare || elsewhere ? [] : levels),
      ...(areas ? [areaGroup(areas)] : []),
    ];
    let points: ReturnType<typeof gatherPoints> | undefined;
    const { understanding, result } = answer(reader, question, this.#options.lexicon(), () => {
      points = wanted && gatherPoints(reader, wanted);
      return { offset: (query.page - 1) * query.size, size: query.size, count, ...(points ? { visit: points.visit } : {}) };
    });
    // Counts by territory ignore what is chosen among territories, whatever the level: asked apart.
    const free = elsewhere && !bare ? this.#counts({ ...question, territories: [] }, understanding, levels) : result.facets;
    return {
      total: result.total,
      hits: this.#hits(result.hits, query, understanding),
      clauses: understanding?.clauses ?? [],
      ...(understanding && understanding.text !== query.q ? { words: understanding.text } : {}),
      ...(understanding?.notes.length ? { readNotes: understanding.notes } : {}),
      facets: pageFacets(result.facets, free, territoryLevels),
      whereabouts: pageWhereabouts(result.facets),
      ...(areas ? { areas: pageAreas(result.facets, areas) } : {}),
      ...(points ? { points: { list: points.list, truncated: points.truncated } } : {}),
      seq: this.seq,
    };
  }

  #counts(question: Question, understanding: Understanding | undefined, count: readonly string[]) {
    return ask(this.#reader, question, understanding?.query, { offset: 0, size: 0, count }).facets;
  }

  #hits(hits: readonly Hit[], query: SearchQuery, understanding: Understanding | undefined): SearchHit[] {
    // Inside a territory every result is "here": how far from its middle would only puzzle.
    const origin = query.where?.kind === "radius" || query.sort === "nearest" ? originOf(query) : undefined;
    const matches = hits.map(({ match }) => match);
    const reasons = understanding ? reasonsOf(this.#reader, understanding, matches) : [];
    return hits.map((hit, at) => toHit(hit, reasons[at] ?? [], origin && distanceTo(this.#reader, hit.match, origin)));
  }

  ids(query: SearchQuery, limit: number): string[] {
    const question = questionOf(query, this.#options.reach);
    const { result } = answer(this.#reader, question, this.#options.lexicon(), () => ({ offset: 0, size: limit }));
    return result.hits.map(({ id }) => id);
  }

  similar(id: string, limit: number): SearchHit[] {
    return similarTo(this.#reader, id, limit).map((hit) => toHit(hit, []));
  }

  nearby(id: string, limit: number, withinKm = NEARBY_KM): SearchHit[] {
    return nearbyTo(this.#reader, id, limit, withinKm).map(({ hit, km }) => toHit(hit, [], km));
  }

  suggest(prefix: string, limit: number, kinds: readonly Kind[] = []): Suggestion[] {
    return suggestTitles(this.#reader, prefix, limit, kinds);
  }

  complete(head: string, typed: string, limit: number, fields: readonly MatchField[] = []): string[] {
    const before = head === "" ? undefined : understand(head, this.#options.lexicon()).query;
    return completions(this.#reader, before, typed, limit, fields);
  }
}

const toHit = ({ payload, score }: Hit, reasons: MatchReason[], km?: number): SearchHit => ({
  document: readStored(payload),
  score,
  reasons,
  ...(km === undefined ? {} : { distanceKm: km }),
  beginning: () => readBeginning(payload),
});
