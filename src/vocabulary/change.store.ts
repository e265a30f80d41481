import type { Executor } from "../platform/database.ts";
import type { VocabularyChangeTable } from "./change.tables.ts";
import type { ChangeAct, VocabularyChange } from "./change.ts";
import { isScheme } from "./vocabulary.ts";

/** A kept change, with its number. */
export type KeptChange = VocabularyChange & { seq: number };

const toChange = ({ seq, scheme, at, note, act }: VocabularyChangeTable): KeptChange[] =>
  // A scheme that a later version no longer has says nothing.
  isScheme(scheme) ? [{ seq, scheme, at, note, act: JSON.parse(act) as ChangeAct }] : [];

/** The changes in force, in their order. */
export async function readChanges(executor: Executor): Promise<KeptChange[]> {
  const rows = await executor.selectFrom("vocabulary_change").selectAll().where("undone_at", "is", null).orderBy("seq").execute();
  return rows.flatMap(toChange);
}

/** Adds a change after all others. @returns its number. */
export async function insertChange(executor: Executor, { scheme, at, note, act }: VocabularyChange): Promise<number> {
  const { last } = await executor
    .selectFrom("vocabulary_change")
    .select(({ fn }) => fn.max("seq").as("last"))
    .executeTakeFirstOrThrow();
  const seq = Number(last ?? 0) + 1;
  await executor
    .insertInto("vocabulary_change")
    .values({ seq, scheme, at, note, act: JSON.stringify(act), undone_at: null })
    .execute();
  return seq;
}

/** Takes a change back; its line stays. */
export async function undoChange(executor: Executor, seq: number, at: string): Promise<void> {
  await executor.updateTable("vocabulary_change").set({ undone_at: at }).where("seq", "=", seq).execute();
}

/** Changes whenever the changes in force do: what a process compares before it reads them again. */
export async function changesRevision(executor: Executor): Promise<string> {
  const { made, undone } = await executor
    .selectFrom("vocabulary_change")
    .select(({ fn }) => [fn.count<number>("seq").as("made"), fn.count<number>("undone_at").as("undone")])
    .executeTakeFirstOrThrow();
  return `${made} ${undone}`;
}
