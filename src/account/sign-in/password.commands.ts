import { ProblemError } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { accountByEmail } from "../account.store.ts";
import type { Account } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { recordEvent } from "../account-event.store.ts";
import { mails } from "../account-mail.fr.ts";
import { normaliseEmail } from "../email-address.ts";
import { deleteSessionsOf } from "../session/session.store.ts";
import { isRecent, type Session } from "../session/session.ts";
import { type Admitted, admit, type Device } from "./admit.ts";
import { failureKey, forgetFailures, locked, recordFailure } from "./attempt.store.ts";
import { deletePassword, passwordOf, savePassword } from "./password.store.ts";
import { passwordFault } from "./password.ts";
import { hashPassword, matchesPassword } from "./password-hash.ts";
import { signInTexts as t } from "./sign-in.fr.ts";
import { safeNext } from "./sign-in-link.ts";

const noMatch = () => new ProblemError({ code: "account/bad-password", kind: "invalid", ...t.password.noMatch });

/** Whether a try is looked at. It counts as failed before it is, so that tries sent all at once count one by one. */
async function mayTry(deps: AccountDeps, key: string): Promise<boolean> {
  return deps.database.transaction(async (trx) => {
    const now = deps.clock.now();
    if (await locked(trx, key, now)) return false;
    await recordFailure(trx, key, now);
    return true;
  });
}

/**
 * Signs in with a password. An address without account, an account without password, a wrong password and too many tries are
 * answered alike, in words and in work.
 * @throws ProblemError `account/bad-password`.
 */
export async function signInByPassword(
  deps: AccountDeps,
  { address, password, next }: { address: string; password: string; next?: string | undefined },
  device: Device = {},
): Promise<Admitted> {
  const email = normaliseEmail(address) ?? "";
  const key = failureKey("password", email);
  if (!(await mayTry(deps, key))) throw noMatch();
  const account = email ? await accountByEmail(deps.database.read, email) : undefined;
  const kept = await passwordOf(deps.database.read, account?.id ?? "");
  const matches = await matchesPassword(password.slice(0, 1_000), kept?.hash);
  if (!matches || !account) throw noMatch();
  return deps.database.transaction(async (trx) => {
    await forgetFailures(trx, key);
    return admit(trx, deps, account, { ...device, method: "password", next: safeNext(next) });
  });
}

/**
 * Who has just signed in need not give the present password: that is how one that is forgotten is changed.
 * @throws ProblemError `account/bad-password`, `account/sign-in-again`.
 */
async function proveOwner(deps: AccountDeps, account: Account, session: Session, current: string): Promise<void> {
  if (isRecent(session, deps.clock.now())) return;
  const kept = await passwordOf(deps.database.read, account.id);
  if (!kept) throw new ProblemError({ code: "account/sign-in-again", kind: "forbidden", ...t.again });
  const key = failureKey("password", account.email);
  if (!(await mayTry(deps, key)) || !(await matchesPassword(current.slice(0, 1_000), kept.hash))) {
    throw new ProblemError({ code: "account/bad-password", kind: "invalid", ...t.password.wrongCurrent });
  }
  await deps.database.transaction((trx) => forgetFailures(trx, key));
}

/**
 * Sets or changes the password; other browsers are signed out, and the owner is told by mail.
 * @throws ProblemError `account/weak-password`, and what `proveOwner` throws.
 */
export async function setPassword(
  deps: AccountDeps,
  account: Account,
  session: Session,
  given: { current: string; password: string },
): Promise<void> {
  const fault = passwordFault(given.password, account.email);
  if (fault) throw new ProblemError({ code: "account/weak-password", kind: "invalid", detail: t.password.faults[fault] });
  await proveOwner(deps, account, session, given.current);
  const hash = await hashPassword(given.password);
  await deps.database.transaction(async (trx) => {
    await savePassword(trx, account.id, hash, deps.clock.now().toISOString());
    await deleteSessionsOf(trx, account.id, session.id);
    await recordEvent(trx, { account: account.id, what: "password-set" }, deps.clock);
    await queueMail(trx, { to: account.email, ...mails.passwordSet(deps.instance) }, deps.clock);
  });
}

/** Takes the password away: signing in is by link again. @throws what `proveOwner` throws. */
export async function removePassword(deps: AccountDeps, account: Account, session: Session, current: string): Promise<void> {
  await proveOwner(deps, account, session, current);
  await deps.database.transaction(async (trx) => {
    if (!(await deletePassword(trx, account.id))) return;
    await recordEvent(trx, { account: account.id, what: "password-removed" }, deps.clock);
    await queueMail(trx, { to: account.email, ...mails.passwordRemoved(deps.instance) }, deps.clock);
  });
}
