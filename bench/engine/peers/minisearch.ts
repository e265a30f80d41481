import MiniSearch from "minisearch";
import { type Asked, cpu, measure, type Report } from "../measure.ts";
import type { BenchQuery } from "../queries.ts";
import { type Corpus, FIELDS } from "../records.ts";
import { token } from "../vocabulary.ts";
import { Tally } from "./tally.ts";

/**
 * MiniSearch, the fastest library on npm that ranks: it gives all matches in order, and typed arrays count facets and places. It
 * knows no phrase, and no filter without words.
 */
export function runMiniSearch(corpus: Corpus, size: number, asked: readonly Asked[], seconds: number): Report {
  const index = new MiniSearch<Record<string, unknown>>({
    idField: "number",
    fields: [...FIELDS],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
    searchOptions: { combineWith: "AND", boost: { title: 4, pitch: 2, keywords: 3 } },
  });
  const tally = new Tally(size);
  const before = heap();
  let build = 0;
  for (let number = 0; number < size; number++) {
    const record = corpus.record(number);
    tally.add(record);
    const texts = record.fields.map((field) => field.map(token).filter(Boolean).join(" "));
    const document = { number, ...Object.fromEntries(FIELDS.map((name, i) => [name, texts[i]])) };
    const start = cpu();
    index.add(document);
    build += cpu() - start;
  }
  const bytes = heap() - before;
  const matches = new Uint32Array(size);
  const scores = new Float64Array(size);
  const ask = (query: BenchQuery) => {
    const words = [
      ...query.terms,
      ...(query.prefix === undefined ? [] : [query.prefix]),
      ...(query.typo === undefined ? [] : [query.typo]),
    ];
    const found = index.search(words.join(" "), {
      prefix: (term) => term === query.prefix,
      fuzzy: (term) => (term === query.typo ? 1 : false),
    });
    for (const [i, { id, score }] of found.entries()) {
      matches[i] = id;
      scores[i] = score;
    }
    return tally.answer(matches, scores, found.length, query);
  };
  const notes: string[] = [];
  const answers = measure(
    ask,
    asked.filter(({ kind }) => kind !== "phrase" && kind !== "browse"),
    seconds,
    notes,
  );
  return { build, bytes, answers, notes };
}

function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
