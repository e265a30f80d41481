import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Asked, cpu, measure, type Report } from "../measure.ts";
import type { BenchQuery } from "../queries.ts";
import { type Corpus, FIELDS } from "../records.ts";
import { token } from "../vocabulary.ts";
import { Tally } from "./tally.ts";

/** A function word stands as one token, so that words on both sides of it are not neighbours. */
const HOLE = "x0";

const sentence = (field: readonly number[]): string => field.map((word) => token(word) || HOLE).join(" ");

function matchOf({ terms, prefix, phrase }: BenchQuery): string {
  const words = terms.map((term) => `"${term}"`);
  if (prefix !== undefined) words.push(`"${prefix}" *`);
  if (phrase) {
    const last = phrase.at(-1)?.at ?? 0;
    words.push(`"${Array.from({ length: last + 1 }, (_, at) => phrase.find((word) => word.at === at)?.term ?? HOLE).join(" ")}"`);
  }
  return words.join(" AND ");
}

/**
 * SQLite's own full text, as `node:sqlite` has it: BM25 with weights by column, prefix indexes; it gives all matches with their
 * scores, and typed arrays count facets and places. Filters alone are asked to a table of values. It has no tolerance for typos.
 */
export function runFts5(corpus: Corpus, size: number, asked: readonly Asked[], seconds: number): Report {
  const folder = mkdtempSync(join(tmpdir(), "essaim-bench-fts5-"));
  const path = join(folder, "fts5.sqlite");
  const database = new DatabaseSync(path);
  database.exec(
    "PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA mmap_size = 4000000000; PRAGMA cache_size = -200000",
  );
  database.exec(`CREATE VIRTUAL TABLE text USING fts5(${FIELDS.join(", ")}, content='', tokenize='ascii', prefix='2 3 4')`);
  database.exec("CREATE TABLE value (value INTEGER, record INTEGER, PRIMARY KEY (value, record)) WITHOUT ROWID");
  const addText = database.prepare("INSERT INTO text(rowid, title, pitch, keywords, description) VALUES (?, ?, ?, ?, ?)");
  const addValue = database.prepare("INSERT INTO value VALUES (?, ?)");
  const tally = new Tally(size);
  let build = 0;
  database.exec("BEGIN");
  for (let number = 0; number < size; number++) {
    const record = corpus.record(number);
    const texts = record.fields.map(sentence);
    tally.add(record);
    const before = cpu();
    addText.run(number + 1, ...texts);
    for (const value of record.values) addValue.run(value, number);
    build += cpu() - before;
  }
  const before = cpu();
  database.exec("INSERT INTO text(text) VALUES ('optimize'); COMMIT; ANALYZE");
  build += cpu() - before;
  const pages = database.prepare("SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size").get();

  const search = database.prepare("SELECT rowid, bm25(text, 4, 2, 3, 1) FROM text WHERE text MATCH ?");
  search.setReturnArrays(true);
  const matches = new Uint32Array(size);
  const scores = new Float64Array(size);
  const byWords = (query: BenchQuery) => {
    let length = 0;
    for (const row of search.iterate(matchOf(query)) as Iterable<unknown>) {
      const [record, score] = row as [number, number];
      matches[length] = record - 1;
      scores[length++] = -score;
    }
    return tally.answer(matches, scores, length, query);
  };
  const notes: string[] = [];
  const answers = measure(
    (query) => (query.choices.length > 0 && query.terms.length === 0 ? browse(query) : byWords(query)),
    asked.filter(({ kind, query }) => kind !== "typo" && !(kind === "browse" && query.terms.length > 0)),
    seconds,
    notes,
  );

  function browse(query: BenchQuery) {
    // What misses one choice at most: all that any count needs.
    const least = Math.max(0, query.choices.length - 1);
    const values = query.choices.map((choice) => `SELECT DISTINCT record FROM value WHERE value IN (${choice.values.join()})`);
    const sql =
      least === 0
        ? "SELECT DISTINCT record FROM value"
        : `SELECT record FROM (${values.join(" UNION ALL ")}) GROUP BY record HAVING count(*) >= ${least}`;
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    let length = 0;
    for (const row of statement.iterate() as Iterable<unknown>) {
      const [record] = row as [number];
      matches[length] = record;
      scores[length++] = tally.rank[record] as number;
    }
    return tally.answer(matches, scores, length, query);
  }
  database.close();
  rmSync(folder, { recursive: true, force: true });
  return { build, bytes: Number(pages?.bytes ?? 0), answers, notes };
}
