import { later } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import type { AccountDeps } from "../account-deps.ts";
import { newToken, tokenHash } from "../token.ts";
import { insertLink } from "./sign-in-link.store.ts";

/** Only a path of this site may follow a sign-in: never another site. */
export const safeNext = (next: string | undefined): string =>
  next && /^\/(?![/\\])[^\s\\\p{Cc}]*$/u.test(next) && next.isWellFormed() ? next : "/espace";

/** Where a sign-in link leads: a page that uses nothing up until its button is pressed. */
export const linkAddress = (deps: AccountDeps, token: string): string => `${deps.instance.url}/connexion/${token}`;

/** Makes a link that signs an account in, once, for `life` milliseconds. @returns its address. */
export async function createLink(
  trx: Transaction,
  deps: AccountDeps,
  link: { account: string; next: string; life: number },
): Promise<string> {
  const token = newToken();
  const now = deps.clock.now();
  await insertLink(trx, {
    token_hash: tokenHash(token),
    account: link.account,
    next: link.next,
    created_at: now.toISOString(),
    expires_at: later(now, link.life),
    used_at: null,
  });
  return linkAddress(deps, token);
}
