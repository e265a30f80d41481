import { entryById } from "../catalogue/index.ts";
import type { Executor, Transaction } from "../platform/database.ts";
import { activeRecipients, forward } from "./forward.commands.ts";
import { waitingAbout } from "./introduction.store.ts";
import type { Introduction, Recipient } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { afterRung, isRedirected, peopleAt } from "./ladder.ts";
import { dismissRecipients, recipientsOf } from "./recipient.store.ts";

/**
 * Whether a request is still this person's to answer: not once they have left what made them be asked (the fiche, the partner,
 * the team). Who was named by somebody else keeps it.
 */
export async function stillAsked(
  executor: Executor,
  deps: IntroductionDeps,
  it: Introduction,
  { email, rung, until }: Recipient,
): Promise<boolean> {
  if (it.state !== "waiting" || until !== undefined) return false;
  if (isRedirected(it) || rung !== it.rung) return true;
  const people = await peopleAt(executor, deps, await entryById(executor, it.entry), rung);
  return people.some((person) => person.email === email);
}

/** A request leaves those who have left; when nobody else has it, who comes next is asked at once and the asker is told. */
export async function leave(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  leaving: readonly Recipient[],
): Promise<void> {
  if (it.state !== "waiting" || leaving.length === 0) return;
  for (const { id } of leaving) await dismissRecipients(trx, it.id, deps.clock.now().toISOString(), id);
  if ((await activeRecipients(trx, it.id)).length > 0) return;
  const gone = new Set(leaving.map(({ email }) => email));
  const before = new Set((await recipientsOf(trx, it.id)).map(({ email }) => email));
  const from = isRedirected(it) ? afterRung(it) : it.rung;
  // Who holds the fiche now may never have been asked; who was asked on this ladder is not asked twice, save the team.
  await forward(trx, deps, it, from ?? "desk", {
    why: "left",
    without: ({ email }, rung) => gone.has(email) || (rung !== "desk" && before.has(email)),
  });
}

/** Takes a request from those who have left. @returns whether anybody had. */
export async function relieve(trx: Transaction, deps: IntroductionDeps, it: Introduction): Promise<boolean> {
  const gone: Recipient[] = [];
  for (const recipient of await activeRecipients(trx, it.id))
    if (!(await stillAsked(trx, deps, it, recipient))) gone.push(recipient);
  await leave(trx, deps, it, gone);
  return gone.length > 0;
}

/** Somebody holds a fiche no more: the requests about it that waited for them go on, in the transaction that ends it. */
export async function holderLeft(trx: Transaction, deps: IntroductionDeps, entry: string): Promise<void> {
  for (const it of await waitingAbout(trx, entry)) await relieve(trx, deps, it);
}
