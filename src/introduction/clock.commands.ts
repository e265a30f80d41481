import { earlier } from "../platform/clock.ts";
import type { Transaction } from "../platform/database.ts";
import { count } from "./count.store.ts";
import { activeRecipients, forward } from "./forward.commands.ts";
import { texts as t } from "./introduction.fr.ts";
import { deleteIntroduction, endedBefore, findIntroduction, inStates, saveIntroduction } from "./introduction.store.ts";
import { type Introduction, OUTCOMES, PATIENCE, type Side, since } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { afterRung } from "./ladder.ts";
import { mails } from "./mails.fr.ts";
import { deleteAliases, deleteMessages } from "./message.store.ts";
import { deleteRecipients, dismissRecipients } from "./recipient.store.ts";
import { relieve } from "./relieve.commands.ts";
import { tellAsker, tellRecipient } from "./tell.ts";
import { tellSide } from "./thread.commands.ts";

async function expire(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<void> {
  const at = deps.clock.now().toISOString();
  const ended: Introduction = { ...it, state: "expired", endedAt: at };
  await saveIntroduction(trx, ended);
  await dismissRecipients(trx, it.id, at);
  await count(trx, ended, "expired");
  const search = `${deps.instance.url}/recherche?q=${encodeURIComponent(it.entryTitle)}`;
  await tellAsker(trx, deps, ended, (words) => mails.expired(words, search, deps.instance.referent?.name));
}

async function remind(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<void> {
  await saveIntroduction(trx, { ...it, remindedAt: deps.clock.now().toISOString() });
  for (const recipient of await activeRecipients(trx, it.id))
    await tellRecipient(trx, deps, it, recipient, (words) => mails.reminder(words, it.asker.name));
}

/** What time does to a request that waits: a reminder, the next rung, an end. */
async function ripen(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<boolean> {
  const now = deps.clock.now();
  const next = afterRung(it);
  if (since(it.confirmedAt, PATIENCE.expiry, now)) await expire(trx, deps, it);
  else if (next && since(it.rungSince, PATIENCE.climb, now)) await forward(trx, deps, it, next, { why: "silence" });
  else if (it.remindedAt === undefined && since(it.rungSince, PATIENCE.reminder, now)) await remind(trx, deps, it);
  else return false;
  return true;
}

async function askOutcome(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<void> {
  await saveIntroduction(trx, { ...it, outcomeAskedAt: deps.clock.now().toISOString() });
  const answers = OUTCOMES.map((value) => ({ value: WORD[value], label: t.outcome.answers[value] }));
  for (const side of ["asker", "other"] satisfies Side[])
    await tellSide(trx, deps, it, side, (words) => mails.outcome(words, answers));
}

/** The three answers as they stand in an address. */
export const WORD = { yes: "oui", ongoing: "en-cours", no: "non" } as const;

async function each(
  deps: IntroductionDeps,
  found: readonly Introduction[],
  act: (trx: Transaction, it: Introduction) => Promise<boolean>,
): Promise<number> {
  let done = 0;
  for (const { id, state } of found) {
    // One transaction each: what was answered meanwhile is read again, and one failure holds nothing else back.
    const acted = await deps.database.transaction(async (trx) => {
      const it = await findIntroduction(trx, id);
      return it?.state === state && act(trx, it);
    });
    if (acted) done++;
  }
  return done;
}

/** Does what time has come for: people who left, reminders, next rungs, ends, and the question of what became of it. Returns how much. */
export async function keepTime(deps: IntroductionDeps): Promise<number> {
  const now = deps.clock.now();
  const { read } = deps.database;
  const due = (it: Introduction) => since(it.rungSince, PATIENCE.reminder, now) || since(it.confirmedAt, PATIENCE.expiry, now);
  const waiting = (await inStates(read, ["waiting"])).filter(due);
  const met = (await inStates(read, ["accepted", "closed"])).filter(
    (it) => it.outcomeAskedAt === undefined && it.erasedAt === undefined && since(it.answeredAt, PATIENCE.outcome, now),
  );
  const relieved = await each(deps, await inStates(read, ["waiting"]), (trx, it) => relieve(trx, deps, it));
  const ripened = await each(deps, waiting, (trx, it) => ripen(trx, deps, it));
  const asked = await each(deps, met, async (trx, it) => {
    if (it.outcomeAskedAt) return false;
    await askOutcome(trx, deps, it);
    return true;
  });
  return relieved + ripened + asked + (await closeSilent(deps));
}

/** A conversation in which nothing was said for the life of an alias is over. */
async function closeSilent(deps: IntroductionDeps): Promise<number> {
  const now = deps.clock.now();
  const silent = (await inStates(deps.database.read, ["accepted"])).filter((it) =>
    since(it.lastMessageAt ?? it.answeredAt, PATIENCE.alias, now),
  );
  return each(deps, silent, async (trx, it) => {
    await saveIntroduction(trx, { ...it, state: "closed", endedAt: now.toISOString() });
    await deleteAliases(trx, it.id);
    return true;
  });
}

/** Empties an introduction of what names or quotes anybody; what was counted stays counted. */
export async function empty(trx: Transaction, it: Introduction, at: string): Promise<void> {
  const { asker, other, reason: _, ...rest } = it;
  const ended = { accepted: "closed", waiting: "withdrawn", held: "withdrawn" } as const;
  const state: Introduction["state"] = ended[it.state as keyof typeof ended] ?? it.state;
  const { email: __, ...nobody } = asker;
  await deleteMessages(trx, it.id);
  await deleteAliases(trx, it.id);
  await deleteRecipients(trx, { introduction: it.id });
  await saveIntroduction(trx, {
    ...rest,
    state,
    asker: { ...nobody, name: "", organisation: "", shares: false },
    ...(other ? { other: { shares: false } } : {}),
    why: "",
    offer: "",
    trap: {},
    erasedAt: at,
    endedAt: it.endedAt ?? at,
  });
}

/** Forgets requests never confirmed after seven days, and what was said six months after its end. */
export async function forget(trx: Transaction, now: Date): Promise<number> {
  const stale = (await inStates(trx, ["unconfirmed"])).filter((it) => since(it.createdAt, PATIENCE.confirmation, now));
  for (const { id } of stale) await deleteIntroduction(trx, id);
  const old = await endedBefore(trx, earlier(now, PATIENCE.retention));
  for (const it of old) await empty(trx, it, now.toISOString());
  return stale.length + old.length;
}
