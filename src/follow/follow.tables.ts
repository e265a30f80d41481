/** Rows of this room's tables, merged into the database's schema. */
type PersonTable = { id: string; email: string; created_at: string; muted_until: string | null };

type FollowTable = {
  id: string;
  person: string;
  target: string;
  cause: string;
  rhythm: string;
  created_at: string;
  stopped_at: string | null;
  paused_at: string | null;
  since_change: number;
  since_news: number;
  told_news: number;
};

type NewsTable = {
  seq: number;
  at: string;
  kind: string;
  entry: string;
  news_key: string;
  change: number;
  source: string | null;
  author: string | null;
  data: string;
  retracted: number;
};

declare module "../platform/database.ts" {
  interface Schema {
    follow_person: PersonTable;
    follow: FollowTable;
    follow_letter: { person: string; rhythm: string; sent_at: string };
    follow_snapshot: { entry: string; title: string; fields: string };
    follow_cursor: { name: string; seq: number };
    saved_search: { id: string; parameters: string; name: string; created_at: string };
    news: NewsTable;
    news_target: { target: string; seq: number };
  }
}

export type { FollowTable, NewsTable, PersonTable };
