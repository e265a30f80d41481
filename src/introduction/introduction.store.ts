import { idsOfEntry } from "../catalogue/index.ts";
import type { Executor } from "../platform/database.ts";
import type { IntroductionTable } from "./introduction.tables.ts";
import type { AskerRole, Introduction, Outcome, Rung, State } from "./introduction.ts";

/** Leaves out what is null: an absent property, never `undefined`. */
const present = <T extends Record<string, string | null>>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [K in keyof T]?: string };

function toIntroduction(row: IntroductionTable): Introduction {
  const { asker_email, other_email, other_name, asker_outcome, other_outcome } = row;
  const accepted = row.state === "accepted" || row.state === "closed";
  return {
    id: row.id,
    entry: row.entry,
    entryTitle: row.entry_title,
    partner: row.partner,
    department: row.department,
    asker: {
      ...present({ email: asker_email }),
      name: row.asker_name,
      organisation: row.asker_organisation,
      role: row.asker_role as AskerRole,
      shares: row.asker_shares === 1,
    },
    why: row.why,
    offer: row.offer,
    trap: JSON.parse(row.trap) as Introduction["trap"],
    state: row.state as State,
    redirects: row.redirects,
    createdAt: row.created_at,
    ...(row.rung === null ? {} : { rung: row.rung as Rung }),
    ...present({ heldBy: row.held_by, confirmedAt: row.confirmed_at, rungSince: row.rung_since, remindedAt: row.reminded_at }),
    ...present({ answeredAt: row.answered_at, endedAt: row.ended_at, lastMessageAt: row.last_message_at }),
    ...present({ outcomeAskedAt: row.outcome_asked_at, erasedAt: row.erased_at, reason: row.reason }),
    ...(accepted ? { other: { ...present({ email: other_email, name: other_name }), shares: row.other_shares === 1 } } : {}),
    outcomes: {
      ...(asker_outcome === null ? {} : { asker: asker_outcome as Outcome }),
      ...(other_outcome === null ? {} : { other: other_outcome as Outcome }),
    },
  };
}

function toRow(it: Introduction): IntroductionTable {
  return {
    id: it.id,
    entry: it.entry,
    entry_title: it.entryTitle,
    partner: it.partner,
    department: it.department,
    asker_email: it.asker.email ?? null,
    asker_name: it.asker.name,
    asker_organisation: it.asker.organisation,
    asker_role: it.asker.role,
    why: it.why,
    offer: it.offer,
    asker_shares: it.asker.shares ? 1 : 0,
    trap: JSON.stringify(it.trap),
    state: it.state,
    rung: it.rung ?? null,
    held_by: it.heldBy ?? null,
    redirects: it.redirects,
    created_at: it.createdAt,
    confirmed_at: it.confirmedAt ?? null,
    rung_since: it.rungSince ?? null,
    reminded_at: it.remindedAt ?? null,
    answered_at: it.answeredAt ?? null,
    ended_at: it.endedAt ?? null,
    last_message_at: it.lastMessageAt ?? null,
    outcome_asked_at: it.outcomeAskedAt ?? null,
    erased_at: it.erasedAt ?? null,
    other_email: it.other?.email ?? null,
    other_name: it.other?.name ?? null,
    other_shares: it.other?.shares ? 1 : 0,
    reason: it.reason ?? null,
    asker_outcome: it.outcomes.asker ?? null,
    other_outcome: it.outcomes.other ?? null,
  };
}

/** A new request, or one that changed: written whole, within the transaction that read it. */
export async function saveIntroduction(executor: Executor, it: Introduction): Promise<void> {
  const { id, ...rest } = toRow(it);
  await executor
    .insertInto("introduction")
    .values({ id, ...rest })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(rest))
    .execute();
}

/** One request. */
export async function findIntroduction(executor: Executor, id: string): Promise<Introduction | undefined> {
  const row = await executor.selectFrom("introduction").selectAll().where("id", "=", id).executeTakeFirst();
  return row && toIntroduction(row);
}

/** All that one person asked, newest first. */
export async function askedBy(executor: Executor, email: string, entry?: string): Promise<Introduction[]> {
  let query = executor.selectFrom("introduction").selectAll().where("asker_email", "=", email).orderBy("created_at", "desc");
  if (entry) query = query.where("entry", "in", await idsOfEntry(executor, entry));
  return (await query.execute()).map(toIntroduction);
}

/** All that one person accepted. */
export async function acceptedBy(executor: Executor, email: string): Promise<Introduction[]> {
  const rows = await executor.selectFrom("introduction").selectAll().where("other_email", "=", email).execute();
  return rows.map(toIntroduction);
}

/** Requests of these states, those that wait for longest first. */
export async function inStates(executor: Executor, states: readonly State[], limit = 10_000): Promise<Introduction[]> {
  const rows = await executor
    .selectFrom("introduction")
    .selectAll()
    .where("state", "in", states)
    .orderBy("rung_since")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(toIntroduction);
}

/** Ended before this instant, and not yet emptied of what was said. */
export async function endedBefore(executor: Executor, at: string): Promise<Introduction[]> {
  const rows = await executor
    .selectFrom("introduction")
    .selectAll()
    .where("ended_at", "<", at)
    .where("erased_at", "is", null)
    .execute();
  return rows.map(toIntroduction);
}

/** Requests about a fiche that wait for an answer. */
export async function waitingAbout(executor: Executor, entry: string): Promise<Introduction[]> {
  const rows = await executor
    .selectFrom("introduction")
    .selectAll()
    .where("entry", "in", await idsOfEntry(executor, entry))
    .where("state", "=", "waiting")
    .execute();
  return rows.map(toIntroduction);
}

/** How many requests about a fiche wait now. */
export async function countWaiting(executor: Executor, entry: string): Promise<number> {
  const row = await executor
    .selectFrom("introduction")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("entry", "in", await idsOfEntry(executor, entry))
    .where("state", "in", ["waiting", "held"])
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** How many are kept. */
export async function countIntroductions(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("introduction")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Forgets a request and all that belongs to it. */
export async function deleteIntroduction(executor: Executor, id: string): Promise<void> {
  for (const table of ["introduction_recipient", "introduction_message", "introduction_alias"] as const)
    await executor.deleteFrom(table).where("introduction", "=", id).execute();
  await executor.deleteFrom("introduction").where("id", "=", id).execute();
}
