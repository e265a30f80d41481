import type { Executor } from "../platform/database.ts";

type ErasureTable = { id: string; at: string; person: string; parts: string };
type RetentionRunTable = { processing: string; at: string; forgotten: number; total: number; failure: string | null };

declare module "../platform/database.ts" {
  interface Schema {
    erasure: ErasureTable;
    retention_run: RetentionRunTable;
  }
}

/** Proof that something was erased: when, which parts, for whom as a fingerprint. */
export async function insertErasure(executor: Executor, row: ErasureTable): Promise<void> {
  await executor.insertInto("erasure").values(row).execute();
}

/** Erasures made for one person, oldest first. */
export async function erasuresOf(executor: Executor, person: string): Promise<ErasureTable[]> {
  return executor.selectFrom("erasure").selectAll().where("person", "=", person).orderBy("at").orderBy("id").execute();
}

/** How many erasures are on record. */
export async function countErasures(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("erasure")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Forgets proofs older than an ISO instant. */
export async function deleteErasuresBefore(executor: Executor, before: string): Promise<number> {
  const result = await executor.deleteFrom("erasure").where("at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How the last pass of a retention clock went. */
export type RetentionRun = { processing: string; at: string; forgotten: number; total: number; failure?: string };

/** Writes how a pass went; `total` adds up what all passes forgot. */
export async function noteRetention(executor: Executor, run: Omit<RetentionRun, "total">): Promise<void> {
  const { processing, at, forgotten, failure = null } = run;
  await executor
    .insertInto("retention_run")
    .values({ processing, at, forgotten, total: forgotten, failure })
    .onConflict((conflict) =>
      conflict.column("processing").doUpdateSet((eb) => ({
        at,
        forgotten,
        total: eb("retention_run.total", "+", forgotten),
        failure,
      })),
    )
    .execute();
}

/** The last pass of each clock, by processing. */
export async function retentionRuns(executor: Executor): Promise<Map<string, RetentionRun>> {
  const rows = await executor.selectFrom("retention_run").selectAll().execute();
  return new Map(
    rows.map(({ failure, ...row }) => [row.processing, { ...row, ...(failure === null ? {} : { failure }) }] as const),
  );
}
