import type { Expression, SqlBool } from "kysely";
import type { Executor } from "../platform/database.ts";
import type { Verdict } from "./judgement.ts";
import { BANDS, type Band, type Likeness } from "./likeness.ts";
import type { LikenessTable } from "./resolution.tables.ts";

const CHUNK = 200;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}

const likenessOf = (row: LikenessTable): Likeness => ({
  a: row.entry_a,
  b: row.entry_b,
  case: row.case_id,
  probability: row.probability,
  sibling: row.sibling,
  band: row.band as Band,
  explanation: JSON.parse(row.explanation) as Likeness["explanation"],
  records: JSON.parse(row.records) as Likeness["records"],
  model: row.model,
  at: row.at,
  ...(row.judged === null ? {} : { judged: row.judged as Verdict }),
});

/**
 * Forgets what was proposed of these entries with any other. What somebody said is one thing (`same`) stays, unseen: whoever takes
 * that back finds again why it was proposed.
 */
export async function deleteLikenesses(executor: Executor, entries: readonly string[]): Promise<void> {
  for (const some of chunks(entries)) {
    await executor
      .deleteFrom("likeness")
      .where((eb) => eb.or([eb("entry_a", "in", some), eb("entry_b", "in", some)]))
      .where((eb) => eb.or([eb("judged", "is", null), eb("judged", "!=", "same")]))
      .execute();
  }
}

/** Forgets all that was proposed. */
export async function deleteAllLikenesses(executor: Executor): Promise<void> {
  await executor.deleteFrom("likeness").execute();
}

/** Writes what is proposed of pairs, in the place of what was. */
export async function writeLikenesses(executor: Executor, likenesses: readonly (Likeness & { worth: number })[]): Promise<void> {
  for (const some of chunks(likenesses)) {
    const rows = some.map((one) => ({
      entry_a: one.a,
      entry_b: one.b,
      case_id: one.case,
      worth: one.worth,
      probability: one.probability,
      sibling: one.sibling,
      band: one.band,
      explanation: JSON.stringify(one.explanation),
      records: JSON.stringify(one.records),
      model: one.model,
      at: one.at,
      judged: one.judged ?? null,
    }));
    await executor
      .insertInto("likeness")
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(["entry_a", "entry_b"]).doUpdateSet((eb) => ({
          case_id: eb.ref("excluded.case_id"),
          worth: eb.ref("excluded.worth"),
          probability: eb.ref("excluded.probability"),
          sibling: eb.ref("excluded.sibling"),
          band: eb.ref("excluded.band"),
          explanation: eb.ref("excluded.explanation"),
          records: eb.ref("excluded.records"),
          model: eb.ref("excluded.model"),
          at: eb.ref("excluded.at"),
          judged: eb.ref("excluded.judged"),
        })),
      )
      .execute();
  }
}

/** What is proposed of pairs that hold one of these entries. */
export async function likenessesOf(executor: Executor, entries: readonly string[]): Promise<Likeness[]> {
  const found = new Map<string, Likeness>();
  for (const some of chunks(entries)) {
    const query = executor
      .selectFrom("likeness")
      .selectAll()
      .where((eb) => eb.or([eb("entry_a", "in", some), eb("entry_b", "in", some)]));
    for (const row of await query.execute()) found.set(`${row.entry_a} ${row.entry_b}`, likenessOf(row));
  }
  return [...found.values()];
}

/** What is proposed of the pairs of a case, the likeliest first. */
export async function likenessesOfCase(executor: Executor, id: string): Promise<Likeness[]> {
  const query = executor.selectFrom("likeness").selectAll().where("case_id", "=", id).orderBy("probability", "desc");
  return (await query.orderBy("entry_a").orderBy("entry_b").execute()).map(likenessOf);
}

/** Pairs of an entry with those of its network, what a person said first, then the likeliest. */
export async function siblingLikenesses(executor: Executor, entry: string, limit: number): Promise<Likeness[]> {
  const rows = await executor
    .selectFrom("likeness")
    .selectAll()
    .where((eb) => eb.or([eb("entry_a", "=", entry), eb("entry_b", "=", entry)]))
    .where((eb) => eb.or([eb("judged", "=", "sibling"), eb.and([eb("band", "=", "sibling"), eb("judged", "is", null)])]))
    .orderBy((eb) => eb.case().when("judged", "=", "sibling").then(0).else(1).end())
    .orderBy("sibling", "desc")
    .orderBy("entry_a")
    .orderBy("entry_b")
    .limit(limit)
    .execute();
  return rows.map(likenessOf);
}

/** Notes what was judged of a pair without being merged; nothing (null) makes it wait again. */
export async function markJudged(executor: Executor, a: string, b: string, judged: Verdict | null): Promise<void> {
  const [first, second] = a < b ? [a, b] : [b, a];
  const query = executor
    .updateTable("likeness")
    .set({ judged })
    .where("entry_a", "=", first ?? a);
  await query.where("entry_b", "=", second ?? b).execute();
}

/** Which cases are asked for. */
export type CaseFilter = {
  limit: number;
  offset: number;
  /** Only cases of which this is the foremost band, in the order of `BANDS`. */
  band?: Exclude<Band, "sibling"> | undefined;
  /** Those put aside ("unknown") instead of those that wait. */
  judged?: "unknown" | undefined;
  /** Only cases with a description of one of these sources. */
  sources?: readonly string[] | undefined;
};

/** A case of the queue, without what it holds. */
type CaseRow = { id: string; worth: number; probability: number; pairs: number };

/** Cases by worth, most first, and how many there are. */
export async function casePage(executor: Executor, filter: CaseFilter): Promise<{ total: number; cases: CaseRow[] }> {
  const { band, judged, sources } = filter;
  if (sources && sources.length === 0) return { total: 0, cases: [] };
  let waiting = executor.selectFrom("likeness as l");
  waiting = waiting.where("l.band", "!=", "sibling");
  waiting = judged ? waiting.where("l.judged", "=", judged) : waiting.where("l.judged", "is", null);
  if (sources) {
    waiting = waiting.where(({ exists, selectFrom, or, ref }) => {
      const own = (column: "l.entry_a" | "l.entry_b"): Expression<SqlBool> =>
        exists(
          selectFrom("source_record as r")
            .select("r.entry")
            .whereRef("r.entry", "=", ref(column))
            .where("r.source", "in", [...sources]),
        );
      return or([own("l.entry_a"), own("l.entry_b")]);
    });
  }
  let grouped = waiting
    .select(["l.case_id as id", ({ fn }) => fn.max("l.worth").as("worth")])
    .select(({ fn }) => [fn.max("l.probability").as("probability"), fn.countAll<number>().as("pairs")])
    .groupBy("l.case_id");
  // A case whose pairs are of several bands is of the first one only, so that bands add up.
  if (band) {
    grouped = grouped.having(({ eb, fn }) => {
      const rank = eb.case().when("l.band", "=", "held").then(0).when("l.band", "=", "suggested").then(1).else(2).end();
      return eb(fn.min(rank), "=", BANDS.indexOf(band));
    });
  }
  const count = await executor
    .selectFrom(grouped.as("c"))
    .select(({ fn }) => fn.countAll<number>().as("n"))
    .executeTakeFirst();
  const rows = await grouped.orderBy("worth", "desc").orderBy("l.case_id").limit(filter.limit).offset(filter.offset).execute();
  const cases = rows.map(({ id, worth, probability, pairs }) => ({
    id,
    worth: Number(worth),
    probability: Number(probability),
    pairs: Number(pairs),
  }));
  return { total: Number(count?.n ?? 0), cases };
}

/** How many pairs are in each band and wait. */
export async function countByBand(executor: Executor): Promise<Record<Band, number>> {
  const rows = await executor
    .selectFrom("likeness")
    .select(["band", ({ fn }) => fn.countAll<number>().as("n")])
    .where("judged", "is", null)
    .groupBy("band")
    .execute();
  const counts = { held: 0, suggested: 0, review: 0, sibling: 0 };
  for (const { band, n } of rows) counts[band as Band] = Number(n);
  return counts;
}
