import { revokeLinks } from "../../account/index.ts";
import { eraseRecord } from "../../catalogue/index.ts";
import { closeCase, openCase } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { mintId } from "../../platform/ids.ts";
import { CONTRIBUTIONS } from "../contribution.ts";
import { movePictures } from "../pictures/picture.store.ts";
import { pictureAddress } from "../pictures/picture-address.ts";
import { publishRecord } from "../publish.ts";
import { LINKS } from "./access.commands.ts";
import { caseOf } from "./case-of.ts";
import { deleteProposal, insertProposal } from "./proposal.store.ts";
import type { Answers, Proposal } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";
import { toRecord } from "./to-record.ts";

/** What was said, without who said it. */
function nobodys({ email, name: _name, showName: _showName, contact, ...rest }: Answers): Answers {
  const own = contact?.email !== undefined && contact.email === email;
  return contact && !own ? { ...rest, contact } : rest;
}

/**
 * Keeps what somebody contributed and forgets that they did. Versions of a record cannot be changed, and may hold their name:
 * what is published is stated again under another name of record, on the same fiche, and the former one is erased whole.
 */
export async function anonymiseProposal(trx: Transaction, deps: ProposalDeps, proposal: Proposal): Promise<void> {
  const now = deps.clock.now();
  const { id: former, email: _, published, before: __, decision, ...kept } = proposal;
  const id = mintId(now);
  const anonymous: Proposal = {
    ...kept,
    id,
    answers: nobodys(proposal.answers),
    ...(published ? { published: nobodys(published) } : {}),
    ...(decision ? { decision: { at: decision.at, accepted: decision.accepted } } : {}),
    trap: {},
  };
  await insertProposal(trx, anonymous);
  await movePictures(trx, former, id);
  if (anonymous.published && proposal.entry && proposal.state !== "withdrawn") {
    const body = toRecord(anonymous.published, (picture) => deps.instance.url + pictureAddress(picture), anonymous.proposer);
    const publication = { remoteId: id, body, entry: proposal.entry, reason: "author-forgotten", by: "author" };
    await publishRecord(trx, { source: CONTRIBUTIONS, ...publication }, deps.clock);
  }
  if (proposal.entry) await eraseRecord(trx, { source: CONTRIBUTIONS, remoteId: former, at: now.toISOString(), by: "author" });
  await closeCase(trx, "proposal", former, deps.clock);
  if (anonymous.state === "waiting") await openCase(trx, caseOf(anonymous), deps.clock);
  for (const purpose of Object.values(LINKS)) await revokeLinks(trx, purpose, former);
  await deleteProposal(trx, former);
}
