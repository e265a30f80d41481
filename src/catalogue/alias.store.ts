import type { Executor } from "../platform/database.ts";
import { chunks } from "./record.store.ts";

/** An id that leads to another entry since a merge; `revision` is the last that it had of its own. */
export type AliasTable = { alias: string; entry: string; act: string; at: string; revision: number };

declare module "../platform/database.ts" {
  interface Schema {
    entry_alias: AliasTable;
  }
}

/** Merges follow one another seldom; a circle cannot be, and must not hang a page if it were. */
const LONGEST_CHAIN = 50;

/** The entry that an id stands for today: itself unless it was merged into another, however often. */
export async function presentEntry(executor: Executor, id: string): Promise<string> {
  let present = id;
  for (let step = 0; step < LONGEST_CHAIN; step++) {
    const row = await executor.selectFrom("entry_alias").select("entry").where("alias", "=", present).executeTakeFirst();
    if (!row) return present;
    present = row.entry;
  }
  return present;
}

/**
 * Every id under which an entry is or was known, its present one first: what rooms that keep an entry's id look for, so that
 * what was said of either is found after a merge and goes back where it was after its undoing.
 */
export async function idsOfEntry(executor: Executor, id: string): Promise<string[]> {
  const found = [await presentEntry(executor, id)];
  for (let from = 0; from < found.length; ) {
    const some = found.slice(from, from + 400);
    from += some.length;
    const rows = await executor.selectFrom("entry_alias").select("alias").where("entry", "in", some).orderBy("alias").execute();
    found.push(...rows.map(({ alias }) => alias));
  }
  return found;
}

/** The other ids under which each of these entries was known, all at once; entries without any are left out. */
export async function formerIds(executor: Executor, entries: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const owner = new Map(entries.map((id) => [id, id]));
  for (let step = 0, from = [...entries]; from.length > 0 && step < LONGEST_CHAIN; step++) {
    const rows: { alias: string; entry: string }[] = [];
    for (const some of chunks(from))
      rows.push(...(await executor.selectFrom("entry_alias").select(["alias", "entry"]).where("entry", "in", some).execute()));
    for (const { alias, entry } of rows) {
      const present = owner.get(entry) ?? entry;
      owner.set(alias, present);
      found.set(present, [...(found.get(present) ?? []), alias]);
    }
    from = rows.map(({ alias }) => alias);
  }
  return found;
}

/** Makes ids lead to another entry. */
export async function insertAliases(executor: Executor, rows: AliasTable[]): Promise<void> {
  for (const some of chunks(rows)) await executor.insertInto("entry_alias").values(some).execute();
}

/** Takes back the aliases that an act made. @returns what they were */
export async function deleteAliases(executor: Executor, act: string): Promise<AliasTable[]> {
  return executor.deleteFrom("entry_alias").where("act", "=", act).returningAll().execute();
}
