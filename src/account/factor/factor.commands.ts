import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { Account } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { recordEvent } from "../account-event.store.ts";
import { mails } from "../account-mail.fr.ts";
import { deleteSessionsOf } from "../session/session.store.ts";
import { isRecent, type Session } from "../session/session.ts";
import { failureKey, forgetFailures, locked, recordFailure } from "../sign-in/attempt.store.ts";
import { factorTexts as t } from "./factor.fr.ts";
import * as store from "./factor.store.ts";
import { newRecoveryCodes, readRecoveryCode, recoveryHash } from "./recovery-code.ts";
import { acceptedCounter, newSecret } from "./totp.ts";

type Checked = "right" | "wrong" | "locked";

const badCode = () => new ProblemError({ code: "account/bad-code", kind: "invalid", ...t.badCode });
const lockedOut = () => new ProblemError({ code: "account/locked", kind: "invalid", ...t.locked });

/** Uses a code of the telephone up. */
async function takesCode(trx: Transaction, account: string, text: string, now: Date): Promise<boolean> {
  const factor = await store.factorOf(trx, account);
  const counter = factor && acceptedCounter(factor.secret, text, now, factor.lastCounter);
  return counter !== undefined && (await store.useCounter(trx, account, counter));
}

/** Uses a recovery code up, and tells the owner. */
async function takesRecovery(trx: Transaction, deps: AccountDeps, account: Account, text: string): Promise<boolean> {
  if (!readRecoveryCode(text)) return false;
  if (!(await store.useRecoveryCode(trx, account.id, recoveryHash(text), deps.clock.now().toISOString()))) return false;
  const left = await store.recoveryCodesLeft(trx, account.id);
  await recordEvent(trx, { account: account.id, what: "recovery-used" }, deps.clock);
  await queueMail(trx, { to: account.email, ...mails.recoveryUsed(deps.instance, left) }, deps.clock);
  return true;
}

/** Looks at one code; a wrong one counts, and the transaction must commit for it to. */
async function check(trx: Transaction, deps: AccountDeps, account: Account, text: string): Promise<Checked> {
  const key = failureKey("factor", account.id);
  const now = deps.clock.now();
  if (await locked(trx, key, now)) return "locked";
  if ((await takesCode(trx, account.id, text, now)) || (await takesRecovery(trx, deps, account, text))) {
    await forgetFailures(trx, key);
    return "right";
  }
  if (await recordFailure(trx, key, now)) await recordEvent(trx, { account: account.id, what: "locked" }, deps.clock);
  return "wrong";
}

/**
 * Runs `act` when the code (of the telephone, or a recovery code) is right, in the same transaction. Wrong codes are counted.
 * @throws ProblemError `account/bad-code`, `account/locked`.
 */
export async function withCode<T>(
  deps: AccountDeps,
  account: Account,
  code: string,
  act: (trx: Transaction) => Promise<T>,
): Promise<T> {
  const outcome = await deps.database.transaction(async (trx) => {
    const checked = await check(trx, deps, account, code);
    return checked === "right" ? { done: await act(trx) } : { checked };
  });
  if ("done" in outcome) return outcome.done;
  throw outcome.checked === "locked" ? lockedOut() : badCode();
}

/**
 * Begins setting the second factor up: a new secret, shown until the first code is given.
 * @throws ProblemError `account/sign-in-again`, `account/factor-on`.
 */
export async function startFactor(deps: AccountDeps, account: Account, session: Session): Promise<void> {
  const now = deps.clock.now();
  if (!isRecent(session, now)) throw new ProblemError({ code: "account/sign-in-again", kind: "forbidden", ...t.again });
  await deps.database.transaction(async (trx) => {
    const known = await store.factorOf(trx, account.id);
    if (known?.confirmedAt) throw new ProblemError({ code: "account/factor-on", kind: "conflict", ...t.alreadyOn });
    if (!known) await store.beginFactor(trx, account.id, newSecret(), now.toISOString());
  });
}

async function giveRecoveryCodes(trx: Transaction, account: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await store.replaceRecoveryCodes(trx, account, codes.map(recoveryHash));
  return codes;
}

/**
 * The first code: the factor is on, and every other browser is signed out, so that each open session has passed it.
 * @returns the recovery codes, to be shown once. @throws ProblemError `account/bad-code`, `account/locked`, `account/factor-on`.
 */
export async function confirmFactor(deps: AccountDeps, account: Account, session: Session, code: string): Promise<string[]> {
  const known = await store.factorOf(deps.database.read, account.id);
  if (known?.confirmedAt) throw new ProblemError({ code: "account/factor-on", kind: "conflict", ...t.alreadyOn });
  return withCode(deps, account, code, async (trx) => {
    await store.confirmFactor(trx, account.id, deps.clock.now().toISOString());
    await deleteSessionsOf(trx, account.id, session.id);
    await recordEvent(trx, { account: account.id, what: "factor-on" }, deps.clock);
    await queueMail(trx, { to: account.email, ...mails.factorOn(deps.instance) }, deps.clock);
    return giveRecoveryCodes(trx, account.id);
  });
}

/** New recovery codes instead of the old. @returns them, to be shown once. @throws what `withCode` throws. */
export async function renewRecoveryCodes(deps: AccountDeps, account: Account, code: string): Promise<string[]> {
  return withCode(deps, account, code, async (trx) => {
    await recordEvent(trx, { account: account.id, what: "recovery-renewed" }, deps.clock);
    return giveRecoveryCodes(trx, account.id);
  });
}

/** Turns the second factor off. @throws what `withCode` throws. */
export async function stopFactor(deps: AccountDeps, account: Account, code: string): Promise<void> {
  await withCode(deps, account, code, async (trx) => {
    await store.deleteFactor(trx, account.id);
    await recordEvent(trx, { account: account.id, what: "factor-off" }, deps.clock);
    await queueMail(trx, { to: account.email, ...mails.factorOff(deps.instance) }, deps.clock);
  });
}
