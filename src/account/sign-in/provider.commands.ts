import type { Transaction } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { checkedEmail, createAccount } from "../account.commands.ts";
import { accountByEmail, accountById } from "../account.store.ts";
import { type Account, INSTANCE } from "../account.ts";
import type { AccountDeps } from "../account-deps.ts";
import { recordEvent } from "../account-event.store.ts";
import { mails } from "../account-mail.fr.ts";
import { type Admitted, admit, type Device } from "./admit.ts";
import { accountOfIdentity, insertIdentity } from "./password.store.ts";
import type { Journey, Provider } from "./provider.ts";
import { safeNext } from "./sign-in-link.ts";

type Identity = Awaited<ReturnType<Provider["finish"]>>;

/** The account of who signs in: known by the provider's subject, else by the address that the provider vouches for, else new. */
async function accountFor(trx: Transaction, deps: AccountDeps, identity: Identity, label: string): Promise<Account> {
  const { issuer, subject } = identity;
  const known = await accountOfIdentity(trx, issuer, subject);
  const account = known && (await accountById(trx, known));
  if (account) return account;
  const email = checkedEmail(identity.email);
  const membership = { organisation: INSTANCE, role: "contributor" as const };
  const existing = await accountByEmail(trx, email);
  const linked = existing ?? (await createAccount(trx, deps, { email, membership, by: "self" }));
  await insertIdentity(trx, { issuer, subject, account: linked.id, linked_at: deps.clock.now().toISOString() });
  await recordEvent(trx, { account: linked.id, what: "provider-linked", detail: label }, deps.clock);
  if (existing) await queueMail(trx, { to: email, ...mails.providerLinked(deps.instance, label) }, deps.clock);
  return linked;
}

/**
 * Signs in whom the provider vouches for, when the browser comes back from it. Makes the account when there is none.
 * @throws ProblemError what `Provider.finish` throws, `account/bad-email`.
 */
export async function signInByProvider(
  deps: AccountDeps,
  provider: Provider,
  back: { query: URLSearchParams; journey: Journey },
  device: Device = {},
): Promise<Admitted> {
  const identity = await provider.finish(back.query, back.journey);
  return deps.database.transaction(async (trx) => {
    const account = await accountFor(trx, deps, identity, provider.label);
    return admit(trx, deps, account, { ...device, method: "provider", next: safeNext(back.journey.next) });
  });
}
