import { allocateSequence, type Executor, type Transaction } from "../platform/database.ts";
import { type Judgement, MACHINE, type Side } from "./judgement.ts";
import type { RecordRef } from "./linkage-record.ts";
import type { JudgementRecordTable, JudgementTable } from "./resolution.tables.ts";

/** Below both engines' limits of bound parameters. */
const CHUNK = 400;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += CHUNK) yield items.slice(start, start + CHUNK);
}

type Row = JudgementTable & { undone_by: number | null };

function sidesOf(rows: readonly JudgementRecordTable[]): Side[] {
  const sides = new Map<number, Side>();
  for (const { side, entry, source, remote_id } of rows) {
    const known = sides.get(side) ?? { entry, records: [] };
    known.records.push({ source, remoteId: remote_id });
    sides.set(side, known);
  }
  return [...sides].sort(([a], [b]) => a - b).map(([, side]) => side);
}

const judgementOf = (row: Row, records: readonly JudgementRecordTable[]): Judgement => ({
  seq: row.seq,
  at: row.at,
  by: row.by,
  verdict: row.verdict as Judgement["verdict"],
  reason: row.reason,
  sides: sidesOf(records),
  ...(row.act === null ? {} : { act: row.act }),
  ...(row.undoes === null ? {} : { undoes: row.undoes }),
  ...(row.undone_by === null ? {} : { undoneBy: row.undone_by }),
  ...(row.model === null ? {} : { model: row.model }),
  ...(row.probability === null ? {} : { probability: row.probability }),
});

async function withSides(executor: Executor, rows: readonly Row[]): Promise<Judgement[]> {
  const records: JudgementRecordTable[] = [];
  for (const some of chunks(rows.map(({ seq }) => seq))) {
    const query = executor.selectFrom("judgement_record").selectAll().where("judgement", "in", some);
    records.push(...(await query.orderBy("judgement").orderBy("side").orderBy("source").orderBy("remote_id").execute()));
  }
  const bySeq = Map.groupBy(records, ({ judgement }) => judgement);
  return rows.map((row) => judgementOf(row, bySeq.get(row.seq) ?? []));
}

const lines = (executor: Executor) =>
  executor
    .selectFrom("judgement as j")
    .leftJoin("judgement as u", "u.undoes", "j.seq")
    .selectAll("j")
    .select("u.seq as undone_by");

/** Adds a line to the log; numbers follow on. @returns its number */
export async function appendJudgement(trx: Transaction, judgement: Omit<Judgement, "seq" | "undoneBy">): Promise<number> {
  const seq = await allocateSequence(trx, "judgement");
  const { at, by, verdict, reason, act = null, undoes = null, model = null, probability = null, sides } = judgement;
  await trx.insertInto("judgement").values({ seq, at, by, verdict, reason, act, undoes, model, probability }).execute();
  const records = sides.flatMap(({ entry, records: own }, side) =>
    own.map(({ source, remoteId }) => ({ judgement: seq, side, entry, source, remote_id: remoteId })),
  );
  for (const some of chunks(records)) await trx.insertInto("judgement_record").values(some).execute();
  return seq;
}

/** One line; undefined when there is none of that number. */
export async function judgementBySeq(executor: Executor, seq: number): Promise<Judgement | undefined> {
  return (await withSides(executor, await lines(executor).where("j.seq", "=", seq).execute()))[0];
}

const heeded = (executor: Executor) =>
  lines(executor)
    .where("j.verdict", "!=", "undo")
    .where((eb) => eb.or([eb("j.by", "!=", MACHINE), eb("u.seq", "is not", null)]));

/**
 * The judgements that the machine must heed, oldest first: all that people said, and what it did itself and was told to undo.
 * Lines that only take another back are told by that one's `undoneBy`.
 */
export async function heededJudgements(executor: Executor): Promise<Judgement[]> {
  return withSides(executor, await heeded(executor).orderBy("j.seq").execute());
}

/** Those of them that are about any of these descriptions. */
export async function heededOf(executor: Executor, records: readonly RecordRef[]): Promise<Judgement[]> {
  const found = new Map<number, Row>();
  for (const [source, own] of Map.groupBy(records, (record) => record.source)) {
    for (const some of chunks(own.map(({ remoteId }) => remoteId))) {
      const about = heeded(executor).where(({ exists, selectFrom }) =>
        exists(
          selectFrom("judgement_record as r")
            .select("r.judgement")
            .whereRef("r.judgement", "=", "j.seq")
            .where("r.source", "=", source)
            .where("r.remote_id", "in", some),
        ),
      );
      for (const row of await about.execute()) found.set(row.seq, row);
    }
  }
  return withSides(
    executor,
    [...found.values()].sort((a, b) => a.seq - b.seq),
  );
}

/** Lines after `seq`, oldest first, at most `limit`; those that take another back have its sides. */
export async function judgementsAfter(executor: Executor, seq: number, limit = 1_000): Promise<Judgement[]> {
  return withSides(executor, await lines(executor).where("j.seq", ">", seq).orderBy("j.seq").limit(limit).execute());
}

/** Number of the last line; 0 before the first. */
export async function lastJudgement(executor: Executor): Promise<number> {
  const query = executor.selectFrom("judgement").select((eb) => eb.fn.max("seq").as("seq"));
  return Number((await query.executeTakeFirst())?.seq ?? 0);
}

/** Which lines are asked for. */
type JudgementFilter = {
  limit: number;
  /** Those before this number: the next page. */
  before?: number | undefined;
  by?: string | undefined;
  /** About an entry, under any of its ids. */
  entries?: readonly string[] | undefined;
};

/** Lines of the log, newest first. */
export async function judgementPage(executor: Executor, filter: JudgementFilter): Promise<Judgement[]> {
  const { limit, before, by, entries } = filter;
  let query = lines(executor).orderBy("j.seq", "desc").limit(limit);
  if (before !== undefined) query = query.where("j.seq", "<", before);
  if (by !== undefined) query = query.where("j.by", "=", by);
  if (entries) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom("judgement_record as r")
          .select("r.judgement")
          .whereRef("r.judgement", "=", "j.seq")
          .where("r.entry", "in", entries.slice(0, CHUNK)),
      ),
    );
  }
  return withSides(executor, await query.execute());
}

/** Who signs what a person judged who asked to be forgotten. */
const NOBODY = "account:";

/** Makes the judgements of an account nobody's, and forgets its words: the one exception to lines never changing. */
export async function forgetJudge(trx: Transaction, by: string): Promise<void> {
  await trx.updateTable("judgement").set({ by: NOBODY, reason: "" }).where("by", "=", by).execute();
}
