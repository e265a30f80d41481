import type { FacetChoice, IndexReader, Order, Query, SearchRequest, SearchResult } from "../../engine/index/index.ts";
import type { SearchQuery } from "../index-port.ts";
import { SPREAD } from "../ranking.ts";
import { reconsider } from "../understanding/reconsider.ts";
import { understand } from "../understanding/understand.ts";
import type { KnownTerms, Lexicon, Understanding } from "../understanding/understanding.ts";
import { isLittle } from "../understanding/wider.ts";
import { every } from "../understanding/word-query.ts";
import { choicesOf, conditionsOf, inTerritories, type Reach } from "./conditions.ts";
import { writtenForm } from "./written-form.ts";

/** A search as the engine is asked it, words apart. */
export type Question = {
  asked: SearchQuery;
  conditions: readonly Query[];
  /** Chosen territories: several groups of the engine, so not one of its choices. */
  territories: readonly Query[];
  choices: readonly FacetChoice[];
};

/** Works out what a search asks besides its words. */
export const questionOf = (asked: SearchQuery, reach: Reach): Question => ({
  asked,
  conditions: conditionsOf(asked, reach),
  territories: asked.territories.length > 0 ? [inTerritories(asked.territories, reach)] : [],
  choices: choicesOf(asked),
});

/** Where distances are measured from, if the search says where. */
export const originOf = ({ where }: Pick<SearchQuery, "where">): { lat: number; lon: number } | undefined =>
  where?.kind === "radius" ? where : where?.centre;

function orderOf(asked: SearchQuery, words: boolean): Order {
  if (asked.sort === "newest") return { by: "number", column: "created", descending: true };
  const origin = originOf(asked);
  if (asked.sort === "nearest" && origin) return { by: "distance", lat: origin.lat, lon: origin.lon };
  return { by: words ? "score" : "rank" };
}

/** What to ask besides: see `SearchRequest`. */
type Besides = Pick<SearchRequest, "offset" | "size"> & Partial<Pick<SearchRequest, "count" | "visit">>;

/** Asks the engine. Without a choice of order, results are those that answer best, partners spread out. */
export function ask(reader: IndexReader, question: Question, words: Query | undefined, besides: Besides): SearchResult {
  const { asked, conditions, territories, choices } = question;
  const order = orderOf(asked, words !== undefined);
  const arranged = order.by === "score" || order.by === "rank";
  const { offset, size, count = [], visit } = besides;
  return reader.search({
    query: every([...(words ? [words] : []), ...conditions, ...territories]),
    choices,
    order,
    offset,
    size,
    count,
    proximity: order.by === "score",
    // Who wants one partner gets it whole.
    ...(arranged && asked.partners.length !== 1 ? { diversify: SPREAD } : {}),
    ...(visit ? { visit } : {}),
  });
}

/** Spellings looked at beside one that nobody writes. */
const MOST_SIMILAR = 6;

/** What the index is asked about words, everything else of the question being wanted too. */
function knownTerms(reader: IndexReader, question: Question): KnownTerms {
  return {
    frequency: (term) => reader.frequency(term),
    similar: (term) =>
      reader.similarTerms(term, MOST_SIMILAR).flatMap((other) => {
        const written = writtenForm(reader, other.term);
        return written === undefined ? [] : [{ ...other, written }];
      }),
    written: (term) => writtenForm(reader, term),
    partners: () => {
      const { facets } = reader.search({
        query: { kind: "all" },
        choices: [],
        order: { by: "rank" },
        offset: 0,
        size: 0,
        count: ["partners"],
      });
      return (facets.get("partners") ?? []).map(({ value }) => value);
    },
    count: (query) => ask(reader, question, query, { offset: 0, size: 0 }).total,
  };
}

/** A question answered, as its words were understood in the end. */
export type Answer = { understanding: Understanding | undefined; result: SearchResult };

/**
 * Answers a question. Words that find little are reconsidered in the light of what there is: errors of typing, beginnings, too
 * much asked at once.
 */
export function answer(reader: IndexReader, question: Question, lexicon: Lexicon, besides: () => Besides): Answer {
  const { q, literal = false, asAsked = false } = question.asked;
  const first = q ? understand(q, lexicon, { literal }) : undefined;
  const result = ask(reader, question, first?.query, besides());
  if (!first?.query || literal || asAsked || !isLittle(first, result.total)) return { understanding: first, result };
  const second = reconsider(first, result.total, knownTerms(reader, question));
  if (!second) return { understanding: first, result };
  return { understanding: second, result: ask(reader, question, second.query, besides()) };
}
