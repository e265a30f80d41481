import { setImmediate as nextTurn } from "node:timers/promises";
import type { Entry, SourceDirectory } from "../catalogue/index.ts";
import type { FacetChoice, Query } from "../engine/index/index.ts";
import { StandingQueries } from "../engine/standing-queries/index.ts";
import { questionOf } from "./answering/question.ts";
import { SCHEMA } from "./index-schema.ts";
import { toIndexDocument } from "./indexing/index-document.ts";
import { projectEntry } from "./projection.ts";
import { queryOfSaved } from "./saved-search.ts";
import { projectionContext, territoryReach } from "./territory-context.ts";
import { livingLexicon } from "./understanding/living-lexicon.ts";
import { understand } from "./understanding/understand.ts";
import type { Lexicon } from "./understanding/understanding.ts";
import { every } from "./understanding/word-query.ts";

/** Searches read, or entries looked at, between two turns of the event loop. */
const SLICE = 20;

/**
 * Searches that wait for fiches: told of an entry, says which of them its page would find it with, words, place, facets and kinds
 * together. What a page does to show something rather than nothing (errors of typing, words left out) is not done here.
 */
export class StandingSearches {
  private standing = new StandingQueries(SCHEMA);
  private readonly kept = new Map<string, string>();
  private readonly living = livingLexicon();
  private lexicon = this.living();

  /** Keeps these searches (parameters of a canonical address, by id), and no other. */
  async keep(searches: ReadonlyMap<string, string>): Promise<void> {
    const lexicon = this.living();
    if (lexicon !== this.lexicon) {
      // Other synonyms, other parts of a theme: what the searches mean has changed.
      this.lexicon = lexicon;
      this.standing = new StandingQueries(SCHEMA);
      this.kept.clear();
    }
    for (const id of this.kept.keys()) if (!searches.has(id)) this.forget(id);
    let read = 0;
    for (const [id, parameters] of searches) {
      // A declared territory may have been drawn anew: such a search is read again.
      if (this.kept.get(id) === parameters && !parameters.includes("pays-")) continue;
      const { query, choices } = standingQuery(parameters, lexicon);
      this.standing.add(id, query, choices);
      this.kept.set(id, parameters);
      if (++read % SLICE === 0) await nextTurn();
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

/** The same tests as the search page asks, before it makes do with less. */
function standingQuery(parameters: string, lexicon: Lexicon): { query: Query; choices: readonly FacetChoice[] } {
  const asked = queryOfSaved(parameters);
  const words = asked.q ? understand(asked.q, lexicon, { literal: asked.literal ?? false }).query : undefined;
  const { conditions, territories, choices } = questionOf(asked, territoryReach);
  return { query: every([...(words ? [words] : []), ...conditions, ...territories]), choices };
}
