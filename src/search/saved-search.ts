import type { SourceDirectory } from "../catalogue/index.ts";
import { resolvePlace, territory } from "../geography/index.ts";
import type { SearchPage, SearchQuery } from "./index-port.ts";
import { defaultSort, PARAMETERS, SORT_NAMES } from "./query-parameters.ts";
import { queryParameters, readQueryString } from "./query-string.ts";
import { readingOf } from "./reading.ts";
import { partnerNames, readingLine } from "./search-view.ts";
import { livingLexicon } from "./understanding/living-lexicon.ts";
import { understand } from "./understanding/understand.ts";

/** A search as it can be kept: the parameters of its canonical address, and how it reads in French. */
export type SavedSearch = { parameters: string; name: string };

const lexicon = livingLexicon();

/** Longer addresses are not kept: nobody chooses so much by hand. */
const LONGEST = 2_000;

/** A name stands in titles and in lines of letters. */
const LONGEST_NAME = 240;

/** What a kept address asks. Where and in which order somebody was looking at it says nothing of what it finds. */
export function queryOfSaved(parameters: string): SearchQuery {
  const { query } = readQueryString(new URLSearchParams(parameters), { territory, resolvePlace });
  return { ...query, sort: defaultSort(query.q, query.where), page: 1 };
}

/**
 * The search that the parameters of an address ask for, as it was understood: what was not is left out, as on its page. Undefined
 * when it chooses too much to be kept.
 */
export function savedSearch(parameters: string, sources: SourceDirectory): SavedSearch | undefined {
  const query = queryOfSaved(parameters);
  const canonical = new URLSearchParams(queryParameters(query)).toString();
  if (canonical.length > LONGEST) return undefined;
  // A name says what was asked; the equivalents looked for as well are no part of it.
  const clauses = understand(query.q ?? "", lexicon(), { literal: query.literal ?? false }).clauses.map((clause) => ({
    ...clause,
    synonyms: [],
  }));
  const name = readingLine(readingOf(query, clauses, partnerNames(sources)));
  return { parameters: canonical, name: name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).toWellFormed()}…` : name };
}

/**
 * The search as its page answered it, in words that need no help: errors of typing put right, a word that was completed told to be
 * a beginning. What is followed is taken at its word.
 */
export function searchAnswered(
  query: SearchQuery,
  { words = query.q, clauses }: Pick<SearchPage, "words" | "clauses">,
): SearchQuery {
  if (words === undefined) return query;
  const begun = clauses.find(({ beginnings, text }) => beginnings && words.endsWith(text));
  return { ...query, q: begun ? `${words}*` : words };
}

/** The address that asks to follow a search. */
export function followSearchHref(query: SearchQuery): string {
  const kept = { ...query, sort: defaultSort(query.q, query.where), page: 1 };
  return `/suivre?recherche=${encodeURIComponent(new URLSearchParams(queryParameters(kept)).toString())}`;
}

/** Where a kept search is read: its page, the same with the newest first, and that as a feed. */
export function savedSearchLinks(parameters: string): { page: string; newest: string; feed: string } {
  const newest = new URLSearchParams(parameters);
  newest.set(PARAMETERS.sort, SORT_NAMES.newest);
  return {
    page: parameters ? `/recherche?${parameters}` : "/recherche",
    newest: `/recherche?${newest}`,
    feed: `/recherche.atom?${newest}`,
  };
}
