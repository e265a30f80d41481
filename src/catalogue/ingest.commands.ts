import type { Transaction } from "kysely";
import type { Schema } from "../platform/database.ts";
import { mintId } from "../platform/ids.ts";
import type { DecisionTable, EntryKeyTable, SourceRecordTable, SourceRecordVersionTable } from "./catalogue.tables.ts";
import { appendDecisions } from "./change.store.ts";
import { writeEntries } from "./entry.commands.ts";
import { erasedRecords } from "./erasure.store.ts";
import { linkOwners } from "./link-owners.ts";
import type { RecordBody } from "./record.schema.ts";
import {
  insertRecords,
  insertVersions,
  knownRecords,
  lastVersions,
  moveHead,
  recordsOfEntries,
  replaceLinkKeys,
} from "./record.store.ts";
import { carrySince, linkKeys, type SourceRecord, textHash } from "./record.ts";
import { noteContacts, withoutObjected } from "./withheld.commands.ts";

/** One description as a partner gives it now. `rawKey` identifies the raw rows and the mapping that read them. */
export type IngestItem = {
  remoteId: string;
  rawKey: string;
  body: RecordBody;
  /** A new record that speaks of this entry, whatever its link keys say; `reason` goes to the log of decisions. */
  attachTo?: { entry: string; reason: string };
};

/** Whose description, from which run and mapping version, at which ISO instant, by whom the decisions are signed. */
type IngestContext = {
  source: string;
  run: string;
  mapping: string;
  at: string;
  by: string;
  /** What a person set aside stays aside, whatever is said again: a harvest never undoes what people decided. */
  keepsRetired?: boolean;
};

/** `attached`: those of `created` that joined an entry another partner already described. */
type IngestCounts = { created: number; changed: number; unchanged: number; attached: number };

type Serialised = { text: string; hash: string };

function serialise(body: RecordBody): Serialised {
  const text = JSON.stringify(body);
  return { text, hash: textHash(text) };
}

type Work = {
  records: SourceRecordTable[];
  versions: SourceRecordVersionTable[];
  heads: SourceRecordTable[];
  decisions: Omit<DecisionTable, "seq">[];
  keys: EntryKeyTable[];
  rekeyed: { source: string; remoteId: string }[];
  /** Entries to compute again, with those of their records that this batch brings. */
  touched: Map<string, SourceRecord[]>;
  minted: Set<string>;
};

const emptyWork = (): Work => ({
  records: [],
  versions: [],
  heads: [],
  decisions: [],
  keys: [],
  rekeyed: [],
  touched: new Map(),
  minted: new Set(),
});

function touch(work: Work, entry: string, record: SourceRecord): void {
  const list = work.touched.get(entry);
  if (list) list.push(record);
  else work.touched.set(entry, [record]);
}

function addVersion(work: Work, context: IngestContext, record: SourceRecord, body: Serialised, follows?: number): void {
  work.versions.push({
    source: record.source,
    remote_id: record.remoteId,
    version: record.version,
    at: record.at,
    run: context.run,
    mapping: context.mapping,
    body_hash: body.hash,
    body: body.text,
    since: JSON.stringify(record.since),
    follows: follows === undefined || follows === record.version - 1 ? null : follows,
  });
}

/** Whether a record that was set aside counts again because it is said anew. */
const returns = (context: IngestContext, { retired_at, archived_at }: SourceRecordTable): boolean =>
  retired_at !== null && (archived_at !== null || !context.keepsRetired);

/** Counts again, if it was set aside and returns. */
const standing = (context: IngestContext, row: SourceRecordTable): SourceRecordTable =>
  returns(context, row) ? { ...row, retired_at: null, archived_at: null } : row;

/** A record set aside that is said again counts again, and the log of decisions says so. */
const restored = ({ at, by }: IngestContext, { source, remote_id, entry }: SourceRecordTable): Omit<DecisionTable, "seq"> => ({
  at,
  kind: "restore",
  source,
  remote_id,
  entry,
  reason: "said-again",
  decided_by: by,
});

type Fresh = { item: IngestItem; body: Serialised; keys: string[] };

function addNew(
  work: Work,
  context: IngestContext,
  { item, body, keys }: Fresh,
  owners: ReadonlyMap<string, { entry: string; key: string }>,
): void {
  const { source, at } = context;
  const shared = owners.get(item.remoteId);
  const joined = item.attachTo?.entry ?? shared?.entry;
  const entry = joined ?? mintId(new Date(at));
  if (!joined) work.minted.add(entry);
  const record: SourceRecord = { source, remoteId: item.remoteId, version: 1, firstAt: at, at, body: item.body, since: {} };
  work.records.push({
    source,
    remote_id: item.remoteId,
    entry,
    version: 1,
    raw_key: item.rawKey,
    body_hash: body.hash,
    first_at: at,
    missing_since: null,
    retired_at: null,
    missing_runs: 0,
    archived_at: null,
  });
  work.decisions.push({
    at,
    kind: joined ? "attach" : "mint",
    source,
    remote_id: item.remoteId,
    entry,
    reason: item.attachTo?.reason ?? shared?.key ?? "first-seen",
    decided_by: context.by,
  });
  addVersion(work, context, record, body);
  for (const link_key of keys) work.keys.push({ link_key, source, remote_id: item.remoteId, entry });
  touch(work, entry, record);
}

function addChanged(
  work: Work,
  context: IngestContext,
  item: IngestItem,
  body: Serialised,
  row: SourceRecordTable,
  previous: SourceRecord,
  last = row.version,
): void {
  const { source, at } = context;
  const version = last + 1;
  const record: SourceRecord = {
    source,
    remoteId: item.remoteId,
    version,
    firstAt: row.first_at,
    at,
    body: item.body,
    since: carrySince(previous, item.body, at),
  };
  addVersion(work, context, record, body, row.version);
  work.heads.push({ ...standing(context, row), version, raw_key: item.rawKey, body_hash: body.hash });
  if (returns(context, row)) work.decisions.push(restored(context, row));
  const keys = linkKeys(item.body);
  if (keys.join("\n") !== linkKeys(previous.body).join("\n")) {
    work.rekeyed.push({ source, remoteId: item.remoteId });
    for (const link_key of keys) work.keys.push({ link_key, source, remote_id: item.remoteId, entry: row.entry });
  }
  const counts = row.retired_at === null || returns(context, row);
  if (counts) touch(work, row.entry, record);
}

/** A record said again as it was: seen anew, and counting again when it was set aside. */
function addSame(work: Work, context: IngestContext, item: IngestItem, row: SourceRecordTable): void {
  const back = returns(context, row);
  if (row.raw_key !== item.rawKey || row.missing_since || back)
    work.heads.push({ ...standing(context, row), raw_key: item.rawKey });
  if (!back) return;
  work.decisions.push(restored(context, row));
  if (!work.touched.has(row.entry)) work.touched.set(row.entry, []);
}

/**
 * Takes a batch of one source's descriptions: new ones are minted or attached to the entry another partner already
 * describes (same official identifier), changed ones become a new immutable version, and the entries concerned are
 * computed again with their line in the change log - all in the caller's transaction. Ingesting the same batch twice
 * changes nothing the second time.
 * @param items each remote id at most once; a few hundred at a time.
 */
export async function ingest(
  trx: Transaction<Schema>,
  context: IngestContext,
  items: readonly IngestItem[],
): Promise<IngestCounts> {
  const remoteIds = items.map((item) => item.remoteId);
  const known = await knownRecords(trx, context.source, remoteIds);
  const erased = await erasedRecords(trx, context.source, remoteIds);
  const wanted = erased.size ? items.filter((item) => !erased.has(item.remoteId)) : items;
  const allowed = await withoutObjected(trx, context.source, wanted);
  const hashed = allowed.map((item) => ({ item, body: serialise(item.body), row: known.get(item.remoteId) }));
  const fresh = hashed.filter(({ row }) => !row).map((one) => ({ ...one, keys: linkKeys(one.item.body) }));
  const differing = hashed.filter(({ row, body }) => row && row.body_hash !== body.hash);
  const same = hashed.filter(({ row, body }) => row && row.body_hash === body.hash);

  const work = emptyWork();
  const newcomers = fresh.map(({ item, keys }) => ({
    remoteId: item.remoteId,
    title: item.body.title,
    places: item.body.places,
    keys,
  }));
  const owners = await linkOwners(trx, context.source, newcomers);
  for (const one of fresh) addNew(work, context, one, owners);

  const entries = differing.flatMap(({ row }) => row?.entry ?? []);
  const previous = new Map(
    [...(await recordsOfEntries(trx, entries, { retired: true })).values()].flat().map((r) => [`${r.source}\n${r.remoteId}`, r]),
  );
  const last = await lastVersions(
    trx,
    context.source,
    differing.map(({ item }) => item.remoteId),
  );
  for (const { item, body, row } of differing) {
    const before = previous.get(`${context.source}\n${item.remoteId}`);
    if (row && before) addChanged(work, context, item, body, row, before, last.get(item.remoteId));
  }
  for (const { item, row } of same) if (row) addSame(work, context, item, row);

  await insertRecords(trx, work.records);
  for (const head of work.heads) await moveHead(trx, head);
  await insertVersions(trx, work.versions);
  const written = [...fresh, ...differing].map(({ item }) => item);
  await noteContacts(trx, context.source, written, context.at);
  await replaceLinkKeys(trx, work.rekeyed, work.keys);
  await appendDecisions(trx, work.decisions);
  await writeEntries(trx, work.touched, work.minted, context.at);
  return {
    created: fresh.length,
    changed: differing.length,
    unchanged: same.length,
    attached: work.decisions.filter((d) => d.kind === "attach").length,
  };
}
