import type { Executor } from "../platform/database.ts";
import type { EntryKeyTable, SourceRecordTable, SourceRecordVersionTable } from "./catalogue.tables.ts";
import type { RecordBody } from "./record.schema.ts";
import type { SourceRecord } from "./record.ts";

/** Below both engines' limits of bound parameters (32,766 and 65,535) for the widest table here. */
const CHUNK = 400;
/** Rows read of who holds link keys: a number that thousands share tells nothing, and is not read whole. */
const MOST_HOLDERS = 20_000;

/** Cuts a list so that one statement stays under the number of parameters that both engines take. */
export function* chunks<T>(items: readonly T[], size = CHUNK): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

type HeadRow = SourceRecordTable & Pick<SourceRecordVersionTable, "at" | "body" | "since">;
type VersionRow = Pick<HeadRow, "source" | "remote_id" | "first_at" | "version" | "at" | "body" | "since">;

/** A version of a record, as its rows hold it. */
export function toRecord(row: VersionRow): SourceRecord {
  return {
    source: row.source,
    remoteId: row.remote_id,
    version: row.version,
    firstAt: row.first_at,
    at: row.at,
    body: JSON.parse(row.body) as RecordBody,
    since: JSON.parse(row.since) as Record<string, string>,
  };
}

const heads = (executor: Executor) =>
  executor
    .selectFrom("source_record as r")
    .innerJoin("source_record_version as v", (join) =>
      join.onRef("v.source", "=", "r.source").onRef("v.remote_id", "=", "r.remote_id").onRef("v.version", "=", "r.version"),
    );

const HEAD_COLUMNS = [
  "r.source",
  "r.remote_id",
  "r.entry",
  "r.version",
  "r.raw_key",
  "r.body_hash",
  "r.first_at",
  "r.missing_since",
  "r.retired_at",
  "r.missing_runs",
  "r.archived_at",
  "v.at",
  "v.body",
  "v.since",
] as const;

/** Pointers of known records of a source among `remoteIds`. */
export async function knownRecords(
  executor: Executor,
  source: string,
  remoteIds: string[],
): Promise<Map<string, SourceRecordTable>> {
  const known = new Map<string, SourceRecordTable>();
  for (const ids of chunks(remoteIds)) {
    const rows = await executor
      .selectFrom("source_record")
      .selectAll()
      .where("source", "=", source)
      .where("remote_id", "in", ids)
      .execute();
    for (const row of rows) known.set(row.remote_id, row);
  }
  return known;
}

/** Which entry a record speaks of; undefined when there is no such record. */
export async function entryOfRecord(executor: Executor, source: string, remoteId: string): Promise<string | undefined> {
  return (await knownRecords(executor, source, [remoteId])).get(remoteId)?.entry;
}

/** Head versions, with bodies, of the records that make these entries; those set aside too when asked for. */
export async function recordsOfEntries(
  executor: Executor,
  entries: string[],
  { retired = false }: { retired?: boolean } = {},
): Promise<Map<string, SourceRecord[]>> {
  const byEntry = new Map<string, SourceRecord[]>();
  for (const ids of chunks(entries)) {
    const all = heads(executor).select(HEAD_COLUMNS).where("r.entry", "in", ids);
    const rows = await (retired ? all : all.where("r.retired_at", "is", null)).execute();
    for (const row of rows) {
      const list = byEntry.get(row.entry);
      if (list) list.push(toRecord(row));
      else byEntry.set(row.entry, [toRecord(row)]);
    }
  }
  return byEntry;
}

/** The records of all entries, in the order of their entries' ids, some entries at a time, so that memory stays bounded. */
export async function* allRecords(executor: Executor, pageSize = CHUNK): AsyncGenerator<Map<string, SourceRecord[]>> {
  for (let after = ""; ; ) {
    const page = executor.selectFrom("entry").select("id").where("id", ">", after).orderBy("id").limit(pageSize);
    const ids = (await page.execute()).map(({ id }) => id);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield recordsOfEntries(executor, ids);
    after = last;
  }
}

/** What the records of a source that count say today, page by page in the order of their ids. */
export async function* bodiesOfSource(executor: Executor, source: string, pageSize = CHUNK): AsyncGenerator<RecordBody[]> {
  for (let after = ""; ; ) {
    const page = await heads(executor)
      .select(["r.remote_id", "v.body"])
      .where("r.source", "=", source)
      .where("r.remote_id", ">", after)
      .where("r.retired_at", "is", null)
      .orderBy("r.remote_id")
      .limit(pageSize)
      .execute();
    const last = page.at(-1);
    if (!last) return;
    yield page.map((row) => JSON.parse(row.body) as RecordBody);
    after = last.remote_id;
  }
}

/**
 * What a source's known records looked like: remote id by fingerprint of the raw rows, those that had gone missing, and those that
 * do not count (set aside by a person, or by a run).
 */
type Fingerprints = { byRawKey: Map<string, string>; missing: Set<string>; aside: Set<string> };

/** Read page by page: a source may have a million records. */
export async function recordFingerprints(executor: Executor, source: string, pageSize = 2_000): Promise<Fingerprints> {
  const found: Fingerprints = { byRawKey: new Map(), missing: new Set(), aside: new Set() };
  let after = "";
  for (;;) {
    const rows = await executor
      .selectFrom("source_record")
      .select(["remote_id", "raw_key", "missing_since", "retired_at"])
      .where("source", "=", source)
      .where("remote_id", ">", after)
      .orderBy("remote_id")
      .limit(pageSize)
      .execute();
    for (const row of rows) {
      found.byRawKey.set(row.raw_key, row.remote_id);
      if (row.missing_since !== null) found.missing.add(row.remote_id);
      if (row.retired_at !== null) found.aside.add(row.remote_id);
    }
    const last = rows.at(-1);
    if (!last) return found;
    after = last.remote_id;
  }
}

/** The highest number among the versions of each of these records: its head, unless a run was undone. */
export async function lastVersions(executor: Executor, source: string, remoteIds: string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const ids of chunks(remoteIds)) {
    const rows = await executor
      .selectFrom("source_record_version")
      .select((eb) => ["remote_id", eb.fn.max<number>("version").as("version")])
      .where("source", "=", source)
      .where("remote_id", "in", ids)
      .groupBy("remote_id")
      .execute();
    for (const row of rows) found.set(row.remote_id, Number(row.version));
  }
  return found;
}

/** Heads of new source records. */
export async function insertRecords(executor: Executor, rows: SourceRecordTable[]): Promise<void> {
  for (const some of chunks(rows)) await executor.insertInto("source_record").values(some).execute();
}

/** New versions of source records: immutable once written. */
export async function insertVersions(executor: Executor, rows: SourceRecordVersionTable[]): Promise<void> {
  for (const some of chunks(rows)) await executor.insertInto("source_record_version").values(some).execute();
}

/** Moves a record's head: a record seen again is no longer missing. Whether it counts is the row's. */
export async function moveHead(executor: Executor, row: SourceRecordTable): Promise<void> {
  await executor
    .updateTable("source_record")
    .set({
      version: row.version,
      raw_key: row.raw_key,
      body_hash: row.body_hash,
      missing_since: null,
      missing_runs: 0,
      retired_at: row.retired_at,
      archived_at: row.archived_at,
    })
    .where("source", "=", row.source)
    .where("remote_id", "=", row.remote_id)
    .execute();
}

/** Who holds these link keys: one row for each record. */
export async function linkKeyRows(
  executor: Executor,
  keys: string[],
): Promise<Pick<EntryKeyTable, "link_key" | "source" | "entry">[]> {
  const found: Pick<EntryKeyTable, "link_key" | "source" | "entry">[] = [];
  for (const some of chunks(keys)) {
    const query = executor.selectFrom("entry_key").select(["link_key", "source", "entry"]).where("link_key", "in", some);
    found.push(...(await query.orderBy("link_key").orderBy("entry").limit(MOST_HOLDERS).execute()));
  }
  return found;
}

export async function replaceLinkKeys(
  executor: Executor,
  replaced: { source: string; remoteId: string }[],
  rows: EntryKeyTable[],
): Promise<void> {
  for (const { source, remoteId } of replaced) {
    await executor.deleteFrom("entry_key").where("source", "=", source).where("remote_id", "=", remoteId).execute();
  }
  for (const some of chunks(rows)) await executor.insertInto("entry_key").values(some).execute();
}

/**
 * Marks as missing the records of a source that a complete listing did not contain. Nothing is removed: the fiche stays
 * and says since when the partner no longer lists it.
 * @returns how many went missing now.
 */
export async function markMissing(executor: Executor, source: string, remoteIds: string[], at: string): Promise<number> {
  let count = 0;
  for (const ids of chunks(remoteIds)) {
    const result = await executor
      .updateTable("source_record")
      .set({ missing_since: at, missing_runs: 0 })
      .where("source", "=", source)
      .where("remote_id", "in", ids)
      .where("missing_since", "is", null)
      .executeTakeFirst();
    count += Number(result.numUpdatedRows);
  }
  return count;
}

/** A record that was missing is listed again, unchanged. */
export async function unmarkMissing(executor: Executor, source: string, remoteIds: string[]): Promise<void> {
  for (const ids of chunks(remoteIds)) {
    await executor
      .updateTable("source_record")
      .set({ missing_since: null, missing_runs: 0 })
      .where("source", "=", source)
      .where("remote_id", "in", ids)
      .execute();
  }
}

/** Sets a record aside since an ISO instant, or (null) makes it count again. */
export async function setRetired(executor: Executor, source: string, remoteId: string, at: string | null): Promise<void> {
  await executor
    .updateTable("source_record")
    .set({ retired_at: at, archived_at: null })
    .where("source", "=", source)
    .where("remote_id", "=", remoteId)
    .execute();
}

/** A version of a record. `body` is read only where there are several versions to compare. */
export type RecordVersion = {
  source: string;
  remoteId: string;
  version: number;
  at: string;
  run: string;
  mapping: string;
  body?: RecordBody;
};

/** Every version of every record of an entry, newest first: its history. */
export async function versionsOfEntry(executor: Executor, entry: string): Promise<RecordVersion[]> {
  const rows = await executor
    .selectFrom("source_record_version as v")
    .innerJoin("source_record as r", (join) => join.onRef("v.source", "=", "r.source").onRef("v.remote_id", "=", "r.remote_id"))
    .select(["v.source", "v.remote_id", "v.version", "v.at", "v.run", "v.mapping"])
    .select((eb) => eb.case().when("r.version", ">", 1).then(eb.ref("v.body")).end().as("body"))
    .where("r.entry", "=", entry)
    .orderBy("v.at", "desc")
    .orderBy("v.version", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => ({
    source: row.source,
    remoteId: row.remote_id,
    version: row.version,
    at: row.at,
    run: row.run,
    mapping: row.mapping,
    ...(row.body === null ? {} : { body: JSON.parse(row.body) as RecordBody }),
  }));
}

/** Records of an entry that their partner no longer lists, with the date of the listing that lacked them. */
export async function missingRecordsOfEntry(executor: Executor, entry: string): Promise<{ source: string; since: string }[]> {
  const rows = await executor
    .selectFrom("source_record")
    .select(["source", "missing_since"])
    .where("entry", "=", entry)
    .where("missing_since", "is not", null)
    .execute();
  return rows.map((row) => ({ source: row.source, since: row.missing_since ?? "" }));
}

/** By source: how many records it has, those set aside by a run left out, and how many of them its partner no longer lists. */
export async function recordCounts(executor: Executor): Promise<Map<string, { records: number; missing: number }>> {
  const rows = await executor
    .selectFrom("source_record")
    .select((eb) => ["source", eb.fn.countAll<number>().as("records"), eb.fn.count<number>("missing_since").as("missing")])
    .where("archived_at", "is", null)
    .groupBy("source")
    .execute();
  return new Map(rows.map((row) => [row.source, { records: Number(row.records), missing: Number(row.missing) }]));
}
