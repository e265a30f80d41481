import type { CaseInput, CaseState } from "./case.ts";
import type { Act } from "./event.ts";

/** What somebody may do to a case that waits. */
export const VERDICTS = ["accept", "refuse", "aside", "back", "clear", "flag", "note"] as const;

/** One of `VERDICTS`. */
export type Verdict = (typeof VERDICTS)[number];

/** The line of the log that each verdict writes. */
export const ACT_OF: Record<Verdict, Act> = {
  accept: "accepted",
  refuse: "refused",
  aside: "aside",
  back: "back",
  clear: "cleared",
  flag: "flagged",
  note: "noted",
};

/** What takes back the effect of a line; lines without one have no effect, or are not ours to take back. */
export const UNDONE_BY: Partial<Record<Act, "reopen" | Verdict>> = {
  accepted: "reopen",
  refused: "reopen",
  aside: "back",
  back: "aside",
  cleared: "flag",
  flagged: "clear",
};

/** The state a case is in after a verdict that ends the wait. */
export const STATE_AFTER: Partial<Record<Verdict, CaseState>> = { accept: "accepted", refuse: "refused" };

/** Why something is refused: each has a courteous text to start from. */
export const REFUSALS = ["scope", "known", "thin", "advert", "tone", "wrong", "other"] as const;

/** One of `REFUSALS`. */
export type Refusal = (typeof REFUSALS)[number];

/** Which cases somebody sees and decides on: all, or those that name one of these partners. */
export type Scope = { partners?: readonly string[] };

/** What the reader of a page saw of a case when they decided. */
export type Seen = { id: string; version: number };

/** Longest explanation or note. */
export const MESSAGE_LENGTH = 4_000;

/** Kinds that whoever is signed in may confirm or contest. */
export const COMMUNITY_KINDS: readonly CaseInput["kind"][] = ["proposal", "correction"];

/** When the voices of the community decide, and when they call for a person. Shown on the page of the rule. */
export const THRESHOLDS = {
  /** Confirmations, with no contest, that accept. */
  confirmations: 3,
  /** Days for which one of those who confirm has been known here, unless they hold a role. */
  establishedDays: 7,
  /** Contests that take it off the public list and put it first before the curators. */
  contests: 3,
  /** Days within which somebody of the instance answers, as the rule promises. */
  answerDays: 15,
} as const;
