import { DAY } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { isUniqueViolation } from "../../platform/database.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { checkedEmail } from "../account.commands.ts";
import { accountByEmail, accountById, updateEmail } from "../account.store.ts";
import type { Account } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { recordEvent } from "../account-event.store.ts";
import { mails } from "../account-mail.fr.ts";
import { issueLink, readPrivateLink, revokeLinks, spendLink } from "../private-link.ts";
import { deleteSessionsOf } from "../session/session.store.ts";
import { isRecent, type Session } from "../session/session.ts";
import { deletePassword } from "../sign-in/password.store.ts";
import { deleteLinksOf } from "../sign-in/sign-in-link.store.ts";
import { myAccountTexts as t } from "./my-account.fr.ts";

const CHANGE = "account/change-address";
const RESTORE = "account/restore-address";

const taken = () => new ProblemError({ code: "account/address-taken", kind: "conflict", ...t.address.taken });

/**
 * Sends a link to the new address: nothing changes before it is confirmed there. Nothing tells whether that address has an
 * account already: if so, it is told by mail.
 * @throws ProblemError `account/bad-email`, `account/sign-in-again`, `account/too-many-links`.
 */
export async function requestAddressChange(deps: AccountDeps, account: Account, session: Session, wanted: string): Promise<void> {
  if (!isRecent(session, deps.clock.now())) {
    throw new ProblemError({ code: "account/sign-in-again", kind: "forbidden", ...t.again });
  }
  const email = checkedEmail(wanted);
  if (email === account.email) {
    throw new ProblemError({ code: "account/bad-email", kind: "invalid", detail: t.address.same });
  }
  const { instance, clock } = deps;
  await deps.database.transaction(async (trx) => {
    const secret = await issueLink(trx, { purpose: CHANGE, subject: account.id, email, lifeMs: DAY }, clock);
    const link = `${instance.url}/compte/adresse/${secret}`;
    const free = !(await accountByEmail(trx, email));
    const letter = free ? mails.confirmAddress(instance, link) : mails.addressTaken(instance);
    await queueMail(trx, { to: email, ...letter }, clock);
  });
}

async function change(trx: Transaction, deps: AccountDeps, account: Account, email: string): Promise<void> {
  if (await accountByEmail(trx, email)) throw taken();
  try {
    await updateEmail(trx, account.id, email);
  } catch (error) {
    throw isUniqueViolation(error) ? taken() : error;
  }
  await deleteLinksOf(trx, account.id);
  await revokeLinks(trx, CHANGE, account.id);
  await deps.addressChanged?.(trx, account.email, email);
}

/** What a link of this kind does, without doing it. @throws ProblemError `account/bad-private-link`. */
export async function readAddressLink(deps: AccountDeps, kind: "change" | "restore", secret: string): Promise<{ email: string }> {
  const purpose = kind === "change" ? CHANGE : RESTORE;
  const { subject, email = "" } = await readPrivateLink(deps.database.read, purpose, secret, deps.clock);
  if (!(await accountById(deps.database.read, subject))) throw taken();
  return { email };
}

/**
 * Confirmed on the new address: the account has it from now on, and the old one is told, with a link that takes it back.
 * @throws ProblemError `account/bad-private-link`, `account/address-taken`.
 */
export async function confirmAddress(deps: AccountDeps, secret: string): Promise<{ email: string }> {
  const { instance, clock } = deps;
  return deps.database.transaction(async (trx) => {
    const { subject, email = "" } = await spendLink(trx, CHANGE, secret, clock);
    const account = await accountById(trx, subject);
    if (!account) throw taken();
    await change(trx, deps, account, email);
    await recordEvent(trx, { account: account.id, what: "address-changed" }, clock);
    const back = await restoreLink(trx, deps, account);
    if (back) await queueMail(trx, { to: account.email, ...mails.addressChanged(instance, back) }, clock);
    return { email };
  });
}

async function restoreLink(trx: Transaction, deps: AccountDeps, { id, email }: Account): Promise<string | undefined> {
  try {
    const secret = await issueLink(trx, { purpose: RESTORE, subject: id, email, lifeMs: 7 * DAY }, deps.clock);
    return `${deps.instance.url}/compte/adresse/retour/${secret}`;
  } catch (error) {
    if (isProblem(error, "account/too-many-links")) return undefined;
    throw error;
  }
}

/**
 * The owner of the old address takes the account back: every session is closed and the password goes, for somebody else may
 * have set it. @throws ProblemError `account/bad-private-link`, `account/address-taken`.
 */
export async function restoreAddress(deps: AccountDeps, secret: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const { subject, email = "" } = await spendLink(trx, RESTORE, secret, deps.clock);
    const account = await accountById(trx, subject);
    if (!account) throw taken();
    if (account.email !== email) await change(trx, deps, account, email);
    await deletePassword(trx, account.id);
    await deleteSessionsOf(trx, account.id);
    await recordEvent(trx, { account: account.id, what: "address-restored" }, deps.clock);
  });
}
