import {
  type IndexDocument,
  IndexReader,
  type IndexSchema,
  IndexWriter,
  type Query,
  type SearchRequest,
} from "../../src/engine/index/index.ts";
import { changesSeen, saveAndOpen } from "./changes.ts";
import { type Answer, type Asked, cpu, measure, type Report } from "./measure.ts";
import type { BenchQuery } from "./queries.ts";
import { type BenchRecord, type Corpus, FIELDS, GROUPS, groupOf, VALUE_COUNT } from "./records.ts";
import { token } from "./vocabulary.ts";

/** Values of each facet group that a page shows. */
const SHOWN = 12;
const BATCH = 2_000;
/** Words that a mistyped one may stand for. */
const MOST_SIMILAR = 1_000;

export const SCHEMA: IndexSchema = {
  fields: FIELDS.map((name, i) => ({
    name,
    weight: [4, 2, 3, 1][i] ?? 1,
    lengthShare: [0.3, 0.5, 0.3, 0.75][i] ?? 0,
    pivot: [8, 22, 8, 190][i] ?? 1,
  })),
  groups: GROUPS,
  numbers: ["created", "confirmed"],
  boost: 0.2,
};

const names = Array.from({ length: VALUE_COUNT }, (_, value) => `v${value}`);

/** A record as the index takes it. */
export function documentOf({ id, fields, values, dates, places, rank, boost }: BenchRecord): IndexDocument {
  return {
    id,
    fields: fields.map((field) => {
      const terms: string[] = [];
      const positions: number[] = [];
      for (const [position, word] of field.entries()) {
        if (word < 0) continue;
        terms.push(token(word));
        positions.push(position);
      }
      return { terms, positions };
    }),
    values: GROUPS.map((_, group) => values.filter((value) => groupOf(value) === group).map((value) => names[value] as string)),
    numbers: dates,
    places,
    rank,
    boost,
  };
}

/** A question as the index takes it; a typo is resolved here, in the time that is measured. */
export function requestOf(
  reader: IndexReader,
  { terms, prefix, typo, phrase, choices, area }: BenchQuery,
  whole: boolean,
): SearchRequest {
  const wanted: Query[] = terms.map((term) => ({ kind: "term", term }));
  if (prefix !== undefined) wanted.push({ kind: "prefix", prefix });
  if (typo !== undefined) {
    const of = reader.similarTerms(typo, MOST_SIMILAR, 1).map(({ term }): Query => ({ kind: "term", term }));
    wanted.push({ kind: "any", of: [{ kind: "term", term: typo }, ...of], score: "best" });
  }
  if (phrase) wanted.push({ kind: "phrase", terms: phrase });
  if (area) wanted.push(area);
  return {
    query: wanted.length === 0 ? { kind: "all" } : { kind: "every", of: wanted },
    choices: choices.map(({ group, values }) => ({
      group: GROUPS[group] as string,
      values: values.map((value) => names[value] as string),
    })),
    order: wanted.length === 0 ? { by: "rank" } : { by: "score" },
    offset: 0,
    size: 20,
    count: GROUPS,
    ...(whole ? {} : { mostValues: SHOWN }),
  };
}

const bytesOf = (segment: object): number =>
  Object.values(segment).reduce((sum, part) => sum + (ArrayBuffer.isView(part) ? part.byteLength : 0), 0);

/** The embedded index: built by its writer, merged into one segment as Lucene's is. */
export async function runOurs(corpus: Corpus, size: number, asked: readonly Asked[], seconds: number): Promise<Report> {
  const writer = new IndexWriter(SCHEMA);
  const reader = new IndexReader(SCHEMA);
  let build = 0;
  const timed = (work: () => void) => {
    const before = cpu();
    work();
    build += cpu() - before;
  };
  for (let number = 0; number < size; number += BATCH) {
    const documents = Array.from({ length: Math.min(BATCH, size - number) }, (_, i) => documentOf(corpus.record(number + i)));
    timed(() => {
      writer.put(documents);
      reader.apply(writer.commit(`${number}`));
      while (writer.merge(performance.now() + 4)) reader.apply(writer.commit(`${number}`));
    });
  }
  timed(() => {
    writer.compact();
    while (writer.merge(performance.now() + 1_000));
    reader.apply(writer.commit("all"));
  });
  const bytes = writer.saved().segments.reduce((sum, { segment }) => sum + bytesOf(segment), 0);
  const notes: string[] = [];
  const answers = measure((query, whole) => answerOf(reader, query, whole), asked, seconds, notes);
  const { save, open } = await saveAndOpen(writer, notes);
  changesSeen(writer, reader, corpus, size, notes);
  return { build, bytes, open, save, answers, notes };
}

function answerOf(reader: IndexReader, query: BenchQuery, whole: boolean): Answer {
  const { total, hits, facets } = reader.search(requestOf(reader, query, whole));
  const counts = () => {
    const all = new Int32Array(VALUE_COUNT);
    for (const values of facets.values()) for (const { value, count } of values) all[Number(value.slice(1))] = count;
    return all;
  };
  return { total, counts, ids: hits.map(({ id }) => Number(id.slice(1))) };
}
