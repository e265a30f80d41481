/** Rows of the catalogue's tables, merged into the database's schema. */
type SourceRecordTable = {
  source: string;
  remote_id: string;
  entry: string;
  version: number;
  /** What the record's raw rows looked like (and the mapping that read them): equal means nothing to do. */
  raw_key: string;
  body_hash: string;
  first_at: string;
  missing_since: string | null;
  /** Set aside by a decision since then: kept, and no part of its entry. */
  retired_at: string | null;
  /** Complete listings in a row that did not hold it. */
  missing_runs: number;
  /** Set when a run set it aside, not a person: it counts again as soon as its source says it anew. */
  archived_at: string | null;
};

type SourceRecordVersionTable = {
  source: string;
  remote_id: string;
  version: number;
  at: string;
  run: string;
  mapping: string;
  body_hash: string;
  body: string;
  since: string;
  /** The version that was in force before, when it is not the one numbered before (a run was undone). */
  follows?: number | null | undefined;
};

/** One step of a record into absence or back, by a run: how it stood before and after, as JSON. */
type RecordAbsenceTable = { run: string; source: string; remote_id: string; effect: string; before: string; after: string };

type DecisionTable = {
  seq: number;
  at: string;
  kind: string;
  source: string;
  remote_id: string;
  entry: string;
  reason: string;
  decided_by: string;
  /** Of a merge or a split: where the record was, and the act that moved it with others. */
  from_entry?: string | null;
  act?: string | null;
};

type EntryTable = {
  id: string;
  kind: string;
  revision: number;
  hash: string;
  body: string;
  created_at: string;
  updated_at: string;
};
type EntryKeyTable = { link_key: string; source: string; remote_id: string; entry: string };
type ChangeTable = {
  seq: number;
  at: string;
  action: string;
  entry: string;
  before: string | null;
  after: string | null;
  /** When it was told: never goes backwards in the order of numbers. */
  told_at: string | null;
  /** JSON of `MadeOf`; null in lines written before it was kept, and where nothing is left. */
  made_of: string | null;
};

declare module "../platform/database.ts" {
  interface Schema {
    source_record: SourceRecordTable;
    source_record_version: SourceRecordVersionTable;
    record_absence: RecordAbsenceTable;
    decision: DecisionTable;
    entry: EntryTable;
    entry_key: EntryKeyTable;
    change: ChangeTable;
  }
}

export type {
  ChangeTable,
  DecisionTable,
  EntryKeyTable,
  EntryTable,
  RecordAbsenceTable,
  SourceRecordTable,
  SourceRecordVersionTable,
};
