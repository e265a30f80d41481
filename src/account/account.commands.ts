import { DAY } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import { queueMail } from "../platform/outgoing-mail.ts";
import { texts } from "./account.fr.ts";
import { holds } from "./account.policy.ts";
import * as store from "./account.store.ts";
import { type Account, INSTANCE, type Membership } from "./account.ts";
import type { AccountDeps } from "./account-deps.ts";
import { recordEvent } from "./account-event.store.ts";
import { mails } from "./account-mail.fr.ts";
import { normaliseEmail } from "./email-address.ts";
import { deletePrivateLinksTo } from "./private-link.store.ts";
import { createLink } from "./sign-in/sign-in-link.ts";

const INVITATION_LIFE = 7 * DAY;

/** The normal form of an address. @throws ProblemError `account/bad-email`. */
export function checkedEmail(text: string): string {
  const email = normaliseEmail(text);
  if (!email) throw new ProblemError({ code: "account/bad-email", kind: "invalid", ...texts.badEmail(text.slice(0, 80)) });
  return email;
}

const detailOf = ({ role, organisation }: Membership): string => `${role}@${organisation}`;

async function grantIn(
  trx: Transaction,
  deps: AccountDeps,
  account: string,
  membership: Membership,
  by: string,
): Promise<boolean> {
  const granted = await store.grant(trx, account, membership, deps.clock.now().toISOString(), by);
  if (granted) await recordEvent(trx, { account, what: "role-granted", by, detail: detailOf(membership) }, deps.clock);
  return granted;
}

/** A new account with its first role, in the caller's transaction. The address must have none. */
export async function createAccount(
  trx: Transaction,
  deps: AccountDeps,
  input: { email: string; name?: string; membership?: Membership; by: string },
): Promise<Account> {
  const now = deps.clock.now();
  const id = mintId(now);
  const { email, name, membership, by } = input;
  await store.insertAccount(trx, { id, email, createdAt: now.toISOString(), ...(name ? { name } : {}) });
  await recordEvent(trx, { account: id, what: "created", by }, deps.clock);
  if (membership) await grantIn(trx, deps, id, membership, by);
  const account = await store.accountById(trx, id);
  if (!account) throw new Error("an account just written cannot be read");
  return account;
}

async function invited(
  trx: Transaction,
  deps: AccountDeps,
  input: { email: string; name?: string; membership?: Membership; by: string },
): Promise<{ account: Account; link: string }> {
  const known = await store.accountByEmail(trx, input.email);
  if (known && input.membership) await grantIn(trx, deps, known.id, input.membership, input.by);
  const account = known ? await store.accountById(trx, known.id) : await createAccount(trx, deps, input);
  if (!account) throw new Error("an account just written cannot be read");
  return { account, link: await createLink(trx, deps, { account: account.id, next: "/espace", life: INVITATION_LIFE }) };
}

/**
 * Creates the account if needed and grants it the role. Used by the command line (the first administrator) and invitations.
 * @returns the account, and a sign-in link that is valid for seven days.
 */
export async function addAccount(
  deps: AccountDeps,
  input: { email: string; name?: string; membership?: Membership; by: string },
): Promise<{ account: Account; link: string }> {
  const email = checkedEmail(input.email);
  return deps.database.transaction((trx) => invited(trx, deps, { ...input, email }));
}

/** Invites somebody to look after a partner's sources: account, role, and a mail with the link. */
export async function invite(
  deps: AccountDeps,
  input: { email: string; partner: { id: string; name: string }; by: string },
): Promise<Account> {
  const email = checkedEmail(input.email);
  const membership: Membership = { organisation: input.partner.id, role: "partner-editor" };
  return deps.database.transaction(async (trx) => {
    const { account, link } = await invited(trx, deps, { email, membership, by: input.by });
    await queueMail(trx, { to: email, ...mails.invitePartner(deps.instance.name, input.partner.name, link) }, deps.clock);
    return account;
  });
}

/** Invites somebody to a role of the instance, with a mail that holds the link. */
export async function inviteToRole(
  deps: AccountDeps,
  input: { email: string; membership: Membership; by: string },
): Promise<Account> {
  const email = checkedEmail(input.email);
  return deps.database.transaction(async (trx) => {
    const { account, link } = await invited(trx, deps, { ...input, email });
    const letter = mails.invite(deps.instance.name, texts.roles[input.membership.role], link);
    await queueMail(trx, { to: email, ...letter }, deps.clock);
    return account;
  });
}

/** Gives an account a role, and tells them. @returns false when they held it already. */
export async function grantRole(deps: AccountDeps, id: string, membership: Membership, by: string): Promise<boolean> {
  return deps.database.transaction(async (trx) => {
    const account = await store.accountById(trx, id);
    if (!account) throw new ProblemError({ code: "account/not-found", kind: "not-found", ...texts.noAccount });
    if (!(await grantIn(trx, deps, id, membership, by))) return false;
    await queueMail(trx, { to: account.email, ...mails.roleGranted(deps.instance, texts.roles[membership.role]) }, deps.clock);
    return true;
  });
}

/** Takes a role back. The last administrator keeps theirs. @returns false when it was not held. */
export async function revokeRole(deps: AccountDeps, account: string, membership: Membership, by?: string): Promise<boolean> {
  return deps.database.transaction(async (trx) => {
    const known = await store.accountById(trx, account);
    const held = known?.memberships.some((m) => m.role === membership.role && m.organisation === membership.organisation);
    if (!held) return false;
    if (membership.organisation === INSTANCE && membership.role === "administrator") await keepOneAdministrator(trx);
    await store.revoke(trx, account, membership);
    const event = { account, what: "role-revoked" as const, detail: detailOf(membership), ...(by ? { by } : {}) };
    await recordEvent(trx, event, deps.clock);
    return true;
  });
}

/**
 * Erases address, profile, roles, links, sessions and all that protected the account. What it signed stays, under an id that
 * names nobody. @throws ProblemError `account/last-administrator`.
 */
export async function eraseAccountIn(trx: Transaction, account: Account): Promise<void> {
  if (holds(account, "administrator", INSTANCE)) await keepOneAdministrator(trx);
  await deletePrivateLinksTo(trx, account.email);
  await store.deleteAccount(trx, account.id);
}

/** The same, in a transaction of its own. The roles are those of this moment, whatever the session shows. */
export async function eraseAccount(deps: AccountDeps, id: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const account = await store.accountById(trx, id);
    if (account) await eraseAccountIn(trx, account);
  });
}

async function keepOneAdministrator(trx: Transaction): Promise<void> {
  if ((await store.administratorCount(trx)) > 1) return;
  throw new ProblemError({ code: "account/last-administrator", kind: "conflict", ...texts.lastAdministrator });
}
