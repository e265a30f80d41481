type IntroductionTable = {
  id: string;
  entry: string;
  entry_title: string;
  partner: string;
  department: string;
  asker_email: string | null;
  asker_name: string;
  asker_organisation: string;
  asker_role: string;
  why: string;
  offer: string;
  asker_shares: number;
  trap: string;
  state: string;
  rung: string | null;
  held_by: string | null;
  redirects: number;
  created_at: string;
  confirmed_at: string | null;
  rung_since: string | null;
  reminded_at: string | null;
  answered_at: string | null;
  ended_at: string | null;
  last_message_at: string | null;
  outcome_asked_at: string | null;
  erased_at: string | null;
  other_email: string | null;
  other_name: string | null;
  other_shares: number;
  reason: string | null;
  asker_outcome: string | null;
  other_outcome: string | null;
};

type RecipientTable = {
  id: string;
  introduction: string;
  email: string;
  name: string | null;
  rung: string;
  origin: string;
  since: string;
  until: string | null;
};

type MessageTable = {
  id: string;
  introduction: string;
  side: string;
  at: string;
  via: string;
  text: string;
  files: string;
  withheld: string;
  state: string;
  fingerprint: string;
};

type AliasTable = { alias: string; introduction: string; side: string };
type BlockTable = { pair: string; at: string };
type CountTable = { month: string; partner: string; department: string; what: string; count: number };

declare module "../platform/database.ts" {
  interface Schema {
    introduction: IntroductionTable;
    introduction_recipient: RecipientTable;
    introduction_message: MessageTable;
    introduction_alias: AliasTable;
    introduction_block: BlockTable;
    introduction_count: CountTable;
  }
}

export type { IntroductionTable, MessageTable, RecipientTable };
