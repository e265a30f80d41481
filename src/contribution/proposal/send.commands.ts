import { endLinks, issueLink, readPrivateLink, spendLink } from "../../account/index.ts";
import { neutralTitle } from "../../engine/text/index.ts";
import { openCase } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { DRAFT_LIFE, issueFollowLink, LINKS, needProposal, openProposal } from "./access.commands.ts";
import { confirmHref, followHref } from "./addresses.ts";
import { caseOf } from "./case-of.ts";
import { refuseWithdrawn } from "./draft.commands.ts";
import { frame } from "./frame.fr.ts";
import { mails } from "./mails.fr.ts";
import { writeProposal } from "./proposal.store.ts";
import { missingAnswers, type Proposal } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";

/** @throws ProblemError `proposal/incomplete` when something needed is missing. */
function needComplete({ answers }: Proposal): { email: string; title: string } {
  const { email, title } = answers;
  if (missingAnswers(answers).length > 0 || !email || !title)
    throw new ProblemError({ code: "proposal/incomplete", kind: "invalid", ...frame.incomplete });
  return { email, title };
}

/** What waits for a decision from now on: the case, the letter with the private page, and no other way to write it. */
async function receive(trx: Transaction, deps: ProposalDeps, proposal: Proposal): Promise<string> {
  const { email, title } = needComplete(proposal);
  const waiting: Proposal = {
    ...proposal,
    state: "waiting",
    email,
    version: proposal.version + 1,
    updatedAt: deps.clock.now().toISOString(),
  };
  await writeProposal(trx, waiting);
  await openCase(trx, caseOf(waiting), deps.clock);
  await endLinks(trx, LINKS.draft, proposal.id, deps.clock);
  await endLinks(trx, LINKS.confirm, proposal.id, deps.clock);
  const follow = await issueFollowLink(trx, deps, proposal.id);
  await queueMail(
    trx,
    { to: email, ...mails.received(deps.instance, title, deps.instance.url + followHref(follow)) },
    deps.clock,
  );
  return follow;
}

/** `sent`: a letter is on its way; `follow`: its author had already proved their address, here is the private page. */
type Sending = { sent: string } | { follow: string };

/**
 * Sends a draft: its author is written to, and confirms. Whoever is signed in with that address has proved it already.
 * Sending twice writes twice, and makes one proposal.
 * @throws ProblemError `proposal/incomplete`, `account/too-many-links`.
 */
export async function sendProposal(
  deps: ProposalDeps,
  secret: string,
  { trap, signedIn }: { trap: Proposal["trap"]; signedIn?: string | undefined },
): Promise<Sending> {
  return deps.database.transaction(async (trx) => {
    const { proposal, followed } = await openProposal(deps, trx, secret);
    refuseWithdrawn(proposal);
    const { email, title } = needComplete(proposal);
    if (followed || email === signedIn) return { follow: await receive(trx, deps, { ...proposal, trap }) };
    const updatedAt = deps.clock.now().toISOString();
    await writeProposal(trx, { ...proposal, state: "unconfirmed", email, trap, version: proposal.version + 1, updatedAt });
    const link = { purpose: LINKS.confirm, subject: proposal.id, email, lifeMs: DRAFT_LIFE };
    const confirm = await issueLink(trx, link, deps.clock);
    await queueMail(
      trx,
      { to: email, ...mails.confirm(deps.instance, neutralTitle(title), deps.instance.url + confirmHref(confirm)) },
      deps.clock,
    );
    return { sent: email };
  });
}

/** What a confirmation link is about, without using it up: mail scanners open links. */
export async function readConfirmation(deps: ProposalDeps, secret: string): Promise<Proposal> {
  const { subject } = await readPrivateLink(deps.database.read, LINKS.confirm, secret, deps.clock);
  return needProposal(deps.database.read, subject);
}

/** Confirms: the proposal is before those who decide. @returns the secret of its private page. */
export async function confirmProposal(deps: ProposalDeps, secret: string): Promise<string> {
  return deps.database.transaction(async (trx) => {
    const { subject } = await spendLink(trx, LINKS.confirm, secret, deps.clock);
    return receive(trx, deps, await needProposal(trx, subject));
  });
}
