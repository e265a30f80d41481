import type { Executor } from "../platform/database.ts";

/** Where matching stands: what it has looked at, by which model, and what is worth telling. */
export type MatchingState = {
  /** Last line of the change log, and of the log of judgements, that it heeded. */
  change: number;
  judgement: number;
  /** The latest instant at which a source was found to list something no more. */
  missing: string;
  /** Versions of the model and of what is compared: another means that all is compared anew. */
  model: string;
  at: string;
  records: number;
  entries: number;
  /** Sizes of groups over 20 that were made, and of those over 50 that stopped for a person. */
  large: number[];
  held: number[];
};

const NAME = "matching";

/** Undefined before the first run. */
export async function readMatchingState(executor: Executor): Promise<MatchingState | undefined> {
  const row = await executor.selectFrom("resolution_state").select("value").where("name", "=", NAME).executeTakeFirst();
  return row && (JSON.parse(row.value) as MatchingState);
}

/** Writes where matching stands. */
export async function writeMatchingState(executor: Executor, state: MatchingState): Promise<void> {
  const value = JSON.stringify(state);
  await executor
    .insertInto("resolution_state")
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

/** Forgets where matching stands: the next run compares all anew. */
export async function forgetMatchingState(executor: Executor): Promise<void> {
  await executor.deleteFrom("resolution_state").where("name", "=", NAME).execute();
}

/** Sources whose partner says that it never tells a thing twice. */
export async function sourcesWithoutDuplicates(executor: Executor): Promise<string[]> {
  const rows = await executor.selectFrom("source_without_duplicates").select("source").orderBy("source").execute();
  return rows.map(({ source }) => source);
}

/** Says of a source that it never tells a thing twice, or takes that back. */
export async function setWithoutDuplicates(
  executor: Executor,
  { source, by, at, without }: { source: string; by: string; at: string; without: boolean },
): Promise<void> {
  await executor.deleteFrom("source_without_duplicates").where("source", "=", source).execute();
  if (without) await executor.insertInto("source_without_duplicates").values({ source, since: at, by }).execute();
}
