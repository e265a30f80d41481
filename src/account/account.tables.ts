type AccountTable = { id: string; email: string; name: string | null; created_at: string; last_seen_at: string | null };
type MembershipTable = { account: string; organisation: string; role: string; granted_at: string; granted_by: string };
type SignInLinkTable = {
  token_hash: string;
  account: string;
  next: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
};
type SessionTable = { token_hash: string; account: string; created_at: string; expires_at: string };

declare module "../platform/database.ts" {
  interface Schema {
    account: AccountTable;
    membership: MembershipTable;
    sign_in_link: SignInLinkTable;
    session: SessionTable;
  }
}

export type { AccountTable, MembershipTable, SessionTable, SignInLinkTable };
