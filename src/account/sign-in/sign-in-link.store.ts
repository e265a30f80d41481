import type { Executor } from "../../platform/database.ts";

type SignInLinkTable = {
  token_hash: string;
  account: string;
  next: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
};

declare module "../../platform/database.ts" {
  interface Schema {
    sign_in_link: SignInLinkTable;
  }
}

/** Keeps a sign-in link, by the hash of its secret. */
export async function insertLink(executor: Executor, link: SignInLinkTable): Promise<void> {
  await executor.insertInto("sign_in_link").values(link).execute();
}

/** A sign-in link as kept, spent or past included. */
export async function findLink(executor: Executor, tokenHash: string): Promise<SignInLinkTable | undefined> {
  return executor.selectFrom("sign_in_link").selectAll().where("token_hash", "=", tokenHash).executeTakeFirst();
}

/** How many links an account asked for since an ISO instant. */
export async function countLinksSince(executor: Executor, account: string, since: string): Promise<number> {
  const rows = await executor
    .selectFrom("sign_in_link")
    .select("token_hash")
    .where("account", "=", account)
    .where("created_at", ">=", since)
    .execute();
  return rows.length;
}

/** True for the one caller that uses the link first. */
export async function useLink(executor: Executor, tokenHash: string, at: string): Promise<boolean> {
  const result = await executor
    .updateTable("sign_in_link")
    .set({ used_at: at })
    .where("token_hash", "=", tokenHash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Closes the links of an account that have not served. */
export async function deleteLinksOf(executor: Executor, account: string): Promise<void> {
  await executor.deleteFrom("sign_in_link").where("account", "=", account).execute();
}
