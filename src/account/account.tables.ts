type AccountTable = { id: string; email: string; name: string | null; created_at: string; last_seen_at: string | null };
type MembershipTable = { account: string; organisation: string; role: string; granted_at: string; granted_by: string };

declare module "../platform/database.ts" {
  interface Schema {
    account: AccountTable;
    membership: MembershipTable;
  }
}

export type { AccountTable, MembershipTable };
