import "./follow.tables.ts";
import type { Executor } from "../platform/database.ts";
import { present } from "../platform/present.ts";
import type { FollowTable, PersonTable } from "./follow.tables.ts";
import type { Cause, Follow, Person, Rhythm, Target } from "./follow.ts";

const personOf = ({ id, email, muted_until }: PersonTable): Person => ({
  id,
  email,
  ...(muted_until === null ? {} : { mutedUntil: muted_until }),
});

const followOf = (row: FollowTable): Follow => ({
  id: row.id,
  person: row.person,
  target: row.target as Target,
  cause: row.cause as Cause,
  rhythm: row.rhythm as Rhythm,
  createdAt: row.created_at,
  ...present({ stoppedAt: row.stopped_at, pausedAt: row.paused_at }),
  sinceChange: Number(row.since_change),
  sinceNews: Number(row.since_news),
  toldNews: Number(row.told_news),
});

/** Somebody by id. */
export async function personById(executor: Executor, id: string): Promise<Person | undefined> {
  const row = await executor.selectFrom("follow_person").selectAll().where("id", "=", id).executeTakeFirst();
  return row && personOf(row);
}

/** Somebody by normalised address. */
export async function personByEmail(executor: Executor, email: string): Promise<Person | undefined> {
  const row = await executor.selectFrom("follow_person").selectAll().where("email", "=", email).executeTakeFirst();
  return row && personOf(row);
}

export async function insertPerson(executor: Executor, person: { id: string; email: string; at: string }): Promise<void> {
  const { id, email, at } = person;
  await executor.insertInto("follow_person").values({ id, email, created_at: at, muted_until: null }).execute();
}

/** Silences somebody's letters until an instant; null: no longer. */
export async function setMute(executor: Executor, person: string, until: string | null): Promise<void> {
  await executor.updateTable("follow_person").set({ muted_until: until }).where("id", "=", person).execute();
}

/** Forgets somebody with all they follow. */
export async function deletePerson(executor: Executor, person: string): Promise<void> {
  await executor.deleteFrom("follow_letter").where("person", "=", person).execute();
  await executor.deleteFrom("follow").where("person", "=", person).execute();
  await executor.deleteFrom("follow_person").where("id", "=", person).execute();
}

/** All that somebody follows or followed, oldest first. */
export async function followsOf(executor: Executor, person: string): Promise<Follow[]> {
  const rows = await executor.selectFrom("follow").selectAll().where("person", "=", person).orderBy("id").execute();
  return rows.map(followOf);
}

export async function insertFollow(executor: Executor, follow: Follow): Promise<void> {
  await executor
    .insertInto("follow")
    .values({
      id: follow.id,
      person: follow.person,
      target: follow.target,
      cause: follow.cause,
      rhythm: follow.rhythm,
      created_at: follow.createdAt,
      stopped_at: follow.stoppedAt ?? null,
      paused_at: follow.pausedAt ?? null,
      since_change: follow.sinceChange,
      since_news: follow.sinceNews,
      told_news: follow.toldNews,
    })
    .execute();
}

export async function setRhythm(executor: Executor, follow: string, rhythm: Rhythm): Promise<void> {
  await executor.updateTable("follow").set({ rhythm }).where("id", "=", follow).execute();
}

/** Stops some follows, or takes them up again (null). */
export async function setStopped(executor: Executor, follows: readonly string[], at: string | null): Promise<void> {
  if (follows.length === 0) return;
  await executor.updateTable("follow").set({ stopped_at: at }).where("id", "in", follows).execute();
}

/** Pauses one follow, or takes it up again (null). */
export async function setPaused(executor: Executor, follow: string, at: string | null): Promise<void> {
  await executor.updateTable("follow").set({ paused_at: at }).where("id", "=", follow).execute();
}

/** Notes that everything up to `seq` has been told for these. */
export async function setTold(executor: Executor, follows: readonly string[], seq: number): Promise<void> {
  if (follows.length === 0) return;
  await executor.updateTable("follow").set({ told_news: seq }).where("id", "in", follows).execute();
}

/** Those of `targets` that somebody follows now. */
export async function followedAmong(executor: Executor, targets: readonly Target[]): Promise<Set<Target>> {
  const found = new Set<Target>();
  for (let start = 0; start < targets.length; start += 1_000) {
    const rows = await executor
      .selectFrom("follow")
      .select("target")
      .distinct()
      .where("target", "in", targets.slice(start, start + 1_000))
      .where("stopped_at", "is", null)
      .execute();
    for (const { target } of rows) found.add(target as Target);
  }
  return found;
}

/** Declared territories that somebody follows now: their borders are looked up when news comes in. */
export async function followedDeclared(executor: Executor): Promise<Target[]> {
  const rows = await executor
    .selectFrom("follow")
    .select("target")
    .distinct()
    .where("target", ">=", "territory:pays-")
    .where("target", "<", "territory:pays.")
    .where("stopped_at", "is", null)
    .execute();
  return rows.map(({ target }) => target as Target);
}

/** Whether anybody follows anything. */
export async function anybodyFollows(executor: Executor): Promise<boolean> {
  const row = await executor.selectFrom("follow").select("id").where("stopped_at", "is", null).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** When somebody's last letter of each rhythm left. */
export async function lastLetters(executor: Executor, person: string): Promise<Map<Rhythm, Date>> {
  const rows = await executor.selectFrom("follow_letter").selectAll().where("person", "=", person).execute();
  return new Map(rows.map((row) => [row.rhythm as Rhythm, new Date(row.sent_at)]));
}

export async function noteLetter(executor: Executor, person: string, rhythm: Rhythm, at: string): Promise<void> {
  await executor
    .insertInto("follow_letter")
    .values({ person, rhythm, sent_at: at })
    .onConflict((conflict) => conflict.columns(["person", "rhythm"]).doUpdateSet({ sent_at: at }))
    .execute();
}

/** How many people follow something, and how many things. */
export async function countFollows(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("follow")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("stopped_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Forgets what was stopped before an instant, and who follows nothing any more since then. @returns how many were forgotten. */
export async function forgetStopped(executor: Executor, before: string): Promise<number> {
  const gone = await executor.deleteFrom("follow").where("stopped_at", "<", before).returning("id").execute();
  const idle = await executor
    .selectFrom("follow_person as p")
    .select("p.id")
    .where("p.created_at", "<", before)
    .where((eb) => eb.not(eb.exists(eb.selectFrom("follow as f").select("f.id").whereRef("f.person", "=", "p.id"))))
    .execute();
  for (const { id } of idle) await deletePerson(executor, id);
  return gone.length + idle.length;
}
