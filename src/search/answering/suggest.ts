import type { IndexReader, Query } from "../../engine/index/index.ts";
import { fold, type TypedWord, typedWords } from "../../engine/text/index.ts";
import type { MatchField, Suggestion } from "../index-port.ts";
import { readStored } from "../stored-document.ts";
import { beginningQuery, best, every, fieldBits, wordQuery } from "../understanding/word-query.ts";
import { writtenForm } from "./written-form.ts";

const IN_TITLE = { fields: fieldBits("title") };
/** One letter or two begin too many titles to tell anything. */
const SHORTEST = 3;
const LONGEST = 100;
const MOST_WORDS = 8;

/** A word of a title, the last one perhaps unfinished. */
const wordTest = (word: TypedWord, unfinished: boolean): Query =>
  unfinished ? best([wordQuery(word, IN_TITLE), beginningQuery(word, IN_TITLE)]) : wordQuery(word, IN_TITLE);

/**
 * Fiches whose title holds all the words typed, the last one perhaps unfinished; fresh and full fiches first. `kinds`: only those.
 */
export function suggestTitles(reader: IndexReader, typed: string, limit: number, kinds: readonly string[]): Suggestion[] {
  const words = typedWords(typed.slice(0, LONGEST)).slice(0, MOST_WORDS);
  const last = words.at(-1);
  if (last === undefined || limit <= 0 || (words.length === 1 && last.text.length < SHORTEST)) return [];
  const tests = words.map((word) => wordTest(word, word === last));
  const ofKinds: Query[] = kinds.length > 0 ? [{ kind: "value", group: "kinds", values: kinds }] : [];
  const { hits } = reader.search({
    query: every([...tests, ...ofKinds]),
    choices: [],
    order: { by: "rank" },
    offset: 0,
    size: limit,
  });
  return hits.map(({ payload }) => {
    const { id, slug, title, kind, where } = readStored(payload);
    return { id, slug, title, kind, where };
  });
}

/** Words that a completion is sought among, and fiches that are looked at for them. */
const MOST_LOOKED_AT = 12;

/**
 * How the last word typed may go on, as fiches write it: words that begin so in fiches that answer the words before it (`head`), those of
 * the most fiches first. `fields`: where it must stand.
 */
export function completions(
  reader: IndexReader,
  head: Query | undefined,
  typed: string,
  limit: number,
  fields: readonly MatchField[] = [],
): string[] {
  const last = typedWords(typed.slice(0, LONGEST)).at(-1);
  const folded = last?.parts.at(-1)?.folded ?? "";
  if (last === undefined || last.parts.length > 1 || folded.length < SHORTEST || limit <= 0) return [];
  const begins = beginningQuery(last, fields.length > 0 ? { fields: fieldBits(...fields) } : {});
  const query = every([...(head ? [head] : []), begins]);
  const { hits } = reader.search({ query, choices: [], order: { by: "score" }, offset: 0, size: MOST_LOOKED_AT });
  const counts = new Map<string, number>();
  const met = reader.explain(
    hits.map(({ match }) => match),
    begins,
  );
  for (const terms of met) for (const { term } of terms) if (term !== folded) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = [...counts].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).slice(0, limit + 1);
  const written = terms
    .flatMap(([term]) => writtenForm(reader, term, head ? [head] : []) ?? [])
    .filter((word) => fold(word).startsWith(folded));
  return [...new Set(written)].filter((word) => fold(word) !== folded).slice(0, limit);
}
