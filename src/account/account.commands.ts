import { hash, randomBytes } from "node:crypto";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { mintId } from "../platform/ids.ts";
import type { Mailer } from "../platform/mail.ts";
import { texts } from "./account.fr.ts";
import { holds } from "./account.policy.ts";
import * as store from "./account.store.ts";
import { type Account, INSTANCE, type Membership, normaliseEmail } from "./account.ts";

/** What the use cases of accounts work on. */
export type AccountDeps = {
  database: Database;
  clock: Clock;
  mailer: Mailer;
  /** Name and public address of the instance, for the words of mails and their links. */
  instance: { name: string; url: string };
};

const HOUR = 3_600_000;
const LINK_LIFE = HOUR;
const INVITATION_LIFE = 7 * 24 * HOUR;
const SESSION_LIFE = 30 * 24 * HOUR;
/** Links one address may ask for in a quarter of an hour. */
const LINKS_PER_QUARTER = 5;

const newToken = (): string => randomBytes(32).toString("base64url");
const tokenHash = (token: string): string => hash("sha256", token, "hex");
const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

/** Only a path of this site may follow a sign-in: never another site. */
export const safeNext = (next: string | undefined): string => (next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : "/espace");

async function createLink(deps: AccountDeps, account: string, next: string, life: number): Promise<string> {
  const token = newToken();
  const now = deps.clock.now();
  const link = {
    token_hash: tokenHash(token),
    account,
    next,
    created_at: now.toISOString(),
    expires_at: later(now, life),
    used_at: null,
  };
  await deps.database.transaction((trx) => store.insertLink(trx, link));
  return `${deps.instance.url}/connexion/${token}`;
}

function checkedEmail(text: string): string {
  const email = normaliseEmail(text);
  if (!email) throw new ProblemError({ code: "account/bad-email", kind: "invalid", ...texts.badEmail(text.slice(0, 80)) });
  return email;
}

/** Sends a sign-in link if the address has an account; says nothing either way, so that addresses cannot be probed. */
export async function requestLink(deps: AccountDeps, address: string, next?: string): Promise<void> {
  const email = checkedEmail(address);
  const account = await store.accountByEmail(deps.database.read, email);
  if (!account) return;
  const recent = await store.countLinksSince(deps.database.read, account.id, later(deps.clock.now(), -HOUR / 4));
  if (recent >= LINKS_PER_QUARTER) return;
  const link = await createLink(deps, account.id, safeNext(next), LINK_LIFE);
  await deps.mailer.send({
    to: email,
    subject: texts.mail.subject(deps.instance.name),
    text: texts.mail.text(deps.instance.name, link),
  });
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
  const now = deps.clock.now();
  const account = await deps.database.transaction(async (trx) => {
    const known = await store.accountByEmail(trx, email);
    const id = known?.id ?? mintId(now);
    if (!known)
      await store.insertAccount(trx, { id, email, createdAt: now.toISOString(), ...(input.name ? { name: input.name } : {}) });
    if (input.membership) await store.grant(trx, id, input.membership, now.toISOString(), input.by);
    return store.accountById(trx, id);
  });
  if (!account) throw new Error("an account just written cannot be read");
  return { account, link: await createLink(deps, account.id, "/espace", INVITATION_LIFE) };
}

/** Invites somebody to look after a partner's sources: account, role, and a mail with the link. */
export async function invite(
  deps: AccountDeps,
  input: { email: string; partner: { id: string; name: string }; by: string },
): Promise<Account> {
  const membership: Membership = { organisation: input.partner.id, role: "partner-editor" };
  const { account, link } = await addAccount(deps, { email: input.email, membership, by: input.by });
  const { name } = deps.instance;
  await deps.mailer.send({
    to: account.email,
    subject: texts.mail.inviteSubject(name),
    text: texts.mail.invite(name, input.partner.name, link),
  });
  return account;
}

/** Whose link this is, without using it up: mail scanners open links, so signing in takes a press of a button. */
export async function readLink(deps: AccountDeps, token: string): Promise<Account> {
  const link = await store.findLink(deps.database.read, tokenHash(token));
  const valid = link && !link.used_at && link.expires_at > deps.clock.now().toISOString();
  const account = valid && (await store.accountById(deps.database.read, link.account));
  if (!account) throw new ProblemError({ code: "account/bad-link", kind: "invalid", ...texts.badLink });
  return account;
}

/** Uses the link up and opens a session. @returns the session's secret, for a cookie, and where to go. */
export async function openSession(
  deps: AccountDeps,
  token: string,
): Promise<{ secret: string; maxAgeSeconds: number; next: string }> {
  const account = await readLink(deps, token);
  const now = deps.clock.now();
  const secret = newToken();
  const next = await deps.database.transaction(async (trx) => {
    const link = await store.findLink(trx, tokenHash(token));
    if (!link || !(await store.useLink(trx, link.token_hash, now.toISOString()))) {
      throw new ProblemError({ code: "account/bad-link", kind: "invalid", ...texts.badLink });
    }
    const session = {
      tokenHash: tokenHash(secret),
      account: account.id,
      at: now.toISOString(),
      expiresAt: later(now, SESSION_LIFE),
    };
    await store.insertSession(trx, session);
    return link.next;
  });
  return { secret, maxAgeSeconds: SESSION_LIFE / 1000, next };
}

/** Who holds a session secret; undefined when the session is unknown, closed or past its end. */
export async function accountOfSession(deps: AccountDeps, secret: string): Promise<Account | undefined> {
  return store.sessionAccount(deps.database.read, tokenHash(secret), deps.clock.now().toISOString());
}

/** Signs one browser out. */
export async function closeSession(deps: AccountDeps, secret: string): Promise<void> {
  await deps.database.transaction((trx) => store.deleteSession(trx, tokenHash(secret)));
}

/** Signs an account out everywhere. */
export async function closeAllSessions(deps: AccountDeps, account: string): Promise<void> {
  await deps.database.transaction((trx) => store.deleteSessionsOf(trx, account));
}

/** Takes a role back. The last administrator keeps theirs. */
export async function revokeRole(deps: AccountDeps, account: string, membership: Membership): Promise<void> {
  await deps.database.transaction(async (trx) => {
    if (membership.organisation === INSTANCE && membership.role === "administrator") await keepOneAdministrator(trx);
    await store.revoke(trx, account, membership);
  });
}

/** Erases address, roles, links and sessions. What the account signed stays, under an id that names nobody. */
export async function eraseAccount(deps: AccountDeps, account: Account): Promise<void> {
  await deps.database.transaction(async (trx) => {
    if (holds(account, "administrator", INSTANCE)) await keepOneAdministrator(trx);
    await store.deleteAccount(trx, account.id);
  });
}

async function keepOneAdministrator(trx: Parameters<typeof store.administratorCount>[0]): Promise<void> {
  if ((await store.administratorCount(trx)) > 1) return;
  throw new ProblemError({ code: "account/last-administrator", kind: "conflict", ...texts.profile.lastAdministrator });
}
