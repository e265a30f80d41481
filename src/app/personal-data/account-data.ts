import { type Account, accountByEmail, eraseAccountIn, INSTANCE } from "../../account/index.ts";
import { DAY, earlier } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { isProblem } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { Held, Processing } from "../../privacy/index.ts";
import type { Services } from "../services.ts";
import * as store from "./account-data.store.ts";
import { texts } from "./personal-data.fr.ts";

/** An account nobody uses is forgotten after three years, its owner being warned a month before. */
const UNUSED_MS = 3 * 365.25 * DAY;
const WARNING_MS = 30 * DAY;
const EVENTS_MS = 365 * DAY;

const t = texts.account;
const text = (value: unknown): string => (typeof value === "string" ? value : "");

const roleOf = ({ role, organisation }: Account["memberships"][number]): string =>
  organisation === INSTANCE ? role : `${role} (${organisation})`;

async function heldOf(executor: Executor, account: Account): Promise<Held[]> {
  const { sessions, passwords, factors, identities, events, profiles } = await store.traitsOf(executor, account.id);
  const own: Held = {
    label: t.own,
    at: account.createdAt,
    data: {
      [t.address]: account.email,
      [t.name]: account.name,
      [t.roles]: account.memberships.map(roleOf),
      [t.password]: passwords.length > 0,
      [t.factor]: factors.length > 0,
      [t.providers]: identities.map((one) => text(one.issuer)),
    },
    href: "/compte",
  };
  return [
    own,
    ...profiles.map((one) => ({
      label: t.profile,
      at: text(one.updated_at),
      data: { [t.answers]: JSON.parse(text(one.answers)) },
    })),
    ...sessions.map((one) => ({
      label: t.session,
      at: text(one.created_at),
      data: { [t.browser]: one.browser, [t.until]: one.expires_at },
    })),
    ...events.map((one) => ({ label: t.event, at: text(one.at), data: { [t.what]: one.what, [t.detail]: one.detail } })),
  ];
}

async function forgetUnused({ clock, config }: Services, trx: Transaction, now: Date): Promise<number> {
  const since = earlier(now, UNUSED_MS - WARNING_MS);
  const warnedBefore = earlier(now, WARNING_MS);
  const unseen = await store.accountsUnseenSince(trx, since);
  await store.deleteWarningsExcept(
    trx,
    unseen.map(({ id }) => id),
  );
  let erased = 0;
  for (const { id, email, warnedAt } of unseen) {
    if (warnedAt === undefined) {
      const { name } = config.instance;
      await queueMail(trx, { to: email, subject: t.warning.subject(name), text: t.warning.text(name, config.url) }, clock);
      await store.noteWarning(trx, id, now.toISOString());
    } else if (warnedAt <= warnedBefore && (await eraseUnused(trx, email))) erased++;
  }
  return erased;
}

/** The last administrator stays, however long ago they came: nobody could open the door again. */
async function eraseUnused(trx: Transaction, email: string): Promise<boolean> {
  const account = await accountByEmail(trx, email);
  if (!account) return false;
  try {
    await eraseAccountIn(trx, account);
    return true;
  } catch (error) {
    if (!isProblem(error, "account/last-administrator")) throw error;
    return false;
  }
}

/** Accounts: what they hold, how they end, and the clock of sessions, links and accounts that nobody uses. */
export const accountProcessing = (services: Services): Processing => ({
  id: "account/accounts",
  ...t.processing,
  async held(executor, email) {
    const account = await accountByEmail(executor, email);
    return account ? heldOf(executor, account) : [];
  },
  async erase(trx, email) {
    const account = await accountByEmail(trx, email);
    if (account) await eraseAccountIn(trx, account);
  },
  count: store.countAccounts,
  async purge(trx, now) {
    const old = earlier(now, EVENTS_MS);
    return (await store.deleteExpired(trx, now.toISOString(), old)) + (await forgetUnused(services, trx, now));
  },
});
