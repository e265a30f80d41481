import type { Executor } from "../platform/database.ts";
import { toCase } from "./case.store.ts";
import type { Case } from "./case.ts";

/** The cases somebody sent, by their address. */
export async function casesOf(executor: Executor, email: string): Promise<Case[]> {
  const rows = await executor.selectFrom("moderation_case").selectAll().where("email", "=", email).orderBy("opened_at").execute();
  return rows.map(toCase);
}

/** The voices an account gave. */
export async function votesBy(
  executor: Executor,
  account: string,
): Promise<{ title: string; side: string; reason: string | null; at: string }[]> {
  return executor
    .selectFrom("moderation_vote as v")
    .innerJoin("moderation_case as c", "c.id", "v.case")
    .select(["c.title", "v.side", "v.reason", "v.at"])
    .where("v.account", "=", account)
    .orderBy("v.at")
    .execute();
}

/** Takes the words out of a case and of its log; that it was sent and decided stays. */
export async function emptyCase(executor: Executor, id: string, at: string): Promise<void> {
  const empty = { title: "", texts: "[]", changes: "[]", signals: "[]", email: null, account: null, erased_at: at };
  await executor.updateTable("moderation_case").set(empty).where("id", "=", id).execute();
  await executor
    .updateTable("moderation_event")
    .set({ message: null, note: null, changes: null })
    .where("case", "=", id)
    .execute();
  await executor
    .updateTable("moderation_event")
    .set({ by: "author" })
    .where("case", "=", id)
    .where("act", "in", ["opened", "revised"])
    .execute();
  await executor.deleteFrom("moderation_trace").where("case", "=", id).execute();
}

/** Takes an account's voices away; those that were counted stay counted in the log, under an id that names nobody. */
export async function deleteVotesOf(executor: Executor, account: string): Promise<void> {
  await executor.deleteFrom("moderation_vote").where("account", "=", account).execute();
  await executor
    .updateTable("moderation_event")
    .set({ note: null })
    .where("by", "=", `account:${account}`)
    .where("act", "=", "contested")
    .execute();
}

/** Ids of the refused and withdrawn cases decided, or withdrawn, before `before` (ISO), that still hold words. */
export async function refusedBefore(executor: Executor, before: string): Promise<string[]> {
  const rows = await executor
    .selectFrom("moderation_case")
    .select("id")
    .where("state", "in", ["refused", "withdrawn"])
    .where("erased_at", "is", null)
    .where((eb) => eb(eb.fn.coalesce("decided_at", "waiting_since"), "<", before))
    .execute();
  return rows.map((row) => row.id);
}

/** Forgets who sent what was accepted before `before` (ISO): what they stated lives in the catalogue. @returns how many. */
export async function forgetAuthors(executor: Executor, before: string): Promise<number> {
  const result = await executor
    .updateTable("moderation_case")
    .set({ email: null })
    .where("state", "=", "accepted")
    .where("decided_at", "<", before)
    .where("email", "is not", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Forgets what new texts were compared with before `before` (ISO). @returns how many. */
export async function forgetTraces(executor: Executor, before: string): Promise<number> {
  const result = await executor.deleteFrom("moderation_trace").where("at", "<", before).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** How many cases still hold the words of somebody. */
export async function countHeld(executor: Executor): Promise<number> {
  const { count } = await executor
    .selectFrom("moderation_case")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("email", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
