import { DAY, earlier } from "../../platform/clock.ts";
import type { Transaction } from "../../platform/database.ts";
import { keptPictures } from "../pictures/picture.store.ts";
import { DRAFT_LIFE } from "./access.commands.ts";
import { eraseProposal, UNDO_MS } from "./follow.commands.ts";
import { staleProposals } from "./proposal.store.ts";
import type { ProposalDeps } from "./proposal-deps.ts";

const REFUSED_LIFE = 365 * DAY;
/** Erased in one go: what remains is for the next time. */
const AT_ONCE = 200;

/**
 * Erases what its time is over for: drafts without a visit for a week, withdrawals an hour old, refusals a year old.
 * @returns how many.
 */
export async function forgetOld(trx: Transaction, deps: ProposalDeps, now: Date): Promise<number> {
  const stale = [
    ...(await staleProposals(trx, ["draft", "unconfirmed"], earlier(now, DRAFT_LIFE), AT_ONCE)),
    ...(await staleProposals(trx, ["withdrawn"], earlier(now, UNDO_MS), AT_ONCE)),
    ...(await staleProposals(trx, ["refused"], earlier(now, REFUSED_LIFE), AT_ONCE)),
  ];
  for (const id of stale) await eraseProposal(trx, deps, id);
  return stale.length;
}

/** Removes the bytes of pictures that nobody has any more. Those just written are left to whoever is about to note them. */
export async function sweepPictures(deps: ProposalDeps): Promise<number> {
  let swept = 0;
  for await (const ids of deps.pictures.olderThan(new Date(deps.clock.now().getTime() - UNDO_MS))) {
    const kept = await keptPictures(deps.database.read, ids);
    for (const id of ids.filter((each) => !kept.has(each))) {
      await deps.pictures.remove(id);
      swept++;
    }
  }
  return swept;
}
