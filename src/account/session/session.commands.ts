import { isAdministrator } from "../account.policy.ts";
import { accountById } from "../account.store.ts";
import { type Account, INSTANCE } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { tokenHash } from "../token.ts";
import * as store from "./session.store.ts";
import { isAlive, type Session, toBeNoted } from "./session.ts";

/** Who is signed in. `owesFactor`: administers the instance, but not before having a second factor. */
export type SignedIn = { account: Account; session: Session; owesFactor: boolean };

const withoutAdministration = (account: Account): Account => ({
  ...account,
  memberships: account.memberships.filter((m) => !(m.role === "administrator" && m.organisation === INSTANCE)),
});

/** Who holds a session secret; undefined when the session is unknown, closed, past its end or unused for too long. */
export async function signedIn(deps: AccountDeps, secret: string): Promise<SignedIn | undefined> {
  const key = tokenHash(secret);
  const found = await store.findSession(deps.database.read, key);
  const account = found && (await accountById(deps.database.read, found.account));
  if (!account) return undefined;
  const now = deps.clock.now();
  if (!isAlive(found.session, isAdministrator(account), now)) return undefined;
  if (toBeNoted(found.session, now)) await deps.database.transaction((trx) => store.noteSession(trx, key, now.toISOString()));
  const owesFactor = deps.secondFactor === "required" && isAdministrator(account) && !found.factor;
  return { account: owesFactor ? withoutAdministration(account) : account, session: found.session, owesFactor };
}

/** Signs one browser out. */
export async function closeSession(deps: AccountDeps, secret: string): Promise<void> {
  await deps.database.transaction((trx) => store.deleteSession(trx, tokenHash(secret)));
}

/** Closes one session of an account, by its id; nothing happens when it is closed already. */
export async function closeOneSession(deps: AccountDeps, account: string, id: string): Promise<void> {
  await deps.database.transaction((trx) => store.deleteSessionOf(trx, account, id));
}

/** Signs an account out everywhere, but in the session of id `keep`. */
export async function closeSessions(deps: AccountDeps, account: string, keep?: string): Promise<void> {
  await deps.database.transaction((trx) => store.deleteSessionsOf(trx, account, keep));
}
