import type { Executor } from "../platform/database.ts";

type PrivateLinkTable = {
  secret_hash: string;
  purpose: string;
  subject: string;
  email: string | null;
  created_at: string;
  expires_at: string;
  spent_at: string | null;
};

declare module "../platform/database.ts" {
  interface Schema {
    private_link: PrivateLinkTable;
  }
}

/** Keeps a link, by the hash of its secret. */
export async function insertPrivateLink(executor: Executor, row: PrivateLinkTable): Promise<void> {
  await executor.insertInto("private_link").values(row).execute();
}

/** A link that is not past its end at `now` (ISO), spent or not. */
export async function findPrivateLink(
  executor: Executor,
  purpose: string,
  secretHash: string,
  now: string,
): Promise<PrivateLinkTable | undefined> {
  return executor
    .selectFrom("private_link")
    .selectAll()
    .where("secret_hash", "=", secretHash)
    .where("purpose", "=", purpose)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** True for the one caller that spends the link first. */
export async function markSpent(executor: Executor, secretHash: string, at: string): Promise<boolean> {
  const result = await executor
    .updateTable("private_link")
    .set({ spent_at: at })
    .where("secret_hash", "=", secretHash)
    .where("spent_at", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** How many links were sent to an address since an ISO instant: of this purpose alone, or of all others. */
export async function countLinksTo(
  executor: Executor,
  email: string,
  since: string,
  purpose: { is: string } | { isNot: string },
): Promise<number> {
  const row = await executor
    .selectFrom("private_link")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("email", "=", email)
    .where("created_at", ">=", since)
    .where((eb) => ("is" in purpose ? eb("purpose", "=", purpose.is) : eb("purpose", "!=", purpose.isNot)))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Ends all links of a purpose to a subject at `now`; they are still counted among the letters sent until `until`. */
export async function endPrivateLinks(
  executor: Executor,
  { purpose, subject }: { purpose: string; subject: string },
  { now, until }: { now: string; until: string },
): Promise<void> {
  await executor
    .updateTable("private_link")
    .set({ spent_at: now, expires_at: until })
    .where("purpose", "=", purpose)
    .where("subject", "=", subject)
    .where("spent_at", "is", null)
    .execute();
}

/** Removes all links of a purpose to a subject. */
export async function deletePrivateLinks(executor: Executor, purpose: string, subject: string): Promise<void> {
  await executor.deleteFrom("private_link").where("purpose", "=", purpose).where("subject", "=", subject).execute();
}

/** Removes all links sent to an address. */
export async function deletePrivateLinksTo(executor: Executor, email: string): Promise<void> {
  await executor.deleteFrom("private_link").where("email", "=", email).execute();
}

/** Removes links past their end. @returns how many. */
export async function deleteExpiredLinks(executor: Executor, now: string): Promise<number> {
  const result = await executor.deleteFrom("private_link").where("expires_at", "<=", now).executeTakeFirst();
  return Number(result.numDeletedRows);
}
