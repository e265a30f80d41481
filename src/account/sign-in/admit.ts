import { later } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { isAdministrator, partnersEdited } from "../account.policy.ts";
import type { Account } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { recordEvent } from "../account-event.store.ts";
import { factorOf } from "../factor/factor.store.ts";
import { deleteSession, insertSession, insertStep } from "../session/session.store.ts";
import { SESSION_LIFE, type SignInMethod } from "../session/session.ts";
import { newToken, tokenHash } from "../token.ts";

/** The browser at hand: its family, and the secret of the session that it held until now. */
export type Device = { browser?: string | undefined; replaces?: string | undefined };

/** A session was opened; where to go. */
export type Opened = { secret: string; maxAgeSeconds: number; next: string };

/** Either a session was opened, or the second factor is owed: `step` is the secret that remembers who owes it. */
export type Admitted = Opened | { step: string };

/** How long one may look for one's telephone. */
export const STEP_LIFE_MS = 10 * 60_000;

const SECOND_FACTOR_PAGE = "/compte/second-facteur";

/** Where to go after signing in: what was asked for; a page that says something when nothing was. */
function landing(deps: AccountDeps, account: Account, factor: boolean, next: string): string {
  const asked = next === "/espace" && partnersEdited(account)?.length === 0 ? "/compte" : next;
  const owed = deps.secondFactor === "required" && isAdministrator(account) && !factor;
  return owed ? `${SECOND_FACTOR_PAGE}?next=${encodeURIComponent(asked)}` : asked;
}

/** Opens a session with a secret of its own; the one that this browser held is closed. */
export async function openSession(
  trx: Transaction,
  deps: AccountDeps,
  account: Account,
  how: Device & { method: SignInMethod; next: string; factor: boolean },
): Promise<Opened> {
  const now = deps.clock.now();
  const secret = newToken();
  if (how.replaces) await deleteSession(trx, tokenHash(how.replaces));
  const life = isAdministrator(account) ? SESSION_LIFE.administrator.most : SESSION_LIFE.most;
  await insertSession(trx, {
    tokenHash: tokenHash(secret),
    account: account.id,
    at: now.toISOString(),
    expiresAt: later(now, life),
    method: how.method,
    ...(how.browser ? { browser: how.browser } : {}),
  });
  await recordEvent(trx, { account: account.id, what: "signed-in", detail: how.method }, deps.clock);
  return { secret, maxAgeSeconds: life / 1_000, next: landing(deps, account, how.factor, how.next) };
}

/** What follows once somebody proved who they are: a session, or the second factor if they have one. */
export async function admit(
  trx: Transaction,
  deps: AccountDeps,
  account: Account,
  how: Device & { method: SignInMethod; next: string },
): Promise<Admitted> {
  const factor = await factorOf(trx, account.id);
  if (!factor?.confirmedAt) return openSession(trx, deps, account, { ...how, factor: false });
  const step = newToken();
  await insertStep(trx, {
    token_hash: tokenHash(step),
    account: account.id,
    method: how.method,
    next: how.next,
    expires_at: later(deps.clock.now(), STEP_LIFE_MS),
  });
  return { step };
}
