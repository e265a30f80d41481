import { type Account, accountByEmail, isCurator, issueLink, readPrivateLink } from "../../account/index.ts";
import { type Clock, DAY, earlier } from "../../platform/clock.ts";
import type { Database, Executor } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { typo } from "../../web/index.ts";
import { RANK } from "../case.ts";
import { reminder as t } from "./reminder.fr.ts";
import { silence, silentAccounts, speak, waitingSince } from "./silence.store.ts";

/** What the daily letter needs. `curators`: addresses of those who decide in the name of the instance. */
export type ReminderDeps = {
  database: Database;
  clock: Clock;
  instance: { name: string; url: string };
  curators(executor: Executor): Promise<string[]>;
};

const PURPOSE = "moderation/reminder";
/** An old letter must still be able to stop the next ones. */
const LINK_LIFE = 400 * DAY;
/** When nothing new came, what still waits is recalled once a week. */
const RECALL_EVERY = 7;

/** Who may be written to: an account that still decides and did not ask for silence. */
async function readers({ database, curators }: ReminderDeps): Promise<Account[]> {
  const silent = await silentAccounts(database.read);
  const accounts = await Promise.all((await curators(database.read)).map((email) => accountByEmail(database.read, email)));
  return accounts.flatMap((account) => (account && isCurator(account) && !silent.has(account.id) ? [account] : []));
}

async function writeTo(
  deps: ReminderDeps,
  account: Account,
  waits: { total: number; recent: number; days: number },
): Promise<void> {
  const { database, clock, instance } = deps;
  await database.transaction(async (trx) => {
    const link = { purpose: PURPOSE, subject: account.id, email: account.email, lifeMs: LINK_LIFE };
    const stop = `${instance.url}/bureau-lettre/${await issueLink(trx, link, clock)}`;
    const parts = [
      t.text(waits.total, waits.recent, t.since(waits.days)),
      `${t.go}\n${instance.url}/bureau`,
      `--\n${t.why(instance.name)}`,
      `${t.stop}\n${stop}`,
    ];
    const text = `${parts.map((part) => typo(part)).join("\n\n")}\n`;
    await queueMail(trx, { to: account.email, subject: t.subject(instance.name, waits.total), text, unsubscribe: stop }, clock);
  });
}

/**
 * Writes to each of those who decide when something came since yesterday, or still waits a week later. Run once a day. Likely spam
 * alone wakes nobody.
 * @returns how many letters were queued
 */
export async function remindCurators(deps: ReminderDeps): Promise<number> {
  const now = deps.clock.now();
  const waiting = await waitingSince(deps.database.read, [RANK.first, RANK.usual], earlier(now, DAY));
  if (!waiting) return 0;
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(waiting.oldest)) / DAY));
  if (waiting.recent === 0 && days % RECALL_EVERY !== 0) return 0;
  const accounts = await readers(deps);
  for (const account of accounts) await writeTo(deps, account, { ...waiting, days });
  return accounts.length;
}

/** Stops the letter, or lets it come again, for whom the link was written to. Refuses with `account/bad-private-link`. */
export async function setReminder(
  { database, clock }: Omit<ReminderDeps, "curators">,
  secret: string,
  wanted: boolean,
): Promise<void> {
  const { subject } = await readPrivateLink(database.read, PURPOSE, secret, clock);
  await database.transaction((trx) => (wanted ? speak(trx, subject) : silence(trx, subject, clock.now().toISOString())));
}

/** Whether a link leads to a letter that still comes. */
export async function reminderOf({ database, clock }: Omit<ReminderDeps, "curators">, secret: string): Promise<boolean> {
  const { subject } = await readPrivateLink(database.read, PURPOSE, secret, clock);
  return !(await silentAccounts(database.read)).has(subject);
}
