import type { Executor } from "../platform/database.ts";
import { presentEntry } from "./alias.store.ts";
import type { EntryTable } from "./catalogue.tables.ts";
import type { Entry } from "./entry.ts";
import { chunks } from "./record.store.ts";

const parse = (row: { body: string }): Entry => JSON.parse(row.body) as Entry;

/**
 * One entry whole, whatever its openness: `visibleEntry` restricts it for a reader. An id that was merged away gives the entry that
 * it leads to, with that one's id.
 */
export async function entryById(executor: Executor, id: string): Promise<Entry | undefined> {
  const find = (wanted: string) => executor.selectFrom("entry").select("body").where("id", "=", wanted).executeTakeFirst();
  const row = (await find(id)) ?? (await find(await presentEntry(executor, id)));
  return row && parse(row);
}

/** In the order of `ids`; unknown ids are left out. */
export async function entriesByIds(executor: Executor, ids: readonly string[]): Promise<Entry[]> {
  const found = new Map<string, Entry>();
  for (const some of chunks(ids)) {
    for (const row of await executor.selectFrom("entry").select(["id", "body"]).where("id", "in", some).execute())
      found.set(row.id, parse(row));
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

export type EntryHead = Pick<EntryTable, "id" | "revision" | "hash">;

/** Heads of the entries that exist, by id. */
export async function entryHeads(executor: Executor, ids: string[]): Promise<Map<string, EntryHead>> {
  const found = new Map<string, EntryHead>();
  for (const some of chunks(ids)) {
    for (const row of await executor.selectFrom("entry").select(["id", "revision", "hash"]).where("id", "in", some).execute())
      found.set(row.id, row);
  }
  return found;
}

/** New entries. */
export async function insertEntries(executor: Executor, rows: EntryTable[]): Promise<void> {
  for (const some of chunks(rows)) await executor.insertInto("entry").values(some).execute();
}

/** Replaces an entry by its next revision. */
export async function updateEntry(executor: Executor, row: EntryTable): Promise<void> {
  const { id, ...rest } = row;
  await executor.updateTable("entry").set(rest).where("id", "=", id).execute();
}

/** The id of the entry that comes after `rank` others, in the order of ids. */
export async function idAtRank(executor: Executor, rank: number): Promise<string | undefined> {
  const row = await executor.selectFrom("entry").select("id").orderBy("id").offset(rank).limit(1).executeTakeFirst();
  return row?.id;
}

export async function deleteEntry(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("entry").where("id", "=", id).execute();
}

/** All entries in the order of their ids (those that follow `after`), page by page, so that memory stays bounded. */
export async function* allEntries(executor: Executor, pageSize = 1_000, after = ""): AsyncGenerator<Entry[]> {
  for (;;) {
    const rows = await executor
      .selectFrom("entry")
      .select(["id", "body"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(pageSize)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(parse);
    after = last.id;
  }
}

/** How many entries there are, open or not. */
export async function countEntries(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("entry")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
