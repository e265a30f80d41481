import type { Executor } from "../platform/database.ts";
import type { RecordBody } from "./record.schema.ts";

/** A version that a run brought, and where its record stands today. */
export type BroughtVersion = {
  remoteId: string;
  version: number;
  /** In force before it; undefined for the first. */
  follows?: number;
  entry: string;
  head: number;
  retiredAt: string | null;
  archivedAt: string | null;
  missingSince: string | null;
};

/** The versions that a run brought to a source, page by page in the order of the records. */
export async function versionsOfRun(
  executor: Executor,
  source: string,
  run: string,
  after: string,
  limit: number,
): Promise<BroughtVersion[]> {
  const rows = await executor
    .selectFrom("source_record_version as v")
    .innerJoin("source_record as r", (join) => join.onRef("r.source", "=", "v.source").onRef("r.remote_id", "=", "v.remote_id"))
    .select(["v.remote_id", "v.version", "v.follows", "r.entry", "r.version as head"])
    .select(["r.retired_at", "r.archived_at", "r.missing_since"])
    .where("v.source", "=", source)
    .where("v.remote_id", ">", after)
    .where("v.run", "=", run)
    .orderBy("v.remote_id")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    remoteId: row.remote_id,
    version: row.version,
    ...(row.version > 1 ? { follows: row.follows ?? row.version - 1 } : {}),
    entry: row.entry,
    head: row.head,
    retiredAt: row.retired_at,
    archivedAt: row.archived_at,
    missingSince: row.missing_since,
  }));
}

/** Forgets what a record's raw rows looked like: the next document is compared with what is in force, whatever was undone. */
export async function forgetRawKey(executor: Executor, source: string, remoteId: string): Promise<void> {
  await executor
    .updateTable("source_record")
    .set({ raw_key: `undone ${remoteId}` })
    .where("source", "=", source)
    .where("remote_id", "=", remoteId)
    .execute();
}

/** Puts another version of a record in force. @returns what it says. */
export async function pointHead(executor: Executor, source: string, remoteId: string, version: number): Promise<RecordBody> {
  const row = await executor
    .selectFrom("source_record_version")
    .select(["body", "body_hash"])
    .where("source", "=", source)
    .where("remote_id", "=", remoteId)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  await executor
    .updateTable("source_record")
    .set({ version, body_hash: row.body_hash })
    .where("source", "=", source)
    .where("remote_id", "=", remoteId)
    .execute();
  return JSON.parse(row.body) as RecordBody;
}
