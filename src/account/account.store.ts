import type { Executor } from "../platform/database.ts";
import type { AccountTable, SignInLinkTable } from "./account.tables.ts";
import { type Account, INSTANCE, type Membership, type Role } from "./account.ts";

async function toAccount(executor: Executor, row: AccountTable | undefined): Promise<Account | undefined> {
  if (!row) return undefined;
  const memberships = await executor
    .selectFrom("membership")
    .select(["organisation", "role"])
    .where("account", "=", row.id)
    .orderBy("organisation")
    .orderBy("role")
    .execute();
  return {
    id: row.id,
    email: row.email,
    memberships: memberships.map((m) => ({ organisation: m.organisation, role: m.role as Role })),
    createdAt: row.created_at,
    ...(row.name ? { name: row.name } : {}),
  };
}

/** The account of an address (already in its normal form). */
export async function accountByEmail(executor: Executor, email: string): Promise<Account | undefined> {
  return toAccount(executor, await executor.selectFrom("account").selectAll().where("email", "=", email).executeTakeFirst());
}

/** One account with its roles. */
export async function accountById(executor: Executor, id: string): Promise<Account | undefined> {
  return toAccount(executor, await executor.selectFrom("account").selectAll().where("id", "=", id).executeTakeFirst());
}

/** All accounts, by address. */
export async function listAccounts(executor: Executor): Promise<Account[]> {
  const rows = await executor.selectFrom("account").selectAll().orderBy("email").execute();
  return (await Promise.all(rows.map((row) => toAccount(executor, row)))).filter((a) => a !== undefined);
}

/** A new account, without a role. */
export async function insertAccount(
  executor: Executor,
  account: { id: string; email: string; name?: string; createdAt: string },
): Promise<void> {
  await executor
    .insertInto("account")
    .values({
      id: account.id,
      email: account.email,
      name: account.name ?? null,
      created_at: account.createdAt,
      last_seen_at: null,
    })
    .execute();
}

/** Granting a role already held changes nothing. */
export async function grant(executor: Executor, account: string, membership: Membership, at: string, by: string): Promise<void> {
  await executor
    .insertInto("membership")
    .values({ account, ...membership, granted_at: at, granted_by: by })
    .onConflict((conflict) => conflict.columns(["account", "organisation", "role"]).doNothing())
    .execute();
}

/** Takes a role away; nothing happens when it was not held. */
export async function revoke(executor: Executor, account: string, membership: Membership): Promise<void> {
  await executor
    .deleteFrom("membership")
    .where("account", "=", account)
    .where("organisation", "=", membership.organisation)
    .where("role", "=", membership.role)
    .execute();
}

/** How many accounts look after the instance: the last one must stay. */
export async function administratorCount(executor: Executor): Promise<number> {
  const rows = await executor
    .selectFrom("membership")
    .select("account")
    .where("organisation", "=", INSTANCE)
    .where("role", "=", "administrator")
    .execute();
  return rows.length;
}

/** Members of one organisation. */
export async function membersOf(executor: Executor, organisation: string): Promise<{ id: string; email: string; role: Role }[]> {
  const rows = await executor
    .selectFrom("membership as m")
    .innerJoin("account as a", "a.id", "m.account")
    .select(["a.id", "a.email", "m.role"])
    .where("m.organisation", "=", organisation)
    .orderBy("a.email")
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

/** Removes an account with its sessions, links and roles. */
export async function deleteAccount(executor: Executor, id: string): Promise<void> {
  for (const table of ["session", "sign_in_link", "membership"] as const)
    await executor.deleteFrom(table).where("account", "=", id).execute();
  await executor.deleteFrom("account").where("id", "=", id).execute();
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

/** Opens a session, by the hash of its secret. */
export async function insertSession(
  executor: Executor,
  session: { tokenHash: string; account: string; at: string; expiresAt: string },
): Promise<void> {
  await executor
    .insertInto("session")
    .values({ token_hash: session.tokenHash, account: session.account, created_at: session.at, expires_at: session.expiresAt })
    .execute();
  await executor.updateTable("account").set({ last_seen_at: session.at }).where("id", "=", session.account).execute();
}

/** Who holds a session at `now` (ISO); undefined when it is unknown or past its end. */
export async function sessionAccount(executor: Executor, tokenHash: string, now: string): Promise<Account | undefined> {
  const row = await executor
    .selectFrom("session as s")
    .innerJoin("account as a", "a.id", "s.account")
    .selectAll("a")
    .where("s.token_hash", "=", tokenHash)
    .where("s.expires_at", ">", now)
    .executeTakeFirst();
  return toAccount(executor, row);
}

/** Closes one session. */
export async function deleteSession(executor: Executor, tokenHash: string): Promise<void> {
  await executor.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
}

/** Closes all sessions of an account. */
export async function deleteSessionsOf(executor: Executor, account: string): Promise<void> {
  await executor.deleteFrom("session").where("account", "=", account).execute();
}
