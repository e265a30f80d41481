import type { Executor } from "../../platform/database.ts";
import type { Session, SignInMethod } from "./session.ts";

type SessionTable = {
  token_hash: string;
  account: string;
  created_at: string;
  expires_at: string;
  method: string | null;
  browser: string | null;
  seen_at: string | null;
};
type SignInStepTable = { token_hash: string; account: string; method: string; next: string; expires_at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    session: SessionTable;
    sign_in_step: SignInStepTable;
  }
}

/** A session is named by the beginning of its secret's hash: enough to tell one's own apart, and it opens nothing. */
const ID_LENGTH = 16;

const toSession = (row: SessionTable): Session => ({
  id: row.token_hash.slice(0, ID_LENGTH),
  method: (row.method as SignInMethod | null) ?? undefined,
  browser: row.browser ?? undefined,
  createdAt: row.created_at,
  seenAt: row.seen_at ?? row.created_at,
  expiresAt: row.expires_at,
});

/** Opens a session, by the hash of its secret. */
export async function insertSession(
  trx: Executor,
  session: { tokenHash: string; account: string; at: string; expiresAt: string; method: SignInMethod; browser?: string },
): Promise<void> {
  await trx
    .insertInto("session")
    .values({
      token_hash: session.tokenHash,
      account: session.account,
      created_at: session.at,
      expires_at: session.expiresAt,
      method: session.method,
      browser: session.browser ?? null,
      seen_at: session.at,
    })
    .execute();
  await trx.updateTable("account").set({ last_seen_at: session.at }).where("id", "=", session.account).execute();
}

/** A session by the hash of its secret, whatever its age, with whose it is and whether they have a second factor. */
export async function findSession(
  executor: Executor,
  tokenHash: string,
): Promise<{ session: Session; account: string; factor: boolean } | undefined> {
  const row = await executor
    .selectFrom("session as s")
    .leftJoin("second_factor as f", (join) => join.onRef("f.account", "=", "s.account").on("f.confirmed_at", "is not", null))
    .selectAll("s")
    .select("f.confirmed_at")
    .where("s.token_hash", "=", tokenHash)
    .executeTakeFirst();
  return row && { session: toSession(row), account: row.account, factor: row.confirmed_at !== null };
}

/** Notes that a session is used. */
export async function noteSession(executor: Executor, tokenHash: string, at: string): Promise<void> {
  await executor.updateTable("session").set({ seen_at: at }).where("token_hash", "=", tokenHash).execute();
}

/** The sessions of an account, the last used first. */
export async function sessionsOf(executor: Executor, account: string): Promise<Session[]> {
  const rows = await executor.selectFrom("session").selectAll().where("account", "=", account).execute();
  return rows.map(toSession).sort((a, b) => (a.seenAt < b.seenAt ? 1 : a.seenAt > b.seenAt ? -1 : 0));
}

/** Closes one session, by the hash of its secret. */
export async function deleteSession(executor: Executor, tokenHash: string): Promise<void> {
  await executor.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
}

/** Closes one session of an account, by its id. @returns whether there was one. */
export async function deleteSessionOf(executor: Executor, account: string, id: string): Promise<boolean> {
  const rows = await executor.selectFrom("session").select("token_hash").where("account", "=", account).execute();
  const found = rows.find((row) => id.length === ID_LENGTH && row.token_hash.startsWith(id));
  if (found) await deleteSession(executor, found.token_hash);
  return found !== undefined;
}

/** Closes all sessions of an account, but the one of id `keep`. */
export async function deleteSessionsOf(executor: Executor, account: string, keep?: string): Promise<void> {
  const rows = await executor.selectFrom("session").select("token_hash").where("account", "=", account).execute();
  for (const row of rows) if (!keep || !row.token_hash.startsWith(keep)) await deleteSession(executor, row.token_hash);
}

/** Remembers somebody who still owes the second factor. */
export async function insertStep(trx: Executor, step: SignInStepTable): Promise<void> {
  await trx.insertInto("sign_in_step").values(step).execute();
}

/** A step that has not expired at `now` (ISO). */
export async function findStep(executor: Executor, tokenHash: string, now: string): Promise<SignInStepTable | undefined> {
  return executor
    .selectFrom("sign_in_step")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
}

/** True for the one caller that takes the step. */
export async function takeStep(trx: Executor, tokenHash: string): Promise<boolean> {
  const result = await trx.deleteFrom("sign_in_step").where("token_hash", "=", tokenHash).executeTakeFirst();
  return Number(result.numDeletedRows) === 1;
}
