import type { IndexReader, Query } from "../../engine/index/index.ts";
import { type TypedWord, typedWords } from "../../engine/text/index.ts";
import type { Suggestion } from "../index-port.ts";
import { readStored } from "../stored-document.ts";
import { beginningQuery, best, every, fieldBits, wordQuery } from "../understanding/word-query.ts";

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
