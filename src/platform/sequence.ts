import { sql } from "kysely";
import type { Executor } from "./database.ts";

/** Counters whose numbers leave no gap: one row each. */
type SequenceTable = { name: string; value: number };

declare module "./database.ts" {
  interface Schema {
    sequence: SequenceTable;
  }
}

/**
 * Takes the next `count` numbers of the counter `name` (created at 1) and returns the first. Call it inside the
 * transaction that uses the numbers: the counter's row stays locked until the commit, so numbers appear in commit order
 * without a gap, and a rolled back transaction gives its numbers back. A reader asking for "after n" therefore misses nothing.
 */
export async function allocateSequence(trx: Executor, name: string, count = 1): Promise<number> {
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`cannot allocate ${count} numbers`);
  const row = await trx
    .insertInto("sequence")
    .values({ name, value: count })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: sql<number>`sequence.value + ${count}` }))
    .returning("value")
    .executeTakeFirstOrThrow();
  return row.value - count + 1;
}
