import { setImmediate as nextTurn } from "node:timers/promises";
import type { Entry, SourceDirectory } from "../catalogue/index.ts";
import type { Query } from "../engine/index/index.ts";
import { StandingQueries } from "../engine/standing-queries/index.ts";
import { isStopWord } from "../engine/text/index.ts";
import { decidedSynonyms, onVocabularyChanged, synonymGroups } from "../vocabulary/index.ts";
import { choicesOf, conditionsOf, inTerritories } from "./answering/conditions.ts";
import { SCHEMA } from "./index-schema.ts";
import { toIndexDocument } from "./indexing/index-document.ts";
import { projectEntry } from "./projection.ts";
import { queryOfSaved } from "./saved-search.ts";
import { type SynonymBook, synonymBook } from "./synonyms.ts";
import { projectionContext, territoryReach } from "./territory-context.ts";
import { type Clause, readWords, type Sequence } from "./text-query.ts";
import { every } from "./understanding/word-query.ts";

/** Entries looked at between two turns of the event loop. */
const SLICE = 20;

/**
 * Searches that wait for fiches: told of an entry, says which of them its page would find it with, words, place, facets and kinds
 * together. What a page does to show something rather than nothing (errors of typing, words left out) is not done here.
 */
export class StandingSearches {
  private standing = new StandingQueries(SCHEMA);
  private synonyms = livingSynonyms();
  private readonly kept = new Map<string, string>();
  private stale = false;

  constructor() {
    // Other synonyms, other parts of a theme: what the searches mean has changed.
    onVocabularyChanged(() => {
      this.stale = true;
    });
  }

  /** Keeps these searches (parameters of a canonical address, by id), and no other. */
  keep(searches: ReadonlyMap<string, string>): void {
    if (this.stale) {
      this.stale = false;
      this.standing = new StandingQueries(SCHEMA);
      this.synonyms = livingSynonyms();
      this.kept.clear();
    }
    for (const id of this.kept.keys()) if (!searches.has(id)) this.forget(id);
    for (const [id, parameters] of searches) {
      // A declared territory may have been drawn anew: such a search is read again.
      if (this.kept.get(id) === parameters && !parameters.includes("pays-")) continue;
      const { query, choices } = standingQuery(parameters, this.synonyms);
      this.standing.add(id, query, choices);
      this.kept.set(id, parameters);
    }
  }

  private forget(id: string): void {
    this.standing.remove(id);
    this.kept.delete(id);
  }

  /** Ids of the searches that find each entry, by id of the entry; entries that none finds are left out. */
  async match(entries: readonly Entry[], sources: SourceDirectory): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    if (this.standing.size === 0) return found;
    const context = projectionContext(sources);
    for (const [index, entry] of entries.entries()) {
      if (index % SLICE === SLICE - 1) await nextTurn();
      const searches = this.standing.match(toIndexDocument(projectEntry(entry, context)));
      if (searches.length > 0) found.set(entry.id, searches);
    }
    return found;
  }
}

const livingSynonyms = () => synonymBook([...synonymGroups(), ...decidedSynonyms()]);

function standingQuery(parameters: string, synonyms: SynonymBook) {
  const query = queryOfSaved(parameters);
  const territories = query.territories.length > 0 ? [inTerritories(query.territories, territoryReach)] : [];
  const words = query.q ? [wordsQuery(query.q, query.literal ? undefined : synonyms)] : [];
  return { query: every([...words, ...conditionsOf(query, territoryReach), ...territories]), choices: choicesOf(query) };
}

function sequenceQuery({ terms, adjacent }: Sequence): Query {
  if (adjacent) return { kind: "phrase", terms: terms.map((term, at) => ({ term, at })) };
  const meaningful = terms.filter((term) => !isStopWord(term));
  return every((meaningful.length > 0 ? meaningful : terms).map((term) => ({ kind: "term", term })));
}

function clauseQuery({ negated, alternatives }: Clause): Query {
  const of = alternatives.map(sequenceQuery);
  const found: Query = { kind: "any", of, score: "best" };
  return negated ? { kind: "not", query: found } : found;
}

const wordsQuery = (q: string, synonyms: SynonymBook | undefined): Query => every(readWords(q, synonyms).map(clauseQuery));
