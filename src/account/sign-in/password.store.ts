import type { Executor } from "../../platform/database.ts";

type PasswordTable = { account: string; hash: string; changed_at: string };
type ExternalIdentityTable = { issuer: string; subject: string; account: string; linked_at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    password: PasswordTable;
    external_identity: ExternalIdentityTable;
  }
}

/** What is kept of an account's password; undefined when it has none. */
export async function passwordOf(executor: Executor, account: string): Promise<{ hash: string; changedAt: string } | undefined> {
  const row = await executor.selectFrom("password").selectAll().where("account", "=", account).executeTakeFirst();
  return row && { hash: row.hash, changedAt: row.changed_at };
}

/** Sets or changes a password, by its hash. */
export async function savePassword(trx: Executor, account: string, hash: string, at: string): Promise<void> {
  await trx
    .insertInto("password")
    .values({ account, hash, changed_at: at })
    .onConflict((conflict) => conflict.column("account").doUpdateSet({ hash, changed_at: at }))
    .execute();
}

/** Takes a password away. @returns whether there was one. */
export async function deletePassword(trx: Executor, account: string): Promise<boolean> {
  const result = await trx.deleteFrom("password").where("account", "=", account).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}

/** Whom a provider's subject is here. */
export async function accountOfIdentity(executor: Executor, issuer: string, subject: string): Promise<string | undefined> {
  const row = await executor
    .selectFrom("external_identity")
    .select("account")
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row?.account;
}

/** Remembers who somebody is for a provider. */
export async function insertIdentity(trx: Executor, row: ExternalIdentityTable): Promise<void> {
  await trx.insertInto("external_identity").values(row).execute();
}

/** Providers that an account signs in with. */
export async function identitiesOf(executor: Executor, account: string): Promise<Omit<ExternalIdentityTable, "account">[]> {
  return executor
    .selectFrom("external_identity")
    .select(["issuer", "subject", "linked_at"])
    .where("account", "=", account)
    .orderBy("linked_at")
    .execute();
}
