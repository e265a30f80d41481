import { idsOfEntry } from "../../catalogue/index.ts";
import type { Executor } from "../../platform/database.ts";
import { present } from "../../platform/present.ts";
import type { EndReason, Holder, Reach, Transfer } from "./holder.ts";

type HolderTable = {
  id: string;
  entry: string;
  email: string | null;
  name: string | null;
  role: string;
  origin: string;
  reach: string;
  since: string;
  confirmed_at: string | null;
  ended_at: string | null;
  ended_why: string | null;
};
type HolderTransferTable = { id: string; holder: string; email: string; stays: number; created_at: string };

declare module "../../platform/database.ts" {
  interface Schema {
    holder: HolderTable;
    holder_transfer: HolderTransferTable;
  }
}

const toHolder = (row: HolderTable): Holder => ({
  id: row.id,
  entry: row.entry,
  role: row.role,
  origin: row.origin,
  reach: row.reach as Reach,
  since: row.since,
  ...present({
    email: row.email,
    name: row.name,
    confirmedAt: row.confirmed_at,
    endedAt: row.ended_at,
    endedWhy: row.ended_why as EndReason | null,
  }),
});

const toRow = (it: Holder): HolderTable => ({
  id: it.id,
  entry: it.entry,
  email: it.email ?? null,
  name: it.name ?? null,
  role: it.role,
  origin: it.origin,
  reach: it.reach,
  since: it.since,
  confirmed_at: it.confirmedAt ?? null,
  ended_at: it.endedAt ?? null,
  ended_why: it.endedWhy ?? null,
});

/** A new holder. */
export async function insertHolder(executor: Executor, holder: Holder): Promise<void> {
  await executor.insertInto("holder").values(toRow(holder)).execute();
}

/** Replaces a holder by what they have become. */
export async function saveHolder(executor: Executor, holder: Holder): Promise<void> {
  const { id, ...rest } = toRow(holder);
  await executor.updateTable("holder").set(rest).where("id", "=", id).execute();
}

/** One holder, also one who is no more. */
export async function findHolder(executor: Executor, id: string): Promise<Holder | undefined> {
  const row = await executor.selectFrom("holder").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toHolder(row);
}

/** The holder that a claim made. */
export async function holderOfClaim(executor: Executor, claim: string): Promise<Holder | undefined> {
  const row = await executor.selectFrom("holder").selectAll().where("origin", "=", claim).executeTakeFirst();
  return row && toHolder(row);
}

/** Those who hold a fiche now, longest first. */
export async function presentHolders(executor: Executor, entry: string): Promise<Holder[]> {
  const rows = await executor
    .selectFrom("holder")
    .selectAll()
    .where("entry", "in", await idsOfEntry(executor, entry))
    .where("ended_at", "is", null)
    .orderBy("since")
    .orderBy("id")
    .execute();
  return rows.map(toHolder);
}

/** Everything that somebody holds or held, longest first. */
export async function heldBy(executor: Executor, email: string): Promise<Holder[]> {
  const rows = await executor.selectFrom("holder").selectAll().where("email", "=", email).orderBy("since").execute();
  return rows.map(toHolder);
}

/** How many people hold a fiche now. */
export async function countHolders(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("holder")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("email", "is not", null)
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Removes a holder. */
export async function deleteHolder(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("holder_transfer").where("holder", "=", id).execute();
  await executor.deleteFrom("holder").where("id", "=", id).execute();
}

/** Forgets the addresses of those who hold nothing since before an ISO instant. @returns how many. */
export async function forgetEndedBefore(executor: Executor, before: string): Promise<number> {
  const result = await executor
    .updateTable("holder")
    .set({ email: null })
    .where("ended_at", "<", before)
    .where("email", "is not", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Offers a fiche to somebody. */
export async function insertTransfer(executor: Executor, { stays, createdAt, ...rest }: Transfer): Promise<void> {
  await executor
    .insertInto("holder_transfer")
    .values({ ...rest, stays: stays ? 1 : 0, created_at: createdAt })
    .execute();
}

/** An offer that waits for its answer. */
export async function findTransfer(executor: Executor, id: string): Promise<Transfer | undefined> {
  const row = await executor.selectFrom("holder_transfer").selectAll().where("id", "=", id).executeTakeFirst();
  return row && { id: row.id, holder: row.holder, email: row.email, stays: row.stays === 1, createdAt: row.created_at };
}

/** Offers made to somebody. */
export async function transfersTo(executor: Executor, email: string): Promise<string[]> {
  const rows = await executor.selectFrom("holder_transfer").select("id").where("email", "=", email).execute();
  return rows.map(({ id }) => id);
}

/** An offer that was answered, or withdrawn. */
export async function deleteTransfer(executor: Executor, id: string): Promise<void> {
  await executor.deleteFrom("holder_transfer").where("id", "=", id).execute();
}

/** Forgets offers made before an ISO instant. @returns how many. */
export async function deleteTransfersBefore(executor: Executor, before: string): Promise<number> {
  const result = await executor.deleteFrom("holder_transfer").where("created_at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
