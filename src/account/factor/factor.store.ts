import type { Executor } from "../../platform/database.ts";

type SecondFactorTable = {
  account: string;
  secret: string;
  created_at: string;
  confirmed_at: string | null;
  last_counter: number;
};
type RecoveryCodeTable = { account: string; code_hash: string; used_at: string | null };

declare module "../../platform/database.ts" {
  interface Schema {
    second_factor: SecondFactorTable;
    recovery_code: RecoveryCodeTable;
  }
}

/** The second factor of an account, confirmed or being set up. */
type Factor = { secret: string; createdAt: string; confirmedAt: string | undefined; lastCounter: number };

/** The second factor of an account; undefined when none was begun. */
export async function factorOf(executor: Executor, account: string): Promise<Factor | undefined> {
  const row = await executor.selectFrom("second_factor").selectAll().where("account", "=", account).executeTakeFirst();
  if (!row) return undefined;
  return {
    secret: row.secret,
    createdAt: row.created_at,
    confirmedAt: row.confirmed_at ?? undefined,
    lastCounter: row.last_counter,
  };
}

/** Begins a second factor. What was begun and not confirmed is replaced. */
export async function beginFactor(trx: Executor, account: string, secret: string, at: string): Promise<void> {
  const row = { secret, created_at: at, confirmed_at: null, last_counter: 0 };
  await trx
    .insertInto("second_factor")
    .values({ account, ...row })
    .onConflict((conflict) => conflict.column("account").doUpdateSet(row))
    .execute();
}

/** Notes that the code of a period has served. True for the one caller that uses it. */
export async function useCounter(trx: Executor, account: string, counter: number): Promise<boolean> {
  const result = await trx
    .updateTable("second_factor")
    .set({ last_counter: counter })
    .where("account", "=", account)
    .where("last_counter", "<", counter)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** The first code was given: the factor is asked from now on. */
export async function confirmFactor(trx: Executor, account: string, at: string): Promise<void> {
  await trx.updateTable("second_factor").set({ confirmed_at: at }).where("account", "=", account).execute();
}

/** Takes the second factor and its recovery codes away. @returns whether there was one. */
export async function deleteFactor(trx: Executor, account: string): Promise<boolean> {
  await trx.deleteFrom("recovery_code").where("account", "=", account).execute();
  const result = await trx.deleteFrom("second_factor").where("account", "=", account).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** Gives an account these recovery codes, by their hashes, instead of those it had. */
export async function replaceRecoveryCodes(trx: Executor, account: string, hashes: readonly string[]): Promise<void> {
  await trx.deleteFrom("recovery_code").where("account", "=", account).execute();
  const rows = hashes.map((code_hash) => ({ account, code_hash, used_at: null }));
  await trx.insertInto("recovery_code").values(rows).execute();
}

/** True for the one caller that uses the code first. */
export async function useRecoveryCode(trx: Executor, account: string, codeHash: string, at: string): Promise<boolean> {
  const result = await trx
    .updateTable("recovery_code")
    .set({ used_at: at })
    .where("account", "=", account)
    .where("code_hash", "=", codeHash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** How many recovery codes are left. */
export async function recoveryCodesLeft(executor: Executor, account: string): Promise<number> {
  const row = await executor
    .selectFrom("recovery_code")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("account", "=", account)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Which of these accounts have a second factor. */
export async function accountsWithFactor(executor: Executor, accounts: readonly string[]): Promise<Set<string>> {
  if (accounts.length === 0) return new Set();
  const rows = await executor
    .selectFrom("second_factor")
    .select("account")
    .where("account", "in", [...accounts])
    .where("confirmed_at", "is not", null)
    .execute();
  return new Set(rows.map((row) => row.account));
}
