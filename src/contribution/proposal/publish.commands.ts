import { entryById, entryPath, restoreRecord, retireRecord } from "../../catalogue/index.ts";
import type { Ruling } from "../../moderation/index.ts";
import type { Transaction } from "../../platform/database.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { CONTRIBUTIONS } from "../contribution.ts";
import { showPictures } from "../pictures/picture.store.ts";
import { pictureAddress } from "../pictures/picture-address.ts";
import { publishRecord } from "../publish.ts";
import { issueFollowLink, needProposal } from "./access.commands.ts";
import { followHref } from "./addresses.ts";
import { mails } from "./mails.fr.ts";
import { writeProposal } from "./proposal.store.ts";
import type { Answers, Proposal } from "./proposal.ts";
import type { ProposalDeps } from "./proposal-deps.ts";
import { toRecord } from "./to-record.ts";

const recordOf = (proposal: Pick<Proposal, "id">, at: string, by: string) => ({
  source: CONTRIBUTIONS,
  remoteId: proposal.id,
  at,
  by,
});

/** Puts these answers on the fiche; the pictures they name are shown, and no others. */
async function state(trx: Transaction, deps: ProposalDeps, proposal: Proposal, answers: Answers, by: string, reason: string) {
  const body = toRecord(answers, (picture) => deps.instance.url + pictureAddress(picture), proposal.proposer);
  const { id, entry } = proposal;
  const joined = await publishRecord(trx, { source: CONTRIBUTIONS, remoteId: id, body, entry, reason, by }, deps.clock);
  await showPictures(
    trx,
    id,
    (answers.pictures ?? []).map(({ picture }) => picture),
  );
  return joined;
}

/** Publishes what its author says now. @returns the proposal as it then stands, written. */
export async function publishProposal(
  trx: Transaction,
  deps: ProposalDeps,
  proposal: Proposal,
  ruling: { at: string; by: string; message?: string | undefined },
): Promise<Proposal> {
  const { at, by, message } = ruling;
  const { before: _, ...kept } = proposal;
  if (proposal.entry && !proposal.published)
    await restoreRecord(trx, { ...recordOf(proposal, at, by), reason: "proposal-accepted-again" });
  const entry = await state(trx, deps, proposal, proposal.answers, by, "proposal-accepted");
  const published: Proposal = {
    ...kept,
    state: "published",
    entry,
    published: proposal.answers,
    ...(proposal.published ? { before: proposal.published } : {}),
    decision: { at, accepted: true, ...(message ? { message } : {}) },
    version: proposal.version + 1,
    updatedAt: at,
  };
  await writeProposal(trx, published);
  return published;
}

/** The letter about a decision, with a new link to the private page. Nothing for those who asked to be forgotten. */
async function tell(
  trx: Transaction,
  deps: ProposalDeps,
  proposal: Proposal,
  letter: (title: string, follow: string) => { subject: string; text: string },
): Promise<void> {
  if (!proposal.email) return;
  const follow = deps.instance.url + followHref(await issueFollowLink(trx, deps, proposal.id));
  await queueMail(trx, { to: proposal.email, ...letter(proposal.answers.title ?? "", follow) }, deps.clock);
}

/** Those who decide say yes: the fiche is there, or changed, and its author is told. */
export async function acceptProposal(trx: Transaction, deps: ProposalDeps, id: string, ruling: Ruling): Promise<void> {
  const before = await needProposal(trx, id);
  const proposal = await publishProposal(trx, deps, before, ruling);
  const fiche = proposal.entry && (await entryById(trx, proposal.entry));
  const entry = deps.instance.url + (fiche ? entryPath(fiche) : "");
  const update = before.published !== undefined;
  await tell(trx, deps, proposal, (title, follow) =>
    mails.accepted(deps.instance, title, { entry, follow, message: ruling.message, update }),
  );
}

/** Those who decide say no, and why. What was published stays; what was proposed stays with its author. */
export async function refuseProposal(trx: Transaction, deps: ProposalDeps, id: string, ruling: Ruling): Promise<void> {
  const proposal = await needProposal(trx, id);
  const { at, message } = ruling;
  const update = proposal.published !== undefined;
  const decision = { at, accepted: false, ...(message ? { message } : {}) };
  await writeProposal(trx, {
    ...proposal,
    state: update ? "published" : "refused",
    decision,
    version: proposal.version + 1,
    updatedAt: at,
  });
  const rule = `${deps.instance.url}/regle-d-admission`;
  await tell(trx, deps, proposal, (title, follow) => mails.refused(deps.instance, title, { follow, rule, message, update }));
}

/** The decision is taken back: what it published is as it was before, and the proposal waits again. */
export async function reopenProposal(trx: Transaction, deps: ProposalDeps, id: string, ruling: Ruling): Promise<void> {
  const { decision, before, published, ...proposal } = await needProposal(trx, id);
  const { at, by } = ruling;
  const undo = decision?.accepted && published !== undefined;
  const was = undo ? before : published;
  if (undo && before) await state(trx, deps, proposal, before, by, "proposal-reopened");
  else if (undo) {
    await retireRecord(trx, { ...recordOf(proposal, at, by), reason: "proposal-reopened" });
    await showPictures(trx, id, []);
  }
  const waiting: Proposal = {
    ...proposal,
    state: "waiting",
    ...(was ? { published: was } : {}),
    version: proposal.version + 1,
    updatedAt: at,
  };
  await writeProposal(trx, waiting);
  await tell(trx, deps, waiting, (title, follow) => mails.reopened(deps.instance, title, follow));
}
