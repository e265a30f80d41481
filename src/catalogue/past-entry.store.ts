import type { Executor } from "../platform/database.ts";
import type { Entry } from "./entry.ts";
import type { RecordPin } from "./made-of.ts";
import { OPENNESS, type Openness } from "./openness.ts";
import type { RecordBody } from "./record.schema.ts";
import { chunks, toRecord } from "./record.store.ts";
import type { SourceRecord } from "./record.ts";
import { standingsOf } from "./standing.store.ts";
import { materialise } from "./survivorship.ts";

/** An entry, and the versions of records to make it of. */
type Composition = { entry: string; pins: readonly RecordPin[] };

/** The versions asked for that may still be read, by pin; what each record says today of the openness of its fields. */
type Found = { records: Map<string, SourceRecord>; openness: Map<string, RecordBody["openness"]> };

const recordKey = (source: string, remoteId: string): string => `${source}\n${remoteId}`;
const pinKey = ([source, remoteId, version]: RecordPin): string => `${recordKey(source, remoteId)}\n${version}`;

async function findPinned(executor: Executor, pins: readonly RecordPin[]): Promise<Found> {
  const found: Found = { records: new Map(), openness: new Map() };
  for (const [source, own] of Map.groupBy(pins, ([name]) => name)) {
    for (const some of chunks([...new Set(own.map(([, remoteId]) => remoteId))])) {
      const versions = [...new Set(own.map(([, , version]) => version))];
      const rows = await executor
        .selectFrom("source_record as r")
        .innerJoin("source_record_version as v", (join) =>
          join.onRef("v.source", "=", "r.source").onRef("v.remote_id", "=", "r.remote_id"),
        )
        .select(["r.source", "r.remote_id", "r.first_at", "r.version as head", "v.version", "v.at", "v.body", "v.since"])
        .where("r.source", "=", source)
        .where("r.remote_id", "in", some)
        .where("r.retired_at", "is", null)
        .where((eb) => eb.or([eb("v.version", "=", eb.ref("r.version")), eb("v.version", "in", versions)]))
        .execute();
      for (const { head, ...row } of rows) {
        const record = toRecord(row);
        const { remoteId, version, body } = record;
        if (version === head) found.openness.set(recordKey(source, remoteId), body.openness);
        found.records.set(pinKey([source, remoteId, version]), record);
      }
    }
  }
  return found;
}

function strictest(entry: Entry, levels: readonly RecordBody["openness"][]): Entry {
  const openness: Record<string, Openness> = { ...entry.openness };
  for (const [field, level] of levels.flatMap((said) => Object.entries(said)))
    if (OPENNESS.indexOf(level) > OPENNESS.indexOf(openness[field] ?? "open")) openness[field] = level;
  return { ...entry, openness };
}

/**
 * Entries as these versions of records make them, in the order asked; undefined where none of the versions may be read any more.
 * Records that were erased or set aside since are left out, and a field that a record has closed since is closed: what the change
 * log tells of the past never tells more than may be read today. Contacts are left to the fiche of today.
 * Costs one query per source named.
 */
export async function entriesMadeOf(executor: Executor, wanted: readonly Composition[]): Promise<(Entry | undefined)[]> {
  const { records, openness } = await findPinned(
    executor,
    wanted.flatMap(({ pins }) => pins),
  );
  const standings = await standingsOf(executor);
  return wanted.map(({ entry, pins }) => {
    const readable = pins.flatMap((pin) => records.get(pinKey(pin)) ?? []);
    if (readable.length === 0) return undefined;
    const createdAt = readable.map(({ firstAt }) => firstAt).reduce((a, b) => (a < b ? a : b));
    const levels = readable.map(({ source, remoteId }) => openness.get(recordKey(source, remoteId)) ?? {});
    const made = strictest(materialise(entry, createdAt, readable, standings), levels);
    const { contacts: _, ...lists } = made.lists;
    return { ...made, lists };
  });
}
