import { present } from "../platform/present.ts";
import "./follow.tables.ts";
import { sql } from "kysely";
import { allocateSequence, type Executor, type Transaction } from "../platform/database.ts";
import type { NewsTable } from "./follow.tables.ts";
import type { Rhythm, Target } from "./follow.ts";
import { MOST_NEWS, type News, type NewsData, type NewsDraft, type Snapshot } from "./news.ts";

/** Below both engines' limits of bound parameters for the widest table here. */
const CHUNK = 400;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}

const newsOf = (row: NewsTable): News => ({
  seq: Number(row.seq),
  at: row.at,
  kind: row.kind as News["kind"],
  entry: row.entry,
  change: Number(row.change),
  ...present({ source: row.source, author: row.author }),
  data: JSON.parse(row.data) as NewsData,
});

/** Number of the last change of the catalogue that was looked at; undefined before the first look. */
export async function readCursor(executor: Executor, name: string): Promise<number | undefined> {
  const row = await executor.selectFrom("follow_cursor").select("seq").where("name", "=", name).executeTakeFirst();
  return row && Number(row.seq);
}

export async function writeCursor(trx: Transaction, name: string, seq: number): Promise<void> {
  await trx
    .insertInto("follow_cursor")
    .values({ name, seq })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ seq }))
    .execute();
}

/** Number of the last piece of news; 0 before the first. */
export async function lastNews(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom("news")
    .select((eb) => eb.fn.max("seq").as("seq"))
    .executeTakeFirst();
  return Number(row?.seq ?? 0);
}

/** Keeps news, each key once for ever; those without anybody to tell are left out by the caller. */
export async function appendNews(trx: Transaction, drafts: readonly NewsDraft[]): Promise<void> {
  const known = new Set<string>();
  for (const some of chunks(drafts.map(({ key }) => key))) {
    const rows = await trx.selectFrom("news").select("news_key").where("news_key", "in", some).execute();
    for (const { news_key } of rows) known.add(news_key);
  }
  const fresh = [...new Map(drafts.filter(({ key }) => !known.has(key)).map((draft) => [draft.key, draft])).values()];
  if (fresh.length === 0) return;
  const first = await allocateSequence(trx, "news", fresh.length);
  const rows = fresh.map((draft, index) => ({ draft, seq: first + index }));
  for (const some of chunks(rows)) await trx.insertInto("news").values(some.map(rowOf)).execute();
  const targets = rows.flatMap(({ draft, seq }) => [...new Set(draft.targets)].map((target) => ({ target, seq })));
  for (const some of chunks(targets)) await trx.insertInto("news_target").values(some).execute();
}

function rowOf({ draft, seq }: { draft: NewsDraft; seq: number }): NewsTable {
  const { at, kind, entry, key, change, source, author, data } = draft;
  return {
    seq,
    at,
    kind,
    entry,
    news_key: key,
    change,
    source: source ?? null,
    author: author ?? null,
    data: JSON.stringify(data),
    retracted: 0,
  };
}

/** Takes a piece of news back, or lets it be news again: who was told already is not told twice. */
export async function setRetracted(trx: Transaction, key: string, retracted: boolean): Promise<boolean> {
  const rows = await trx
    .updateTable("news")
    .set({ retracted: retracted ? 1 : 0 })
    .where("news_key", "=", key)
    .returning("seq")
    .execute();
  return rows.length > 0;
}

/**
 * News that touches one thing followed, after one number and up to another, in order; what was taken back is left out. At most
 * `MOST_NEWS`, the newest.
 */
export async function newsAbout(executor: Executor, target: Target, after: number, upTo: number): Promise<News[]> {
  const rows = await executor
    .selectFrom("news_target as t")
    .innerJoin("news as n", "n.seq", "t.seq")
    .selectAll("n")
    .where("t.target", "=", target)
    .where("t.seq", ">", after)
    .where("t.seq", "<=", upTo)
    .where("n.retracted", "=", 0)
    .orderBy("t.seq", "desc")
    .limit(MOST_NEWS)
    .execute();
  return rows.reverse().map(newsOf);
}

/** Whether one of these was taken back meanwhile. */
export async function someRetracted(executor: Executor, seqs: readonly number[]): Promise<boolean> {
  for (const some of chunks(seqs)) {
    const found = await executor.selectFrom("news").select("seq").where("seq", "in", some).where("retracted", "=", 0).execute();
    if (found.length < some.length) return true;
  }
  return false;
}

/** Somebody for whom there may be news to tell in one rhythm. */
export type Candidate = {
  person: string;
  rhythm: Rhythm;
  oldest: Date;
  newest: Date;
  since: Date;
  last?: Date;
  mutedUntil?: string;
};

type Touched = { person: string; rhythm: string; muted_until: string | null; sent_at: string | null; created_at: string };

/** Each follow that news waits for, with the numbers of the first and the last piece: two look-ups in an index. */
async function touchedFollows(executor: Executor): Promise<(Touched & { first: number; last: number })[]> {
  const waiting = (end: "min" | "max") =>
    sql<number | null>`(select ${sql.raw(end)}(t.seq) from news_target t where t.target = f.target and t.seq > f.told_news)`;
  const rows = await executor
    .selectFrom("follow as f")
    .innerJoin("follow_person as p", "p.id", "f.person")
    .leftJoin("follow_letter as l", (join) => join.onRef("l.person", "=", "f.person").onRef("l.rhythm", "=", "f.rhythm"))
    .select(["f.person", "f.rhythm", "f.created_at", "p.muted_until", "l.sent_at"])
    .select([waiting("min").as("first"), waiting("max").as("last")])
    .where("f.stopped_at", "is", null)
    .where("f.paused_at", "is", null)
    .orderBy("f.person")
    .execute();
  return rows.flatMap(({ first, last, ...row }) =>
    first === null || last === null ? [] : [{ ...row, first: Number(first), last: Number(last) }],
  );
}

async function instantsOf(executor: Executor, seqs: readonly number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const some of chunks([...new Set(seqs)])) {
    for (const { seq, at } of await executor.selectFrom("news").select(["seq", "at"]).where("seq", "in", some).execute())
      found.set(Number(seq), at);
  }
  return found;
}

/** Everybody for whom news may wait, whether or not it is time. */
export async function candidates(executor: Executor): Promise<Candidate[]> {
  const follows = await touchedFollows(executor);
  const at = await instantsOf(
    executor,
    follows.flatMap(({ first, last }) => [first, last]),
  );
  const instant = (seq: number) => at.get(seq) ?? "";
  const groups = Map.groupBy(follows, ({ person, rhythm }) => `${person} ${rhythm}`);
  return [...groups.values()].flatMap((group) => {
    const [one] = group;
    if (!one) return [];
    const earliest = (texts: string[]) => new Date(texts.reduce((a, b) => (a < b ? a : b)));
    return [
      {
        person: one.person,
        rhythm: one.rhythm as Rhythm,
        oldest: earliest(group.map(({ first }) => instant(first))),
        newest: new Date(group.map(({ last }) => instant(last)).reduce((a, b) => (a > b ? a : b))),
        since: earliest(group.map(({ created_at }) => created_at)),
        ...(one.sent_at === null ? {} : { last: new Date(one.sent_at) }),
        ...(one.muted_until === null ? {} : { mutedUntil: one.muted_until }),
      },
    ];
  });
}

/** What some followed entries said when last looked at. */
export async function readSnapshots(executor: Executor, entries: readonly string[]): Promise<Map<string, Snapshot>> {
  const found = new Map<string, Snapshot>();
  for (const some of chunks(entries)) {
    for (const row of await executor.selectFrom("follow_snapshot").selectAll().where("entry", "in", some).execute())
      found.set(row.entry, { title: row.title, fields: JSON.parse(row.fields) as Record<string, string> });
  }
  return found;
}

export async function writeSnapshot(trx: Transaction, entry: string, { title, fields }: Snapshot): Promise<void> {
  const values = { title, fields: JSON.stringify(fields) };
  await trx
    .insertInto("follow_snapshot")
    .values({ entry, ...values })
    .onConflict((conflict) => conflict.column("entry").doUpdateSet(values))
    .execute();
}

export async function deleteSnapshot(trx: Transaction, entry: string): Promise<void> {
  await trx.deleteFrom("follow_snapshot").where("entry", "=", entry).execute();
}

/** Makes what somebody wrote nobody's news. */
export async function forgetAuthor(trx: Transaction, email: string): Promise<void> {
  await trx.updateTable("news").set({ retracted: 1, author: null, data: "{}" }).where("author", "=", email).execute();
}

/** Forgets news older than an instant. @returns how many pieces. */
export async function forgetNews(trx: Transaction, before: string): Promise<number> {
  const old = trx.selectFrom("news").select("seq").where("at", "<", before);
  await trx.deleteFrom("news_target").where("seq", "in", old).execute();
  const rows = await trx.deleteFrom("news").where("at", "<", before).returning("seq").execute();
  return rows.length;
}

/** Forgets what fiches said that nobody follows any more. @returns how many. */
export async function forgetOrphans(trx: Transaction): Promise<number> {
  const rows = await trx
    .deleteFrom("follow_snapshot")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("follow as f").select("f.id").where("f.target", "=", sql<string>`'entry:' || follow_snapshot.entry`),
        ),
      ),
    )
    .returning("entry")
    .execute();
  return rows.length;
}
