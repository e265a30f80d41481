import { revokeLinks } from "../../account/index.ts";
import { eraseRecord, restoreRecord, retireRecord } from "../../catalogue/index.ts";
import { appeal, closeCase, openCase } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { CONTRIBUTIONS } from "../contribution.ts";
import { dropPictures, showPictures } from "../pictures/picture.store.ts";
import { LINKS, openProposal } from "./access.commands.ts";
import { followHref } from "./addresses.ts";
import { caseOf } from "./case-of.ts";
import { refuseWithdrawn } from "./draft.commands.ts";
import { mails } from "./mails.fr.ts";
import { deleteProposal, findProposal, writeProposal } from "./proposal.store.ts";
import { hasUnsentChanges, missingAnswers, type Proposal } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";
import { publishProposal } from "./publish.commands.ts";
import { isSmallChange } from "./small-change.ts";

/** How long withdrawing can be undone. */
export const UNDO_MS = 3_600_000;

/** Who signs what authors do of their own contribution: nobody is named. */
const AUTHOR = "author";

const recordOf = (id: string, at: string) => ({ source: CONTRIBUTIONS, remoteId: id, at, by: AUTHOR });

/** Sends what was changed since: a small change of what is published is published at once, the rest waits for somebody to read it. */
export async function sendUpdate(
  deps: ProposalDeps,
  secret: string,
): Promise<"published" | "waiting" | "nothing" | "incomplete"> {
  return deps.database.transaction(async (trx) => {
    const { proposal } = await openProposal(deps, trx, secret);
    refuseWithdrawn(proposal);
    if (missingAnswers(proposal.answers).length > 0) return "incomplete";
    if (proposal.state === "waiting" || (proposal.state === "published" && !hasUnsentChanges(proposal))) return "nothing";
    const at = deps.clock.now().toISOString();
    if (proposal.published && isSmallChange(proposal.published, proposal.answers)) {
      await publishProposal(trx, deps, proposal, { at, by: AUTHOR });
      return "published";
    }
    const waiting: Proposal = { ...proposal, state: "waiting", version: proposal.version + 1, updatedAt: at };
    await writeProposal(trx, waiting);
    await openCase(trx, caseOf(waiting), deps.clock);
    return "waiting";
  });
}

/** Takes it away at its author's word: at once for everybody, for good an hour later. Doing it twice changes nothing. */
export async function withdrawProposal(deps: ProposalDeps, secret: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const { proposal } = await openProposal(deps, trx, secret);
    if (proposal.state === "withdrawn") return;
    const at = deps.clock.now().toISOString();
    if (proposal.entry && proposal.published) {
      await retireRecord(trx, { ...recordOf(proposal.id, at), reason: "withdrawn-by-author" });
      await showPictures(trx, proposal.id, []);
    }
    await closeCase(trx, "proposal", proposal.id, deps.clock);
    const { state: stateBefore } = proposal;
    await writeProposal(trx, { ...proposal, state: "withdrawn", stateBefore, version: proposal.version + 1, updatedAt: at });
    const { email, answers } = proposal;
    const mail = mails.withdrawn(deps.instance, answers.title ?? "", deps.instance.url + followHref(secret));
    if (email) await queueMail(trx, { to: email, ...mail }, deps.clock);
  });
}

/** Puts back what was withdrawn less than an hour ago. */
export async function undoWithdrawal(deps: ProposalDeps, secret: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const { stateBefore, ...proposal } = (await openProposal(deps, trx, secret)).proposal;
    if (proposal.state !== "withdrawn") return;
    const at = deps.clock.now().toISOString();
    const state = stateBefore ?? "draft";
    const restored: Proposal = { ...proposal, state, version: proposal.version + 1, updatedAt: at };
    if (proposal.entry && proposal.published) {
      await restoreRecord(trx, { ...recordOf(proposal.id, at), reason: "withdrawal-undone" });
      await showPictures(
        trx,
        proposal.id,
        (proposal.published.pictures ?? []).map(({ picture }) => picture),
      );
    }
    await writeProposal(trx, restored);
    if (state === "waiting") await openCase(trx, caseOf(restored), deps.clock);
  });
}

/**
 * Its author, refused, says why they think otherwise: it waits again, first in the queue, once.
 * @throws ProblemError `moderation/not-refused`, `moderation/appealed`.
 */
export async function contestRefusal(deps: ProposalDeps, secret: string, words: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const { decision: _, ...proposal } = (await openProposal(deps, trx, secret)).proposal;
    await appeal(trx, "proposal", proposal.id, words, deps.clock);
    const updatedAt = deps.clock.now().toISOString();
    await writeProposal(trx, { ...proposal, state: "waiting", version: proposal.version + 1, updatedAt });
  });
}

/** Erases a proposal and all that it published. What it said is nowhere any more; its pictures go with the next sweep. */
export async function eraseProposal(trx: Transaction, deps: ProposalDeps, id: string): Promise<void> {
  const proposal = await findProposal(trx, id);
  if (!proposal) return;
  const at = deps.clock.now().toISOString();
  if (proposal.entry) await eraseRecord(trx, recordOf(id, at));
  await closeCase(trx, "proposal", id, deps.clock);
  await dropPictures(trx, id);
  for (const purpose of Object.values(LINKS)) await revokeLinks(trx, purpose, id);
  await deleteProposal(trx, id);
}
