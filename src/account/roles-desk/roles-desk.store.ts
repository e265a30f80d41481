import { sql } from "kysely";
import type { Executor } from "../../platform/database.ts";
import type { AccountTable } from "../account.tables.ts";
import type { Membership, Role } from "../account.ts";
import { accountsWithFactor } from "../factor/factor.store.ts";

/** An account in the list of all. */
export type AccountLine = {
  id: string;
  email: string;
  lastSignInAt: string | undefined;
  memberships: Membership[];
  factor: boolean;
};

/** Signs that mean something to LIKE are only themselves. */
const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

const matching = (executor: Executor, words: string) => {
  const query = executor.selectFrom("account");
  return words ? query.where(sql<boolean>`email like ${`%${literal(words)}%`} escape '\\'`) : query;
};

async function linesOf(executor: Executor, rows: readonly AccountTable[]): Promise<AccountLine[]> {
  const ids = rows.map((row) => row.id);
  const memberships =
    ids.length > 0 ? await executor.selectFrom("membership").selectAll().where("account", "in", ids).execute() : [];
  const protectedOnes = await accountsWithFactor(executor, ids);
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    lastSignInAt: row.last_seen_at ?? undefined,
    memberships: memberships
      .filter((one) => one.account === row.id)
      .map(({ organisation, role }) => ({ organisation, role: role as Role })),
    factor: protectedOnes.has(row.id),
  }));
}

/** Accounts whose address holds `words`, by address, and how many there are in all. `page` counts from 1. */
export async function findAccounts(
  executor: Executor,
  { words, page, size }: { words: string; page: number; size: number },
): Promise<{ accounts: AccountLine[]; total: number }> {
  const counted = await matching(executor, words)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirst();
  const rows = await matching(executor, words)
    .selectAll()
    .orderBy("email")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { accounts: await linesOf(executor, rows), total: Number(counted?.count ?? 0) };
}
