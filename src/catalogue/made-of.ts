import type { SourceRecord } from "./record.ts";

/** One version of one source record. */
export type RecordPin = readonly [source: string, remoteId: string, version: number];

/** By entry named in a line of the change log, the versions of records that made it then; absent when nothing did. */
export type MadeOf = Readonly<Record<string, readonly RecordPin[]>>;

/** What made these entries, as the change log keeps it. */
export function pinned(entries: ReadonlyMap<string, readonly SourceRecord[]>): MadeOf {
  return Object.fromEntries(
    [...entries]
      .filter(([, records]) => records.length > 0)
      .map(([entry, records]) => [entry, records.map(({ source, remoteId, version }) => [source, remoteId, version] as const)]),
  );
}
