import { DAY } from "../../platform/clock.ts";

/** What a voice may say: yes, no, neither, or a reasoned objection that asks for more time. */
export const CHOICES = ["for", "against", "abstain", "block"] as const;
/** One of `CHOICES`. */
export type Choice = (typeof CHOICES)[number];

/** The voice of one partner: one organisation, one voice, whoever of its editors cast it. */
export type Ballot = { partner: string; choice: Choice; comment?: string; at: string };

/** Who decides on an admission: the members, or those who look after the instance while the members are too few. */
export type VoteMode = "members" | "stewards";

/** A vote on one application; `round` counts from 1. */
export type Vote = {
  application: string;
  round: number;
  mode: VoteMode;
  openedAt: string;
  /** None while the stewards decide: they are held by no date. */
  closesAt?: string;
  announcedAt?: string;
  remindedAt?: string;
  prolongedAt?: string;
  closedAt?: string;
  outcome?: Outcome;
  tally?: Tally;
};

/** How a vote ended. */
export type Outcome = "admitted" | "declined" | "no-quorum";

/** The voices counted. `voters`: how many partners could cast one. */
export type Tally = Record<Choice, number> & { voters: number };

/** How long a vote is open. */
const VOTE_DAYS = 21;
/** How much longer after a reasoned objection, once. */
const PROLONGATION_DAYS = 14;
/** How long before the end those who have not voted are told again. */
const REMINDER_DAYS = 3;
/** Fewer partners with an editor than this, and a vote would be that of one or two people. */
const LEAST_VOTERS = 3;

const later = (iso: string, days: number): string => new Date(Date.parse(iso) + days * DAY).toISOString();

/** Who decides when so many partners can vote. */
const modeFor = (voters: number): VoteMode => (voters >= LEAST_VOTERS ? "members" : "stewards");

/** A new vote. Members have `VOTE_DAYS`; stewards decide when they can. */
export function openVote(application: string, round: number, voters: number, at: string): Vote {
  const mode = modeFor(voters);
  return { application, round, mode, openedAt: at, ...(mode === "members" ? { closesAt: later(at, VOTE_DAYS) } : {}) };
}

/** Whether a voice may still be cast, or changed: until the last instant, whenever the vote is really closed by the program. */
export const isOpen = ({ closedAt, closesAt, mode }: Vote, at: string): boolean =>
  mode === "members" && closedAt === undefined && closesAt !== undefined && at < closesAt;

/** Whether a vote has come to its end and waits to be counted. */
export const isDue = (vote: Vote, at: string): boolean =>
  vote.mode === "members" && vote.closedAt === undefined && !isOpen(vote, at);

/** Whether those who have not voted must be told again now. */
export const needsReminder = (vote: Vote, at: string): boolean =>
  isOpen(vote, at) && vote.remindedAt === undefined && vote.closesAt !== undefined && at >= later(vote.closesAt, -REMINDER_DAYS);

/**
 * The vote after a voice: a reasoned objection gives everyone more time, once in a vote, and the reminder is sent again.
 * An objection that is taken back does not shorten it.
 */
export function afterBallot(vote: Vote, choice: Choice, at: string): Vote {
  if (choice !== "block" || vote.prolongedAt !== undefined || vote.closesAt === undefined) return vote;
  const { remindedAt: _again, ...rest } = vote;
  return { ...rest, closesAt: later(vote.closesAt, PROLONGATION_DAYS), prolongedAt: at };
}

/** Counts voices, one for each partner that may vote at the end; the last one it cast counts. */
export function count(ballots: readonly Ballot[], voters: readonly string[]): Tally {
  const last = new Map(
    ballots.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map((ballot) => [ballot.partner, ballot]),
  );
  const tally: Tally = { for: 0, against: 0, abstain: 0, block: 0, voters: new Set(voters).size };
  for (const partner of new Set(voters)) {
    const choice = last.get(partner)?.choice;
    if (choice !== undefined) tally[choice]++;
  }
  return tally;
}

/** How many partners must have voted, abstentions counted: one third, rounded up. */
export const quorumOf = (voters: number): number => Math.ceil(voters / 3);

/** More voices for than against (an objection counts against), among enough partners. Equal voices do not admit. */
export function outcomeOf({ for: yes, against, abstain, block, voters }: Tally): Outcome {
  const cast = yes + against + abstain + block;
  if (cast === 0 || cast < quorumOf(voters)) return "no-quorum";
  return yes > against + block ? "admitted" : "declined";
}
