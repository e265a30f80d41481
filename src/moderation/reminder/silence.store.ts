import type { Executor, Transaction } from "../../platform/database.ts";

/** Accounts that no longer wish to be written to about what waits. */
export async function silentAccounts(executor: Executor): Promise<Set<string>> {
  return new Set((await executor.selectFrom("moderation_silence").select("account").execute()).map(({ account }) => account));
}

/** Stops the letters to an account; again is harmless. */
export async function silence(trx: Transaction, account: string, at: string): Promise<void> {
  await trx
    .insertInto("moderation_silence")
    .values({ account, at })
    .onConflict((conflict) => conflict.column("account").doNothing())
    .execute();
}

/** Lets the letters come again. */
export async function speak(trx: Transaction, account: string): Promise<void> {
  await trx.deleteFrom("moderation_silence").where("account", "=", account).execute();
}

/** How many cases wait to be looked at, since when the oldest, and how many came since an instant; likely spam and what was put aside left out. */
export async function waitingSince(
  executor: Executor,
  ranks: readonly number[],
  since: string,
): Promise<{ total: number; oldest: string; recent: number } | undefined> {
  const row = await executor
    .selectFrom("moderation_case")
    .select((eb) => [
      eb.fn.countAll<number>().as("total"),
      eb.fn.min("waiting_since").as("oldest"),
      eb.fn.sum<number>(eb.case().when("waiting_since", ">=", since).then(1).else(0).end()).as("recent"),
    ])
    .where("state", "=", "waiting")
    .where("rank", "in", [...ranks])
    .executeTakeFirst();
  if (!row?.oldest) return undefined;
  return { total: Number(row.total), oldest: row.oldest, recent: Number(row.recent) };
}
