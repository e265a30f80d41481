import type { Executor } from "../platform/database.ts";
import type { AccountTable } from "./account.tables.ts";
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

/** Those of these accounts that exist, with their roles. */
export async function accountsByIds(executor: Executor, ids: readonly string[]): Promise<Account[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => accountById(executor, id)));
  return found.filter((account) => account !== undefined);
}

/** Names that these accounts chose to show, by id; those without a name, or erased, are left out. */
export async function namesOf(executor: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await executor
    .selectFrom("account")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
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

/** Gives a role; one already held stays as it was given. @returns whether it is new. */
export async function grant(
  executor: Executor,
  account: string,
  membership: Membership,
  at: string,
  by: string,
): Promise<boolean> {
  const row = await executor
    .insertInto("membership")
    .values({ account, organisation: membership.organisation, role: membership.role, granted_at: at, granted_by: by })
    .onConflict((conflict) => conflict.columns(["account", "organisation", "role"]).doNothing())
    .returning("account")
    .executeTakeFirst();
  return row !== undefined;
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

/** When somebody last signed in to an account. */
export async function lastSignIn(executor: Executor, id: string): Promise<string | undefined> {
  const row = await executor.selectFrom("account").select("last_seen_at").where("id", "=", id).executeTakeFirst();
  return row?.last_seen_at ?? undefined;
}

/** The roles of an account, with when each was given. */
export async function membershipsOf(executor: Executor, id: string): Promise<(Membership & { grantedAt: string })[]> {
  const rows = await executor.selectFrom("membership").selectAll().where("account", "=", id).orderBy("granted_at").execute();
  return rows.map((row) => ({ organisation: row.organisation, role: row.role as Role, grantedAt: row.granted_at }));
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

/** Tables that hold something of an account. */
const OWNED = [
  "session",
  "sign_in_step",
  "sign_in_link",
  "membership",
  "password",
  "recovery_code",
  "second_factor",
  "external_identity",
  "profile",
  "account_event",
] as const;

/** Another address for an account: in its normal form, and nobody else's. */
export async function updateEmail(executor: Executor, id: string, email: string): Promise<void> {
  await executor.updateTable("account").set({ email }).where("id", "=", id).execute();
}

/** Removes an account with all that is its own. */
export async function deleteAccount(executor: Executor, id: string): Promise<void> {
  for (const table of OWNED) await executor.deleteFrom(table).where("account", "=", id).execute();
  await executor.deleteFrom("account").where("id", "=", id).execute();
}
