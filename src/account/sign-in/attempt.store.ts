import { hash } from "node:crypto";
import type { Executor } from "../../platform/database.ts";
import { afterFailure, type Failures, isLocked } from "./attempt.ts";

type SignInFailureTable = { key: string; count: number; last_at: string; locked_until: string | null };

declare module "../../platform/database.ts" {
  interface Schema {
    sign_in_failure: SignInFailureTable;
  }
}

/** What tries are counted for: kept as a hash, so that the table names nobody, and unknown addresses count like known ones. */
export const failureKey = (act: "password" | "factor", whose: string): string => `${act}:${hash("sha256", whose, "hex")}`;

async function failuresOf(executor: Executor, key: string): Promise<Failures | undefined> {
  const row = await executor.selectFrom("sign_in_failure").selectAll().where("key", "=", key).executeTakeFirst();
  return row && { count: row.count, lastAt: row.last_at, lockedUntil: row.locked_until };
}

/** Whether tries for this key are refused for now. */
export const locked = async (executor: Executor, key: string, now: Date): Promise<boolean> =>
  isLocked(await failuresOf(executor, key), now);

/** Counts one failure. @returns whether further tries are refused from now on. */
export async function recordFailure(trx: Executor, key: string, now: Date): Promise<boolean> {
  const next = afterFailure(await failuresOf(trx, key), now);
  const row = { count: next.count, last_at: next.lastAt, locked_until: next.lockedUntil };
  await trx
    .insertInto("sign_in_failure")
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
    .execute();
  return isLocked(next, now);
}

/** Forgets the failures of a key: the right answer was given. */
export async function forgetFailures(trx: Executor, key: string): Promise<void> {
  await trx.deleteFrom("sign_in_failure").where("key", "=", key).execute();
}
