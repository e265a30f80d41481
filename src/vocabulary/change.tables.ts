type VocabularyChangeTable = {
  /** Order in which changes are made: 1, 2, 3... */
  seq: number;
  scheme: string;
  at: string;
  note: string;
  /** JSON: `ChangeAct`. */
  act: string;
  /** Set when the decision was taken back. */
  undone_at: string | null;
};

declare module "../platform/database.ts" {
  interface Schema {
    vocabulary_change: VocabularyChangeTable;
  }
}

export type { VocabularyChangeTable };
