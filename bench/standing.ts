import type { FieldTokens, IndexDocument, IndexSchema, Query } from "../src/engine/index/index.ts";
import { conditionOf } from "../src/engine/standing-queries/condition.ts";
import { StandingQueries } from "../src/engine/standing-queries/index.ts";
import { ReadyDocument } from "../src/engine/standing-queries/ready-document.ts";
import { cpu } from "./engine/measure.ts";
import { type BenchQuery, queriesOf } from "./engine/queries.ts";
import { random } from "./engine/random.ts";
import { type BenchRecord, corpusOf, FIELDS, GROUP_START, GROUPS, groupOf } from "./engine/records.ts";
import { token } from "./engine/vocabulary.ts";

/**
 * Stored queries and one new record (`npm run bench -- standing [queries] [seed]`, 10,000 and 1 by default): milliseconds of CPU to
 * tell which queries a record answers, beside asking each of them. Queries are what people search: words (with their synonyms),
 * phrases, words in a place, facets alone; one in a hundred says only what it does not want.
 */
const COUNT = Number(process.argv[3] ?? 10_000);
const SEED = Number(process.argv[4] ?? 1);
const RECORDS = 20_000;
const MET = 3_000;

const schema: IndexSchema = {
  fields: FIELDS.map((name) => ({ name, weight: 1, lengthShare: 0, pivot: 100 })),
  groups: GROUPS,
  numbers: [],
  boost: 0,
};

function tokensOf(words: readonly number[]): FieldTokens {
  const found = words.map((word, position) => ({ term: token(word), position })).filter(({ term }) => term !== "");
  return { terms: found.map(({ term }) => term), positions: found.map(({ position }) => position) };
}

function documentOf({ id, fields, values, places, rank, boost }: BenchRecord): IndexDocument {
  const byGroup = GROUPS.map((_, group) => values.filter((value) => groupOf(value) === group).map(String));
  return { id, fields: fields.map(tokensOf), values: byGroup, numbers: [], places, rank, boost };
}

const corpus = corpusOf(SEED);
const stream = random(SEED, 99);
const term = (word: string): Query => ({ kind: "term", term: word });

/** A word, with one or two others that mean the same for a word in four. */
function wordQuery(word: string): Query {
  if (stream.chance(0.75)) return term(word);
  const others = Array.from({ length: 1 + stream.below(2) }, () => {
    const title = corpus.record(stream.below(RECORDS)).fields[0] ?? [];
    return token(stream.pick(title.filter((code) => code >= 0)) ?? 0);
  });
  return { kind: "any", of: [word, ...others].map(term), score: "best" };
}

function storedQuery({ terms, phrase, choices, area }: BenchQuery): Query {
  const wanted = terms.map(wordQuery);
  if (phrase) wanted.push({ kind: "phrase", terms: phrase });
  if (area) wanted.push(area);
  for (const { group, values } of choices) wanted.push({ kind: "value", group: GROUPS[group] ?? "", values: values.map(String) });
  const [first] = wanted;
  if (first && stream.chance(0.01)) return { kind: "not", query: first };
  // Most people leave the kind that is chosen for them.
  if (stream.chance(0.8)) wanted.push({ kind: "value", group: "kind", values: [String(GROUP_START[0])] });
  return { kind: "every", of: wanted };
}

function storedQueries(): Query[] {
  const queries: Query[] = [];
  for (let seed = SEED * 1_000; queries.length < COUNT; seed++) {
    const kinds = ["text", "text", "filtered", "area", "phrase", "browse"] as const;
    for (const kind of kinds) queries.push(...queriesOf(kind, corpus, RECORDS, seed).slice(0, 50).map(storedQuery));
  }
  return queries.slice(0, COUNT);
}

const line = (name: string, text: string) => console.log(`${name.padEnd(52)} ${text}`);

function figures(name: string, spent: readonly number[]): void {
  const sorted = [...spent].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3);
  line(name, `p50 ${at(0.5)}   p95 ${at(0.95)}   p99 ${at(0.99)}   most ${sorted.at(-1)?.toFixed(3)} ms CPU`);
}

const queries = storedQueries();
const standing = new StandingQueries(schema);
let before = cpu();
for (const [number, query] of queries.entries()) standing.add(String(number), query);
line(`${COUNT} queries stored`, `${(cpu() - before).toFixed(0)} ms CPU`);

/** New records, as a harvest brings them: none of those that queries were made from. */
const documents = Array.from({ length: MET }, (_, number) => documentOf(corpus.record(RECORDS + number)));
let answered = 0;
const spent = documents.map((document) => {
  before = cpu();
  answered += standing.match(document).length;
  return cpu() - before;
});
figures("one record, the first 300 after a start", spent.slice(0, 300));
figures("one record, once it is known what is rare", spent.slice(300));
line("queries that a record answers", (answered / MET).toFixed(1));

const conditions = queries.map((query) => conditionOf(query, schema));
figures(
  "the same, asking each of the queries",
  documents.slice(0, 200).map((document) => {
    before = cpu();
    const ready = new ReadyDocument(document);
    for (const holds of conditions) holds(ready);
    return cpu() - before;
  }),
);
