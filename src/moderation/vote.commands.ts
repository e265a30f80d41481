import { type Account, accountsByIds, signatureOf } from "../account/index.ts";
import type { Transaction } from "../platform/database.ts";
import { ProblemError } from "../platform/errors.ts";
import { findCase } from "./case.store.ts";
import type { Case } from "./case.ts";
import { carries, mailbox } from "./community.ts";
import { deskOf } from "./desk-of.ts";
import { moderation as t } from "./moderation.fr.ts";
import { type RulingDeps, rule, settle } from "./ruling.commands.ts";
import { COMMUNITY_KINDS, MESSAGE_LENGTH, THRESHOLDS } from "./ruling.ts";
import { deleteVote, insertVote, type Side, votesOn } from "./vote.store.ts";

type Voter = Pick<Account, "id" | "email">;

/** Whether a case is put before whoever is signed in. */
const isOpenToAll = (it: Case): boolean =>
  COMMUNITY_KINDS.includes(it.kind) &&
  it.state === "waiting" &&
  !it.likelySpam &&
  !it.aside &&
  !it.appealed &&
  it.contests < THRESHOLDS.contests;

/** Nobody confirms their own words. */
export const isOwn = (it: Case, voter: Voter): boolean =>
  it.account === voter.id || (it.email !== undefined && mailbox(it.email) === mailbox(voter.email));

async function needOpen(trx: Transaction, { desks }: RulingDeps, id: string): Promise<Case> {
  const it = await findCase(trx, id);
  const shown = it && isOpenToAll(it) && (await (await deskOf(trx, desks, it))?.publicView?.(trx, it.subject));
  if (!it || !shown) throw new ProblemError({ code: "moderation/not-open", kind: "conflict", ...t.errors.notOpen });
  return it;
}

/**
 * "I confirm" or "I contest". Enough confirmations without a contest accept by the community; a contest calls for the curators.
 * @returns what became of the case.
 * @throws ProblemError `moderation/not-open` (decided meanwhile), `moderation/own`, `moderation/reason-needed`, `moderation/voted`.
 */
export async function vote(
  deps: RulingDeps,
  voter: Voter,
  { id, side, reason }: { id: string; side: Side; reason: string },
): Promise<"counted" | "accepted"> {
  const said = reason.trim().slice(0, MESSAGE_LENGTH);
  if (side === "contest" && said.length < 3)
    throw new ProblemError({ code: "moderation/reason-needed", kind: "invalid", ...t.errors.reasonNeeded });
  const [at, by] = [deps.clock.now().toISOString(), signatureOf(voter)];
  return deps.database.transaction(async (trx) => {
    const it = await needOpen(trx, deps, id);
    if (isOwn(it, voter)) throw new ProblemError({ code: "moderation/own", kind: "forbidden", ...t.errors.own });
    if (!(await insertVote(trx, { case: id, account: voter.id, side, at, ...(said ? { reason: said } : {}) })))
      throw new ProblemError({ code: "moderation/voted", kind: "conflict", ...t.errors.voted });
    const contests = it.contests + (side === "contest" ? 1 : 0);
    const act = side === "confirm" ? ("confirmed" as const) : ("contested" as const);
    await settle(trx, it, { contests }, { at, by, act, ...(said ? { note: said } : {}) });
    const confirming = (await votesOn(trx, id)).filter((each) => each.side === "confirm").map(({ account }) => account);
    if (contests > 0 || !carries(await accountsByIds(trx, confirming), it.email, it.openedAt)) return "counted";
    await rule(trx, deps.desks, { ...it, version: it.version + 1 }, { verdict: "accept", at, by: "community" });
    return "accepted";
  });
}

/** Takes one's voice back, until the case is decided. Nothing happens when there was none. */
export async function takeVoteBack(deps: RulingDeps, voter: Voter, id: string): Promise<void> {
  const [at, by] = [deps.clock.now().toISOString(), signatureOf(voter)];
  await deps.database.transaction(async (trx) => {
    const it = await findCase(trx, id);
    if (it?.state !== "waiting") throw new ProblemError({ code: "moderation/not-open", kind: "conflict", ...t.errors.notOpen });
    if (!(await deleteVote(trx, id, voter.id))) return;
    const contests = (await votesOn(trx, id)).filter((each) => each.side === "contest").length;
    await settle(trx, it, { contests }, { at, by, act: "voice-withdrawn" });
  });
}
