import { HOUR, later } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { checkedEmail, createAccount } from "../account.commands.ts";
import { texts } from "../account.fr.ts";
import { accountByEmail, accountById } from "../account.store.ts";
import { type Account, INSTANCE } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { mails } from "../account-mail.fr.ts";
import { issueLink, REGISTER, readPrivateLink, spendLink } from "../private-link.ts";
import { tokenHash } from "../token.ts";
import { type Admitted, admit, type Device } from "./admit.ts";
import { countLinksSince, findLink, useLink } from "./sign-in-link.store.ts";
import { createLink, linkAddress, safeNext } from "./sign-in-link.ts";

const LINK_LIFE = HOUR;
/** Links one address may ask for in a quarter of an hour. */
const LINKS_PER_QUARTER = 5;

const badLink = () => new ProblemError({ code: "account/bad-link", kind: "invalid", ...texts.badLink });

async function linkOfAccount(trx: Transaction, deps: AccountDeps, account: Account, next: string): Promise<string | undefined> {
  const recent = await countLinksSince(trx, account.id, later(deps.clock.now(), -HOUR / 4));
  return recent < LINKS_PER_QUARTER ? createLink(trx, deps, { account: account.id, next, life: LINK_LIFE }) : undefined;
}

async function linkOfNewcomer(trx: Transaction, deps: AccountDeps, email: string, next: string): Promise<string | undefined> {
  try {
    return linkAddress(deps, await issueLink(trx, { purpose: REGISTER, subject: next, email, lifeMs: LINK_LIFE }, deps.clock));
  } catch (error) {
    if (isProblem(error, "account/too-many-links")) return undefined;
    throw error;
  }
}

/**
 * Sends a link to the address: one that signs in, or one that makes the account when there is none. Who asks is told nothing
 * of which it was, nor of the bound on their number, so that addresses cannot be probed.
 * @throws ProblemError `account/bad-email`.
 */
export async function requestLink(deps: AccountDeps, address: string, wanted?: string): Promise<void> {
  const email = checkedEmail(address);
  const next = safeNext(wanted);
  const { name } = deps.instance;
  await deps.database.transaction(async (trx) => {
    const account = await accountByEmail(trx, email);
    const link = account ? await linkOfAccount(trx, deps, account, next) : await linkOfNewcomer(trx, deps, email, next);
    if (!link) return;
    const mail = account ? mails.signIn(name, link) : mails.register(name, link);
    await queueMail(trx, { to: email, ...mail }, deps.clock);
  });
}

/**
 * Whose link this is, without using it up: mail scanners open links, so signing in takes a press of a button. `isNew`: pressing
 * it makes the account.
 * @throws ProblemError `account/bad-link`.
 */
export async function readLink(deps: AccountDeps, token: string): Promise<{ email: string; isNew: boolean }> {
  const { read } = deps.database;
  const link = await findLink(read, tokenHash(token));
  if (link) {
    const valid = !link.used_at && link.expires_at > deps.clock.now().toISOString();
    const account = valid ? await accountById(read, link.account) : undefined;
    if (!account) throw badLink();
    return { email: account.email, isNew: false };
  }
  const { email = "" } = await readPrivateLink(read, REGISTER, token, deps.clock).catch(() => Promise.reject(badLink()));
  return { email, isNew: !(await accountByEmail(read, email)) };
}

async function spend(trx: Transaction, deps: AccountDeps, token: string): Promise<{ account: Account; next: string }> {
  const link = await findLink(trx, tokenHash(token));
  const now = deps.clock.now().toISOString();
  if (link) {
    const account = await accountById(trx, link.account);
    if (!account || link.expires_at <= now || !(await useLink(trx, link.token_hash, now))) throw badLink();
    return { account, next: link.next };
  }
  const { email = "", subject } = await spendLink(trx, REGISTER, token, deps.clock).catch(() => Promise.reject(badLink()));
  const known = await accountByEmail(trx, email);
  const membership = { organisation: INSTANCE, role: "contributor" as const };
  return { account: known ?? (await createAccount(trx, deps, { email, membership, by: "self" })), next: subject };
}

/** Uses the link up: signs in, making the account first when it has none. @throws ProblemError `account/bad-link`. */
export async function signInByLink(deps: AccountDeps, token: string, device: Device = {}): Promise<Admitted> {
  return deps.database.transaction(async (trx) => {
    const { account, next } = await spend(trx, deps, token);
    return admit(trx, deps, account, { ...device, method: "link", next });
  });
}
