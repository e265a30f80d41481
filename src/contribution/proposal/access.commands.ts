import { issueLink, readPrivateLink } from "../../account/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { isProblem, ProblemError } from "../../platform/errors.ts";
import { frame } from "./frame.fr.ts";
import { findProposal } from "./proposal.store.ts";
import type { Proposal } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";

/** What links to a proposal open: writing a draft, confirming that it is sent, following what became of it. */
export const LINKS = { draft: "proposal/draft", confirm: "proposal/confirm", follow: "proposal/follow" } as const;

/** Drafts and what was not confirmed are forgotten after so long without a visit. */
export const DRAFT_LIFE = 7 * DAY;
const FOLLOW_LIFE = 10 * 365 * DAY;

/** `followed`: its author has proved their address, and holds the private page. */
export type Opened = { proposal: Proposal; followed: boolean };

const gone = () => new ProblemError({ code: "proposal/gone", kind: "not-found", ...frame.gone });

/** The proposal of an id. @throws ProblemError `proposal/gone`. */
export async function needProposal(executor: Executor, id: string): Promise<Proposal> {
  const found = await findProposal(executor, id);
  if (!found) throw gone();
  return found;
}

/**
 * The proposal that a secret opens, whether to write it or to follow it.
 * @throws ProblemError `proposal/gone`; `account/spent-link` for a draft that was sent.
 */
export async function openProposal(deps: ProposalDeps, executor: Executor, secret: string): Promise<Opened> {
  for (const [purpose, followed] of [
    [LINKS.draft, false],
    [LINKS.follow, true],
  ] as const) {
    try {
      const { subject } = await readPrivateLink(executor, purpose, secret, deps.clock);
      return { proposal: await needProposal(executor, subject), followed };
    } catch (error) {
      if (!isProblem(error, "account/bad-private-link")) throw error;
    }
  }
  throw gone();
}

/** A new secret for the private page of a proposal, for its author's letters. */
export const issueFollowLink = (trx: Transaction, deps: ProposalDeps, id: string): Promise<string> =>
  issueLink(trx, { purpose: LINKS.follow, subject: id, lifeMs: FOLLOW_LIFE }, deps.clock);

/** A new secret to write a draft. `email`: whom it is sent to, whose letter box is not to be filled. */
export const issueDraftLink = (trx: Transaction, deps: ProposalDeps, id: string, email?: string): Promise<string> =>
  issueLink(trx, { purpose: LINKS.draft, subject: id, lifeMs: 60 * DAY, ...(email ? { email } : {}) }, deps.clock);
