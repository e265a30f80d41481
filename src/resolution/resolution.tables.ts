type JudgementTable = {
  seq: number;
  at: string;
  by: string;
  verdict: string;
  reason: string;
  act: string | null;
  undoes: number | null;
  model: string | null;
  probability: number | null;
};

type JudgementRecordTable = { judgement: number; side: number; entry: string; source: string; remote_id: string };

type LikenessTable = {
  entry_a: string;
  entry_b: string;
  case_id: string;
  worth: number;
  probability: number;
  sibling: number;
  band: string;
  explanation: string;
  /** JSON of the two record references. */
  records: string;
  model: string;
  at: string;
  judged: string | null;
};

type ResolutionStateTable = { name: string; value: string };

/** Sources whose partner says that none of its records is told twice. */
type SourceWithoutDuplicatesTable = { source: string; since: string; by: string };

declare module "../platform/database.ts" {
  interface Schema {
    judgement: JudgementTable;
    judgement_record: JudgementRecordTable;
    likeness: LikenessTable;
    resolution_state: ResolutionStateTable;
    source_without_duplicates: SourceWithoutDuplicatesTable;
  }
}

export type { JudgementRecordTable, JudgementTable, LikenessTable };
