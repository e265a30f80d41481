import { type Account, issueLink, normaliseEmail, readPrivateLink } from "../../account/index.ts";
import { closeCase, openCase } from "../../moderation/index.ts";
import { DAY } from "../../platform/clock.ts";
import type { Executor, Transaction } from "../../platform/database.ts";
import { ProblemError } from "../../platform/errors.ts";
import { mintId } from "../../platform/ids.ts";
import { queueMail } from "../../platform/outgoing-mail.ts";
import { labelKey, type Scheme, type WantedAct } from "../../vocabulary/index.ts";
import type { Trap } from "../application/application.ts";
import { note } from "../event.store.ts";
import { governance } from "../governance.fr.ts";
import { type GovernanceDeps, isMember } from "../governance.ts";
import { changeText } from "./change-text.ts";
import { findProposal, proposalsBy, proposalsIn, saveProposal } from "./proposal.store.ts";
import { isAlike, subjectOfWords, type WordProposal, wordOf } from "./proposal.ts";
import { wordMails } from "./words.fr.ts";

const PURPOSE = "governance/words";
const LINK_LIFE = 400 * DAY;

/** What is proposed, and by whom. */
type NewProposal = {
  scheme: Scheme;
  wanted: WantedAct;
  reason: string;
  examples: string;
  author: string;
  email: string;
};

/** The page where a proposal is discussed. */
export const pageOfProposal = ({ instance }: GovernanceDeps, id: string): string =>
  `${instance.url}/vocabulaire/propositions/${id}`;

/** @throws ProblemError `words/not-found`. */
export async function needProposal(executor: Executor, id: string): Promise<WordProposal> {
  const it = await findProposal(executor, id);
  if (!it) throw new ProblemError({ code: "words/not-found", kind: "not-found", ...governance.notFound });
  return it;
}

/** Proposals under discussion that speak of the same thing. */
export async function alikeProposals(
  executor: Executor,
  proposed: Pick<WordProposal, "scheme" | "wanted">,
): Promise<WordProposal[]> {
  return (await proposalsIn(executor, ["open"])).filter((it) => isAlike(it, proposed, labelKey));
}

/** Opens the discussion: from now on it counts its days. */
export async function openDiscussion(deps: GovernanceDeps, trx: Transaction, it: WordProposal, by: string): Promise<void> {
  await saveProposal(trx, { ...it, state: "open", openedAt: deps.clock.now().toISOString() });
  await note(trx, deps.clock, { subject: subjectOfWords(it.id), by, act: "words-opened" });
}

async function putBeforeModeration(deps: GovernanceDeps, trx: Transaction, it: WordProposal, trap: Trap, account?: string) {
  await openCase(
    trx,
    {
      kind: "vocabulary",
      subject: `proposal:${it.id}`,
      title: it.text,
      ...(it.email ? { email: it.email } : {}),
      ...(account ? { account } : {}),
      texts: [wordOf(it.wanted) ?? "", it.reason, it.examples, it.author ?? ""],
      ...trap,
    },
    deps.clock,
  );
}

/** The same proposal by the same person, still waiting: a form sent twice makes one. */
async function sentBefore(trx: Transaction, email: string, asked: NewProposal): Promise<WordProposal | undefined> {
  const own = (await proposalsBy(trx, email)).filter(
    ({ state }) => state === "unconfirmed" || state === "waiting" || state === "open",
  );
  return own.find((it) => it.reason === asked.reason && it.scheme === asked.scheme && sameAct(it.wanted, asked.wanted));
}

const sameAct = (a: WantedAct, b: WantedAct): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Keeps a proposal. A member's is open at once; that of somebody signed in is looked at first; anyone else's once they have
 * confirmed it by the link they receive. @throws ProblemError `account/too-many-links`.
 */
export async function propose(
  deps: GovernanceDeps,
  asked: NewProposal,
  trap: Trap,
  account: Account | undefined,
): Promise<WordProposal> {
  const { clock } = deps;
  const email = account?.email ?? normaliseEmail(asked.email) ?? asked.email;
  return deps.database.transaction(async (trx) => {
    const before = await sentBefore(trx, email, asked);
    if (before && before.state !== "unconfirmed") return before;
    const now = clock.now();
    const { author, ...rest } = asked;
    const state = account ? "waiting" : "unconfirmed";
    const base = { id: before?.id ?? mintId(now), createdAt: before?.createdAt ?? now.toISOString() };
    const text = changeText(asked.scheme, asked.wanted);
    const it: WordProposal = { ...base, ...rest, text, email, state, ...(author ? { author } : {}) };
    await saveProposal(trx, it);
    if (account === undefined) return sendLink(deps, trx, it);
    await note(trx, clock, { subject: subjectOfWords(it.id), by: "author", act: "words-proposed" });
    if (isMember(account)) await openDiscussion(deps, trx, it, "author");
    else await putBeforeModeration(deps, trx, it, trap, account.id);
    return needProposal(trx, it.id);
  });
}

async function sendLink(deps: GovernanceDeps, trx: Transaction, it: WordProposal): Promise<WordProposal> {
  const { id: subject, email = "" } = it;
  const secret = await issueLink(trx, { purpose: PURPOSE, subject, email, lifeMs: LINK_LIFE }, deps.clock);
  const link = `${deps.instance.url}/vocabulaire/proposition/${secret}`;
  const mail = wordMails.confirm(it.text, deps.instance.name, link);
  await queueMail(trx, { to: email, ...mail }, deps.clock);
  return it;
}

/** The proposal that a private link follows. @throws ProblemError `account/bad-private-link`, `words/not-found`. */
export async function followedProposal(deps: GovernanceDeps, secret: string): Promise<WordProposal> {
  const { subject } = await readPrivateLink(deps.database.read, PURPOSE, secret, deps.clock);
  return needProposal(deps.database.read, subject);
}

/** Its author confirms it: moderation looks at it. A second press changes nothing. */
export async function confirmProposal(deps: GovernanceDeps, secret: string): Promise<void> {
  const { id } = await followedProposal(deps, secret);
  await deps.database.transaction(async (trx) => {
    const it = await needProposal(trx, id);
    if (it.state !== "unconfirmed") return;
    const confirmed: WordProposal = { ...it, state: "waiting" };
    await saveProposal(trx, confirmed);
    await note(trx, deps.clock, { subject: subjectOfWords(id), by: "author", act: "words-proposed" });
    await putBeforeModeration(deps, trx, confirmed, {});
  });
}

/** Takes a proposal back until it is decided. A second time changes nothing. */
export async function withdrawProposal(deps: GovernanceDeps, id: string): Promise<void> {
  await deps.database.transaction(async (trx) => {
    const it = await needProposal(trx, id);
    if (it.state !== "unconfirmed" && it.state !== "waiting" && it.state !== "open") return;
    await closeCase(trx, "vocabulary", `proposal:${id}`, deps.clock);
    await saveProposal(trx, { ...it, state: "withdrawn" });
    await note(trx, deps.clock, { subject: subjectOfWords(id), by: "author", act: "withdrawn" });
  });
}
