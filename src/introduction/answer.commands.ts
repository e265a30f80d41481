import { randomInt } from "node:crypto";
import { entryById } from "../catalogue/index.ts";
import { openCase } from "../moderation/index.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { gone } from "./ask.commands.ts";
import { abuseCase } from "./case-subject.ts";
import { count } from "./count.store.ts";
import { activeRecipients, forward, handOver } from "./forward.commands.ts";
import { texts as t } from "./introduction.fr.ts";
import { findIntroduction, saveIntroduction } from "./introduction.store.ts";
import type { Introduction, Recipient } from "./introduction.ts";
import type { IntroductionDeps } from "./introduction-deps.ts";
import { afterRung, hasNext } from "./ladder.ts";
import { mails } from "./mails.fr.ts";
import { aliasOf, insertAlias } from "./message.store.ts";
import { privateContacts } from "./private-contacts.ts";
import { block, dismissRecipients, findRecipient } from "./recipient.store.ts";
import { stillAsked } from "./relieve.commands.ts";
import { safeName, withoutContacts } from "./shield.ts";
import { tellAsker, tellRecipient } from "./tell.ts";

const ALIAS_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const REDIRECTS_AT_MOST = 3;

/** 100 bits of chance: who has not been given an alias does not find one. */
const newAlias = (): string => Array.from({ length: 20 }, () => ALIAS_LETTERS[randomInt(ALIAS_LETTERS.length)]).join("");

const answered = () => new ProblemError({ code: "introduction/answered", kind: "conflict", ...t.problem.answered });

/** Runs an answer of somebody who is still asked. @throws ProblemError `introduction/answered` when it is not theirs any more. */
async function answering(
  deps: IntroductionDeps,
  recipient: Recipient,
  run: (trx: Transaction, it: Introduction, recipient: Recipient) => Promise<void>,
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const it = await findIntroduction(trx, recipient.introduction);
    const present = await findRecipient(trx, recipient.id);
    if (!it || !present) throw gone();
    if (!(await stillAsked(trx, deps, it, present))) throw answered();
    await run(trx, it, present);
  });
}

/** Gives both sides an address on the relay, when there is one. */
async function openAliases(trx: Transaction, deps: IntroductionDeps, { id }: Introduction): Promise<void> {
  if (!deps.relay) return;
  for (const side of ["asker", "other"] as const) {
    if (!(await aliasOf(trx, id, side))) await insertAlias(trx, { alias: newAlias(), introduction: id, side });
  }
}

/** A conversation opens. Neither address is shown unless its owner gives it. */
export const accept = (deps: IntroductionDeps, recipient: Recipient, how: { name: string; share: boolean }): Promise<void> =>
  answering(deps, recipient, async (trx, it, { email }) => {
    const at = deps.clock.now().toISOString();
    const name = safeName(how.name) || t.thread.someone;
    const open: Introduction = { ...it, state: "accepted", answeredAt: at, other: { email, name, shares: how.share } };
    await saveIntroduction(trx, open);
    await openAliases(trx, deps, open);
    await count(trx, open, "accepted");
    const { asker } = it;
    await tellAsker(trx, deps, open, (about) => mails.accepted(about, name, how.share ? email : undefined));
    await tellRecipient(trx, deps, open, recipient, (about) =>
      mails.opened(about, asker.name, asker.shares ? asker.email : undefined),
    );
  });

/** Ends a request without a follow-up; the asker is told, courteously. */
export async function endRefused(
  trx: Transaction,
  deps: IntroductionDeps,
  it: Introduction,
  reason: string | undefined,
): Promise<void> {
  const at = deps.clock.now().toISOString();
  const words = reason ? withoutContacts(reason) : undefined;
  const ended: Introduction = { ...it, state: "refused", answeredAt: at, endedAt: at, ...(words ? { reason: words } : {}) };
  await saveIntroduction(trx, ended);
  await dismissRecipients(trx, it.id, at);
  await count(trx, ended, "refused");
  const search = `${deps.instance.url}/recherche?q=${encodeURIComponent(it.entryTitle)}`;
  await tellAsker(trx, deps, ended, (about) => mails.refused(about, words, search));
}

/** Says no. */
export const refuse = (deps: IntroductionDeps, recipient: Recipient, reason: string): Promise<void> =>
  answering(deps, recipient, (trx, it) => endRefused(trx, deps, it, reason || undefined));

/** Where a request may be sent on to. */
export type Target = { kind: "next" } | { kind: "contact"; index: number } | { kind: "email"; email: string };

const problem = (detail: string) => new ProblemError({ code: "introduction/bad-target", kind: "invalid", detail });

/** Sends a request on: up the ladder, to a contact that the fiche holds without publishing it, or to an address. */
export const redirect = (deps: IntroductionDeps, recipient: Recipient, target: Target): Promise<void> =>
  answering(deps, recipient, async (trx, it, { rung }) => {
    if (target.kind === "next") {
      const holding = (await activeRecipients(trx, it.id)).map(({ email }) => email);
      const from = afterRung(it);
      if (!from || !(await hasNext(trx, deps, it, await entryById(trx, it.entry), holding))) throw problem(t.answer.noNext);
      await forward(trx, deps, it, from, { why: "passed" });
      return;
    }
    if (it.redirects >= REDIRECTS_AT_MOST) throw problem(t.answer.tooManyRedirects);
    if (target.kind === "email") {
      if (target.email === it.asker.email) throw problem(t.answer.ownAddress);
      await handOver(trx, deps, it, { person: { email: target.email }, origin: t.origin.typed(it.heldBy ?? "") });
      return;
    }
    const entry = await entryById(trx, it.entry);
    const contact = rung === "holder" ? undefined : entry && privateContacts(entry)[target.index];
    if (!contact) throw problem(t.answer.missingTarget);
    const from = entry ? (await deps.referentsOf(trx, entry)).map(({ name }) => name).join(", ") : "";
    await handOver(trx, deps, it, { person: contact, origin: t.origin.contact(from || t.origin.someone) });
  });

/** Nothing more of this asker reaches this person; the asker is told no more than that there is no follow-up. */
export const blockAsker = (deps: IntroductionDeps, recipient: Recipient): Promise<void> =>
  deps.database.transaction(async (trx) => {
    const it = await findIntroduction(trx, recipient.introduction);
    if (!it?.asker.email) throw gone();
    await block(trx, recipient.email, it.asker.email, deps.clock.now().toISOString());
    await stop(trx, deps, it, recipient);
  });

/** It stops for whoever says so: for all when nobody else is asked, or when the conversation is theirs. */
async function stop(trx: Transaction, deps: IntroductionDeps, it: Introduction, { id, email }: Recipient): Promise<void> {
  const at = deps.clock.now().toISOString();
  const active = await activeRecipients(trx, it.id);
  const theirs = active.some((recipient) => recipient.id === id);
  if (it.state === "waiting" && theirs && active.length === 1) await endRefused(trx, deps, it, undefined);
  else if (it.state === "accepted" && it.other?.email === email)
    await saveIntroduction(trx, { ...it, state: "closed", endedAt: at });
  else if (theirs) await dismissRecipients(trx, it.id, at, id);
}

/** Stops it, and puts it before those who moderate. */
export const report = (deps: IntroductionDeps, recipient: Recipient, why: string): Promise<void> =>
  deps.database.transaction(async (trx) => {
    const it = await findIntroduction(trx, recipient.introduction);
    if (!it) throw gone();
    await stop(trx, deps, it, recipient);
    const texts = [it.why, it.offer, withoutContacts(why)].filter(Boolean);
    const told = { subject: abuseCase(it.id), title: t.report.abuse(it.entryTitle), entry: it.entry, texts, urgent: true };
    await openCase(trx, { kind: "report", ...told, ...(it.asker.email ? { email: it.asker.email } : {}) }, deps.clock);
  });
