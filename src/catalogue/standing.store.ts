import { allocateSequence, type Executor, type Transaction } from "../platform/database.ts";
import { STANDINGS, type Standing, type StandingDeclared, type Standings } from "./standing.ts";

type SourceStandingTable = { seq: number; source: string; standing: string; at: string; declared_by: string };

declare module "../platform/database.ts" {
  interface Schema {
    source_standing: SourceStandingTable;
  }
}

const known = (standing: string): Standing => STANDINGS.find((each) => each === standing) ?? "usual";

/** The standing of each source that has one declared. */
export async function standingsOf(executor: Executor): Promise<Standings> {
  const rows = await executor.selectFrom("source_standing").select(["source", "standing"]).orderBy("seq").execute();
  return new Map(rows.map(({ source, standing }) => [source, known(standing)]));
}

/** What was declared of a source, the last first. */
export async function declarationsOf(executor: Executor, source: string): Promise<StandingDeclared[]> {
  const rows = await executor
    .selectFrom("source_standing")
    .selectAll()
    .where("source", "=", source)
    .orderBy("seq", "desc")
    .limit(20)
    .execute();
  return rows.map(({ standing, at, declared_by }) => ({ source, standing: known(standing), at, by: declared_by }));
}

/** Adds a declaration to those of its source: they are never rewritten. */
export async function appendStanding(trx: Transaction, { source, standing, at, by }: StandingDeclared): Promise<void> {
  const seq = await allocateSequence(trx, "source_standing");
  await trx.insertInto("source_standing").values({ seq, source, standing, at, declared_by: by }).execute();
}

/** Entries that a source describes together with others, by the ids of its records after `after`. */
export async function sharedEntries(
  executor: Executor,
  source: string,
  after: string,
  limit: number,
): Promise<{ remoteId: string; entry: string }[]> {
  const rows = await executor
    .selectFrom("source_record as r")
    .select(["r.remote_id", "r.entry"])
    .where("r.source", "=", source)
    .where("r.remote_id", ">", after)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("source_record as o")
          .select("o.entry")
          .whereRef("o.entry", "=", "r.entry")
          .where((other) =>
            other.or([other("o.source", "!=", other.ref("r.source")), other("o.remote_id", "!=", other.ref("r.remote_id"))]),
          ),
      ),
    )
    .orderBy("r.remote_id")
    .limit(limit)
    .execute();
  return rows.map(({ remote_id, entry }) => ({ remoteId: remote_id, entry }));
}
