import { endLinks, normaliseEmail } from "../../account/index.ts";
import { neutralTitle } from "../../engine/text/index.ts";
import { openCase } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { contentHash, mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import type { Form } from "../../web/form.ts";
import { issueDraftLink, LINKS, type Opened, openProposal } from "./access.commands.ts";
import { writeHref } from "./addresses.ts";
import { caseOf } from "./case-of.ts";
import { mails } from "./mails.fr.ts";
import { insertProposal, writeProposal } from "./proposal.store.ts";
import { type Patch, type Proposal, type Proposer, patched } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";
import { PATHS, type QuestionId } from "./question.ts";
import { errors as t } from "./questions.fr.ts";
import { questions } from "./questions.ts";

/** Begins a proposal. `author`: who is signed in, so that they need not type their address. @returns the secret of its address. */
export async function startProposal(
  deps: ProposalDeps,
  proposer: Proposer,
  author?: { email: string; name?: string | undefined },
): Promise<string> {
  const now = deps.clock.now();
  const at = now.toISOString();
  const answers = author ? { email: author.email, ...(author.name ? { name: author.name } : {}) } : {};
  const proposal: Proposal = {
    id: mintId(now),
    proposer,
    state: "draft",
    answers,
    version: 1,
    trap: {},
    createdAt: at,
    updatedAt: at,
  };
  return deps.database.transaction(async (trx) => {
    await insertProposal(trx, proposal);
    return issueDraftLink(trx, deps, proposal.id);
  });
}

/** Names what a question's answer was when its form was shown, to tell whether another window changed it since. */
export const markOf = (question: QuestionId, proposal: Proposal): string =>
  contentHash(questions[question].toForm(proposal.answers));

/** Who is past confirming keeps the address they proved. */
function withProvedAddress(patch: Patch, { proposal, followed }: Opened): Patch {
  return followed && "email" in patch ? { ...patch, email: proposal.email } : patch;
}

/** What changes besides the answers: a new address is to be confirmed anew; what waits is judged anew. */
async function followUp(trx: Transaction, deps: ProposalDeps, before: Proposal, after: Proposal): Promise<Proposal> {
  if (before.state === "unconfirmed" && before.answers.email !== after.answers.email) {
    await endLinks(trx, LINKS.confirm, after.id, deps.clock);
    return { ...after, state: "draft" };
  }
  if (before.state === "waiting") await openCase(trx, caseOf(after), deps.clock);
  return after;
}

/** `conflict`: another window changed the same answer since the form was shown; nothing was written. */
type Saved = { conflict: boolean; proposal: Proposal };

/**
 * Writes the answer to one question. `mark` is what the form was shown with: when the answer has become another since, nothing
 * is written, so that what the first window said is never lost unseen.
 */
export async function saveAnswer(
  deps: ProposalDeps,
  secret: string,
  answer: { question: QuestionId; patch: Patch; mark: string },
): Promise<Saved> {
  return deps.database.transaction(async (trx) => {
    const opened = await openProposal(deps, trx, secret);
    const { proposal } = opened;
    refuseWithdrawn(proposal);
    const answers = patched(proposal.answers, withProvedAddress(answer.patch, opened));
    const changed = { ...proposal, answers, version: proposal.version + 1, updatedAt: deps.clock.now().toISOString() };
    const same = markOf(answer.question, changed) === markOf(answer.question, proposal);
    if (!same && answer.mark !== markOf(answer.question, proposal)) return { conflict: true, proposal };
    if (same && contentHash(answers) === contentHash(proposal.answers)) return { conflict: false, proposal };
    const written = await followUp(trx, deps, proposal, changed);
    await writeProposal(trx, written);
    return { conflict: false, proposal: written };
  });
}

/** What is withdrawn can be taken back, not changed. @throws ProblemError `proposal/withdrawn`. */
export function refuseWithdrawn(proposal: Proposal): void {
  if (proposal.state !== "withdrawn") return;
  throw new ProblemError({ code: "proposal/withdrawn", kind: "conflict", ...t.withdrawn });
}

/** The question of an address, when this proposer is asked it. */
export const questionOf = (proposer: Proposer, name: string): QuestionId | undefined => PATHS[proposer].find((id) => id === name);

/** What a form holds for a question as answered. */
export const formOf = (question: QuestionId, proposal: Proposal): Form => questions[question].toForm(proposal.answers);

/** Sends the address of a draft to its author, to go on later. @throws ProblemError `proposal/bad-email`, `account/too-many-links`. */
export async function sendDraftLink(deps: ProposalDeps, secret: string, typed: string): Promise<string> {
  const email = normaliseEmail(typed);
  if (!email)
    throw new ProblemError({ code: "proposal/bad-email", kind: "invalid", detail: typed ? t.badEmail : t.missingEmail });
  await deps.database.transaction(async (trx) => {
    const { proposal, followed } = await openProposal(deps, trx, secret);
    refuseWithdrawn(proposal);
    // Whoever follows has its address already, and proved theirs: only that one may be written to.
    const to = followed ? (proposal.email ?? email) : email;
    const link = followed ? secret : await issueDraftLink(trx, deps, proposal.id, to);
    const title = followed ? proposal.answers.title : neutralTitle(proposal.answers.title ?? "");
    const mail = mails.resume(deps.instance, title, deps.instance.url + writeHref(link, "suite"));
    await queueMail(trx, { to, ...mail }, deps.clock);
  });
  return email;
}
