import { DAY } from "../platform/clock.ts";
import { ProblemError } from "../platform/errors.ts";
import { checkedEmail } from "./account.commands.ts";
import { texts } from "./account.fr.ts";
import { accountByEmail } from "./account.store.ts";
import type { Account } from "./account.ts";
import type { AccountDeps } from "./account-deps.ts";
import { recordEvent } from "./account-event.store.ts";
import { deleteFactor } from "./factor/factor.store.ts";
import { deleteSessionsOf } from "./session/session.store.ts";
import { failureKey, forgetFailures } from "./sign-in/attempt.store.ts";
import { deletePassword } from "./sign-in/password.store.ts";
import { deleteLinksOf } from "./sign-in/sign-in-link.store.ts";
import { createLink } from "./sign-in/sign-in-link.ts";

const LINK_LIFE = 7 * DAY;

/**
 * For who lost both telephone and recovery codes, from the terminal alone: what protected the account goes, its sessions close.
 * @returns a sign-in link. @throws ProblemError `account/bad-email`, `account/not-found`.
 */
export async function resetAccount(deps: AccountDeps, address: string): Promise<{ account: Account; link: string }> {
  const email = checkedEmail(address);
  return deps.database.transaction(async (trx) => {
    const account = await accountByEmail(trx, email);
    if (!account) throw new ProblemError({ code: "account/not-found", kind: "not-found", ...texts.unknownAccount(email) });
    await deletePassword(trx, account.id);
    await deleteFactor(trx, account.id);
    await deleteSessionsOf(trx, account.id);
    await deleteLinksOf(trx, account.id);
    for (const key of [failureKey("password", email), failureKey("factor", account.id)]) await forgetFailures(trx, key);
    await recordEvent(trx, { account: account.id, what: "reset", by: "cli" }, deps.clock);
    return { account, link: await createLink(trx, deps, { account: account.id, next: "/espace", life: LINK_LIFE }) };
  });
}
