/** A role is held in an organisation: a partner, or the instance itself (`INSTANCE`). */
export const ROLES = ["administrator", "curator", "expert", "partner-editor", "contributor"] as const;
/** What somebody may do in an organisation, or on the instance. */
export type Role = (typeof ROLES)[number];

/** Stands for the instance itself where an organisation is named. */
export const INSTANCE = "*";

/** A role held in an organisation (a partner's id, or `INSTANCE`). */
export type Membership = { organisation: string; role: Role };

/** Somebody who can sign in. Known by an address. */
export type Account = { id: string; email: string; name?: string; memberships: Membership[]; createdAt: string };

/** Who signs a decision or a mapping: stable, without an address. */
export const signatureOf = (account: Pick<Account, "id">): string => `account:${account.id}`;
