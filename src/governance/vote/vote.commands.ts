import { type Account, signatureOf } from "../../account/index.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { enqueue } from "../../platform/jobs/index.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { formatDate } from "../../web/index.ts";
import { applicationMails } from "../application/application.fr.ts";
import { findApplication, saveApplication } from "../application/application.store.ts";
import { type Application, subjectOf } from "../application/application.ts";
import { suspensions } from "../application/suspension.store.ts";
import { insertSignature } from "../charter/charter.store.ts";
import { note } from "../event.store.ts";
import { governance } from "../governance.fr.ts";
import { type GovernanceDeps, type Member, spokenFor } from "../governance.ts";
import { vote as t } from "./vote.fr.ts";
import { ballotsOf, saveBallot, saveVote, votesOn } from "./vote.store.ts";
import {
  afterBallot,
  type Ballot,
  type Choice,
  count,
  isDue,
  isOpen,
  type Outcome,
  openVote,
  outcomeOf,
  type Vote,
} from "./vote.ts";

/** Queue of the work that votes need at their dates. */
export const GOVERNANCE_QUEUE = "governance";

/** Partners that may vote now: with an editor, and not suspended. */
export async function voters(deps: GovernanceDeps, executor: Executor): Promise<Member[]> {
  const out = new Set((await suspensions(executor)).map(({ partner }) => partner));
  return (await deps.members(executor)).filter(({ id, editors }) => editors.length > 0 && !out.has(id));
}

/** Asks the worker to look at votes now: told to the members, counted, welcomed. */
const tendSoon = (trx: Transaction, { clock }: GovernanceDeps) =>
  enqueue(trx, { queue: GOVERNANCE_QUEUE, payload: {}, dedupeKey: "soon" }, clock);

const pageOf = ({ instance }: GovernanceDeps, id: string): string => `${instance.url}/reseau/candidatures/${id}`;

/** Opens a vote on an application, in the transaction of who accepts it, and tells its author. */
export async function startVote(
  deps: GovernanceDeps,
  trx: Transaction,
  it: Application,
  by: string,
  why?: string,
): Promise<void> {
  const at = deps.clock.now().toISOString();
  const [last] = await votesOn(trx, it.id);
  const vote = openVote(it.id, (last?.round ?? 0) + 1, (await voters(deps, trx)).length, at);
  await saveVote(trx, vote);
  const { endedAt: _ended, ...open } = it;
  await saveApplication(trx, { ...open, state: "voting" });
  const detail = why ?? (vote.mode === "stewards" ? t.stewards : undefined);
  await note(trx, deps.clock, { subject: subjectOf(it.id), by, act: "vote-opened", ...(detail ? { detail } : {}) });
  if (it.email) {
    const end = vote.closesAt && formatDate(vote.closesAt);
    await queueMail(trx, { to: it.email, ...applicationMails.voting(it.name, end, pageOf(deps, it.id)) }, deps.clock);
  }
  await tendSoon(trx, deps);
}

/** Ends a vote without a result: the application is taken back, or looked at again. */
export async function cancelVote(trx: Transaction, application: string, at: string): Promise<void> {
  const [vote] = await votesOn(trx, application);
  if (vote !== undefined && vote.closedAt === undefined) await saveVote(trx, { ...vote, closedAt: at });
}

/**
 * Casts or changes the voice of a partner, in the name of one of its editors.
 * @throws ProblemError `vote/not-yours`, `vote/closed`, `vote/no-reason`.
 */
export async function castBallot(
  deps: GovernanceDeps,
  account: Account,
  input: { application: string; partner: string; choice: Choice; comment: string },
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const member = spokenFor(account, await voters(deps, trx)).find(({ id }) => id === input.partner);
    if (!member) throw new ProblemError({ code: "vote/not-yours", kind: "forbidden", ...t.notYours });
    const at = deps.clock.now().toISOString();
    const [vote] = await votesOn(trx, input.application);
    if (vote === undefined || !isOpen(vote, at)) throw new ProblemError({ code: "vote/closed", kind: "conflict", ...t.closed });
    const { choice, comment } = input;
    if (choice === "block" && comment === "")
      throw new ProblemError({ code: "vote/no-reason", kind: "invalid", detail: t.missingReason });
    const ballot: Ballot = { partner: member.id, choice, at, ...(comment === "" ? {} : { comment }) };
    await saveBallot(trx, vote, ballot, account.email);
    const subject = subjectOf(input.application);
    const by = signatureOf(account);
    await note(trx, deps.clock, { subject, by, act: "ballot", detail: member.name });
    const after = afterBallot(vote, choice, at);
    if (after === vote) return;
    await saveVote(trx, after);
    await note(trx, deps.clock, { subject, by, act: "prolonged", detail: member.name });
  });
}

type Ending = { outcome: Outcome; by: string; said: string; comments: readonly string[] };

/** Makes the partner, with its signature of the charter, in the same transaction: there is never one without the other. */
async function admit(deps: GovernanceDeps, trx: Transaction, it: Application): Promise<string> {
  const { name, answers, people, email } = it;
  const known = it.partner;
  const partner = known ?? (await deps.addPartner(trx, { name, description: answers.base, url: answers.site })).id;
  if (people && known === undefined) {
    const now = deps.clock.now();
    await insertSignature(
      trx,
      {
        id: mintId(now),
        version: people.charter,
        organisation: people.organisation,
        partner,
        application: it.id,
        at: it.confirmedAt ?? it.createdAt,
        name: people.signerName,
        role: people.signerRole,
        public: people.signerPublic,
      },
      email,
    );
  }
  return partner;
}

/** Does what a vote or the stewards decided: one transaction, so that a crash leaves it wholly done or to be done. */
async function conclude(deps: GovernanceDeps, trx: Transaction, it: Application, { outcome, by, said, comments }: Ending) {
  const { clock, instance } = deps;
  const subject = subjectOf(it.id);
  const endedAt = clock.now().toISOString();
  if (outcome === "admitted") {
    const partner = await admit(deps, trx, it);
    await saveApplication(trx, { ...it, state: "admitted", endedAt, partner });
    await note(trx, clock, { subject, by, act: "admitted", detail: said });
    if (it.email) await queueMail(trx, { to: it.email, ...applicationMails.admitted(it.name, said, instance.name) }, clock);
    return tendSoon(trx, deps);
  }
  await saveApplication(trx, { ...it, state: "declined", endedAt });
  await note(trx, clock, { subject, by, act: "declined", detail: said });
  if (!it.email) return;
  const again = `${instance.url}/reseau/rejoindre`;
  const mail = applicationMails.declined(it.name, applicationMails.whyDeclined[outcome](said), comments, again);
  await queueMail(trx, { to: it.email, ...mail }, clock);
}

/** Comments of the voices that were not for: what the applicant may learn from, without a name. */
const lessons = (ballots: readonly Ballot[]): string[] =>
  ballots.flatMap(({ choice, comment }) => (choice !== "for" && comment ? [comment.slice(0, 600)] : [])).slice(0, 20);

/** Counts one vote if it has come to its end. Doing it twice, or from two processes, counts it once. */
export async function closeIfDue(deps: GovernanceDeps, application: string): Promise<boolean> {
  return deps.database.transaction(async (trx) => {
    const at = deps.clock.now().toISOString();
    const [vote] = await votesOn(trx, application);
    const it = await findApplication(trx, application);
    if (vote === undefined || it === undefined || it.state !== "voting" || !isDue(vote, at)) return false;
    const ballots = await ballotsOf(trx, vote);
    const tally = count(
      ballots,
      (await voters(deps, trx)).map(({ id }) => id),
    );
    const outcome = outcomeOf(tally);
    await saveVote(trx, { ...vote, closedAt: at, outcome, tally });
    await note(trx, deps.clock, { subject: subjectOf(it.id), by: "program", act: "closed", detail: t.tally(tally) });
    await conclude(deps, trx, it, { outcome, by: "program", said: t.tally(tally), comments: lessons(ballots) });
    return true;
  });
}

async function lastVote(trx: Transaction, application: string): Promise<{ it: Application; vote: Vote }> {
  const [vote] = await votesOn(trx, application);
  const it = await findApplication(trx, application);
  if (it === undefined || vote === undefined)
    throw new ProblemError({ code: "application/not-found", kind: "not-found", ...governance.notFound });
  return { it, vote };
}

/**
 * The stewards decide while the members are too few to vote, with a reason that everyone reads.
 * @throws ProblemError `vote/not-stewards` when the members vote, `vote/decided` when it is done.
 */
export async function decideAsSteward(
  deps: GovernanceDeps,
  account: Account,
  input: { application: string; admit: boolean; reason: string },
): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const { it, vote } = await lastVote(trx, input.application);
    if (it.state !== "voting" || vote.closedAt !== undefined)
      throw new ProblemError({ code: "vote/decided", kind: "conflict", ...governance.changed });
    if (vote.mode !== "stewards") throw new ProblemError({ code: "vote/not-stewards", kind: "forbidden", ...t.notStewards });
    const outcome: Outcome = input.admit ? "admitted" : "declined";
    await saveVote(trx, { ...vote, closedAt: deps.clock.now().toISOString(), outcome });
    const { reason } = input;
    await conclude(deps, trx, it, {
      outcome,
      by: signatureOf(account),
      said: `${t.byStewards} : ${reason}`,
      comments: input.admit ? [] : [reason],
    });
  });
}

/** Opens another vote on what was not admitted, with a reason. @throws ProblemError `vote/not-decided`. */
export async function voteAgain(deps: GovernanceDeps, account: Account, application: string, reason: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const { it } = await lastVote(trx, application);
    if (it.state !== "declined") throw new ProblemError({ code: "vote/not-decided", kind: "conflict", ...t.notDecided });
    await startVote(deps, trx, it, signatureOf(account), reason);
  });
}
