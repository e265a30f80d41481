import { sql } from "kysely";
import type { Executor } from "../../platform/database.ts";

type AccountWarningTable = { account: string; at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    account_warning: AccountWarningTable;
  }
}

/** What is known of an account besides what it says of itself: sessions, protections, what happened to it. */
export async function traitsOf(executor: Executor, account: string) {
  const rows = <T extends "session" | "password" | "second_factor" | "external_identity" | "account_event" | "profile">(
    table: T,
  ) =>
    executor
      .selectFrom(table as "session")
      .selectAll()
      .where("account", "=", account)
      .execute() as Promise<Record<string, unknown>[]>;
  return {
    sessions: await rows("session"),
    passwords: await rows("password"),
    factors: await rows("second_factor"),
    identities: await rows("external_identity"),
    events: await rows("account_event"),
    profiles: await rows("profile"),
  };
}

/** How many accounts there are. */
export async function countAccounts(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("account")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Forgets sessions, links and steps past their end, what happened to accounts before `old`, and tries nobody makes any more. */
export async function deleteExpired(executor: Executor, now: string, old: string): Promise<number> {
  const counts = [
    await executor.deleteFrom("session").where("expires_at", "<=", now).executeTakeFirst(),
    await executor.deleteFrom("sign_in_step").where("expires_at", "<=", now).executeTakeFirst(),
    await executor.deleteFrom("sign_in_link").where("expires_at", "<=", now).executeTakeFirst(),
    await executor.deleteFrom("account_event").where("at", "<", old).executeTakeFirst(),
    await executor.deleteFrom("sign_in_failure").where("last_at", "<", old).executeTakeFirst(),
  ];
  return counts.reduce((sum, result) => sum + Number(result.numDeletedRows), 0);
}

/** An account nobody has used since an ISO instant: `warnedAt` once its owner was written to. */
type Unseen = { id: string; email: string; warnedAt: string | undefined };

/** Accounts that nobody has used since an ISO instant, by any session. */
export async function accountsUnseenSince(executor: Executor, since: string): Promise<Unseen[]> {
  const rows = await executor
    .selectFrom("account as a")
    .leftJoin("account_warning as w", "w.account", "a.id")
    .select(["a.id", "a.email", "w.at as warnedAt"])
    .where(sql<string>`coalesce(a.last_seen_at, a.created_at)`, "<", since)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("session as s")
            .select("s.account")
            .whereRef("s.account", "=", "a.id")
            .where(sql<string>`coalesce(s.seen_at, s.created_at)`, ">=", since),
        ),
      ),
    )
    .orderBy("a.id")
    .execute();
  return rows.map((row) => ({ id: row.id, email: row.email, warnedAt: row.warnedAt ?? undefined }));
}

/** Notes that the owner of an unused account was warned. */
export async function noteWarning(executor: Executor, account: string, at: string): Promise<void> {
  await executor.insertInto("account_warning").values({ account, at }).execute();
}

/** Forgets the warnings of accounts that are used again, or gone. */
export async function deleteWarningsExcept(executor: Executor, unseen: readonly string[]): Promise<void> {
  const rows = await executor.selectFrom("account_warning").select("account").execute();
  const kept = new Set(unseen);
  for (const { account } of rows)
    if (!kept.has(account)) await executor.deleteFrom("account_warning").where("account", "=", account).execute();
}
