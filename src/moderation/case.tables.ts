type CaseTable = {
  id: string;
  kind: string;
  subject: string;
  title: string;
  entry: string | null;
  email: string | null;
  account: string | null;
  texts: string;
  changes: string;
  signals: string;
  score: number;
  likely_spam: number;
  urgent: number;
  aside: number;
  appealed: number;
  contests: number;
  state: string;
  rank: number;
  version: number;
  opened_at: string;
  waiting_since: string;
  decided_at: string | null;
  decided_by: string | null;
  erased_at: string | null;
};

type EventTable = {
  id: string;
  case: string;
  at: string;
  by: string;
  act: string;
  message: string | null;
  note: string | null;
  changes: string | null;
  batch: string | null;
  undoes: string | null;
};

type TraceTable = { case: string; kind: string; value: string; at: string };

type VoteTable = { case: string; account: string; side: string; reason: string | null; at: string };

type ReportTable = {
  id: string;
  object: string;
  reason: string;
  text: string;
  email: string | null;
  account: string | null;
  at: string;
  state: string;
};

declare module "../platform/database.ts" {
  interface Schema {
    moderation_case: CaseTable;
    moderation_case_partner: { case: string; partner: string };
    moderation_event: EventTable;
    moderation_trace: TraceTable;
    moderation_vote: VoteTable;
    moderation_report: ReportTable;
    moderation_silence: { account: string; at: string };
  }
}

export type { CaseTable, EventTable, ReportTable, TraceTable, VoteTable };
