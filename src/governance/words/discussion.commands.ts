import { type Account, signatureOf } from "../../account/index.ts";
import { openCase } from "../../moderation/index.ts";
import type { Executor } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { decideChange, refreshVocabulary, undoDecision, type WantedAct } from "../../vocabulary/index.ts";
import type { Trap } from "../application/application.ts";
import { note } from "../event.store.ts";
import { type GovernanceDeps, isMember, spokenFor } from "../governance.ts";
import { changeText } from "./change-text.ts";
import { opinionsOn, sameComment, saveComment, saveOpinion } from "./discussion.store.ts";
import { needProposal, pageOfProposal } from "./proposal.commands.ts";
import { saveProposal } from "./proposal.store.ts";
import {
  type Adopted,
  isDecidable,
  type OpinionChoice,
  type ProposalOutcome,
  subjectOfWords,
  type WordProposal,
} from "./proposal.ts";
import { words as t, wordMails } from "./words.fr.ts";

function needOpen(it: WordProposal): void {
  if (it.state !== "open") throw new ProblemError({ code: "words/not-open", kind: "conflict", ...t.notOpen });
}

/** By what name somebody speaks here: their own when they gave one, and that of the partner they look after. */
async function publicName(deps: GovernanceDeps, executor: Executor, account: Account): Promise<{ author?: string }> {
  const [own] = spokenFor(account, await deps.members(executor));
  const author = [account.name, own?.name].filter(Boolean).join(", ");
  return author ? { author } : {};
}

/**
 * Says something of a proposal: at once for a member, once moderation has read it for anyone else. Sending twice says it once.
 * @returns whether it is published. @throws ProblemError `words/not-open`.
 */
export async function commentOn(
  deps: GovernanceDeps,
  account: Account,
  input: { proposal: string; text: string; trap: Trap },
): Promise<{ shown: boolean }> {
  const { clock } = deps;
  const shown = isMember(account);
  return deps.database.transaction(async (trx) => {
    const it = await needProposal(trx, input.proposal);
    needOpen(it);
    const { proposal, text } = input;
    if (await sameComment(trx, proposal, account.email, text)) return { shown };
    const now = clock.now();
    const id = mintId(now);
    const state = shown ? "shown" : "waiting";
    const said = { id, proposal, state, at: now.toISOString(), email: account.email, text } as const;
    await saveComment(trx, { ...said, ...(await publicName(deps, trx, account)) });
    if (!shown) {
      const who = { email: account.email, account: account.id };
      await openCase(
        trx,
        { kind: "vocabulary", subject: `comment:${id}`, title: it.text, ...who, texts: [text], ...input.trap },
        clock,
      );
    }
    return { shown };
  });
}

/** The opinion of a member, given or changed. @throws ProblemError `words/not-open`, `words/not-member`. */
export async function giveOpinion(
  deps: GovernanceDeps,
  account: Account,
  input: { proposal: string; choice: OpinionChoice; text: string },
): Promise<void> {
  if (!isMember(account)) throw new ProblemError({ code: "words/not-member", kind: "forbidden", ...t.notMember });
  await deps.database.transaction(async (trx) => {
    needOpen(await needProposal(trx, input.proposal));
    const at = deps.clock.now().toISOString();
    const { choice, text } = input;
    const opinion = { account: account.id, choice, at, ...(text ? { text } : {}), ...(await publicName(deps, trx, account)) };
    await saveOpinion(trx, input.proposal, opinion, account.email);
  });
}

/**
 * Decides a proposal. `act`: what is done when it is adopted, as proposed or otherwise; the vocabulary changes in the same
 * transaction, and every process follows within seconds. @throws ProblemError `words/not-open`, `words/early`,
 * `vocabulary/change-refused`.
 */
export async function decideProposal(
  deps: GovernanceDeps,
  account: Account,
  input: { proposal: string; outcome: ProposalOutcome; reason: string; act?: WantedAct },
): Promise<void> {
  const { clock } = deps;
  const { outcome, reason } = input;
  await deps.database.transaction(async (trx) => {
    const it = await needProposal(trx, input.proposal);
    needOpen(it);
    const at = clock.now().toISOString();
    if (!isDecidable(it, await opinionsOn(trx, it.id), at))
      throw new ProblemError({ code: "words/early", kind: "conflict", ...t.decide.early });
    const act = outcome === "adopted" ? it.wanted : outcome === "adapted" ? (input.act ?? it.wanted) : undefined;
    const text = outcome === "adapted" && act ? changeText(it.scheme, act) : it.text;
    let adopted: Adopted | undefined;
    if (act) {
      const made = await decideChange(trx, { scheme: it.scheme, at, note: t.note(text, reason), act });
      adopted = { ...made, act, text };
    }
    await saveProposal(trx, {
      ...it,
      state: "decided",
      outcome,
      decidedAt: at,
      decision: reason,
      ...(adopted ? { adopted } : {}),
    });
    const detail = `${t.outcomes[outcome]} – ${reason}`;
    await note(trx, clock, { subject: subjectOfWords(it.id), by: signatureOf(account), act: "words-decided", detail });
    if (!it.email) return;
    const mail = wordMails.decided(it.text, t.outcomes[outcome], reason, pageOfProposal(deps, it.id));
    await queueMail(trx, { to: it.email, ...mail }, clock);
  });
  await refreshVocabulary(deps.database);
}

/**
 * Takes a decision back: the discussion reopens, and what it had changed is undone.
 * @throws ProblemError `vocabulary/change-needed` when later decisions rest on it.
 */
export async function reopenProposal(deps: GovernanceDeps, account: Account, proposal: string, reason: string): Promise<void> {
  const { clock } = deps;
  await deps.database.transaction(async (trx) => {
    const it = await needProposal(trx, proposal);
    if (it.state !== "decided") throw new ProblemError({ code: "words/not-decided", kind: "conflict", ...t.notOpen });
    const { outcome: _outcome, decidedAt: _at, decision: _decision, adopted, ...rest } = it;
    const at = clock.now().toISOString();
    if (adopted) await undoDecision(trx, adopted.seq, at, t.undone(adopted.text, reason));
    await saveProposal(trx, { ...rest, state: "open" });
    const by = signatureOf(account);
    await note(trx, clock, { subject: subjectOfWords(it.id), by, act: "words-reopened", detail: reason });
  });
  await refreshVocabulary(deps.database);
}
