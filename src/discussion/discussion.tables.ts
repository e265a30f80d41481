/** Rows of this room's tables, merged into the database's schema. */
type CommentTable = {
  id: string;
  entry: string;
  parent: string | null;
  kind: string;
  name: string | null;
  email: string | null;
  standing: string | null;
  created_at: string;
  confirmed_at: string | null;
  published_at: string | null;
  withdrawn_at: string | null;
  shown: number | null;
};

type VersionTable = { comment: string; version: number; at: string; body: string; state: string };

declare module "../platform/database.ts" {
  interface Schema {
    comment: CommentTable;
    comment_version: VersionTable;
  }
}

export type { CommentTable, VersionTable };
