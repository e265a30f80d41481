import "./follow.tables.ts";
import { sql } from "kysely";
import type { Executor, Transaction } from "../platform/database.ts";
import type { Target } from "./follow.ts";
import type { NewsData } from "./news.ts";

/** A search that somebody follows: the parameters of its canonical address, and how it was read. */
type KeptSearch = { id: string; parameters: string; name: string };

/** Below both engines' limits of bound parameters. */
const CHUNK = 1_000;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}

/** Keeps a search once; it is called as it was last read. */
export async function keepSearch(trx: Transaction, { id, parameters, name }: KeptSearch, at: string): Promise<void> {
  await trx
    .insertInto("saved_search")
    .values({ id, parameters, name, created_at: at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ name }))
    .execute();
}

/** Searches by id. */
export async function searchesByIds(executor: Executor, ids: readonly string[]): Promise<Map<string, KeptSearch>> {
  const found = new Map<string, KeptSearch>();
  for (const some of chunks(ids)) {
    const rows = await executor.selectFrom("saved_search").select(["id", "parameters", "name"]).where("id", "in", some).execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** Parameters of the searches that somebody follows now, by id. */
export async function followedSearches(executor: Executor): Promise<Map<string, string>> {
  const rows = await executor
    .selectFrom("saved_search as s")
    .select(["s.id", "s.parameters"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("follow as f")
          .select("f.id")
          .where("f.target", "=", sql<string>`'search:' || s.id`)
          .where("f.stopped_at", "is", null),
      ),
    )
    .execute();
  return new Map(rows.map(({ id, parameters }) => [id, parameters]));
}

/** Forgets the searches that nobody follows, nor could take up again. @returns how many. */
export async function forgetSearches(trx: Transaction): Promise<number> {
  const rows = await trx
    .deleteFrom("saved_search")
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom("follow as f").select("f.id").where("f.target", "=", sql<string>`'search:' || saved_search.id`)),
      ),
    )
    .returning("id")
    .execute();
  return rows.length;
}

/** What a fiche said when the followers of a search were last told of it: fingerprint by entry, then by target. */
export async function lastSaid(executor: Executor, entries: readonly string[]): Promise<Map<string, Map<Target, string>>> {
  const found = new Map<string, Map<Target, string>>();
  for (const some of chunks(entries)) {
    const rows = await executor
      .selectFrom("news as n")
      .innerJoin("news_target as t", "t.seq", "n.seq")
      .select(["n.entry", "t.target", "n.data"])
      .where("n.entry", "in", some)
      .where("t.target", ">=", "search:")
      .where("t.target", "<", "search;")
      .orderBy("n.seq")
      .execute();
    for (const { entry, target, data } of rows) {
      const said = (JSON.parse(data) as NewsData).said;
      if (said === undefined) continue;
      const byTarget = found.get(entry) ?? new Map<Target, string>();
      found.set(entry, byTarget.set(target as Target, said));
    }
  }
  return found;
}
