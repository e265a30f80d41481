import type { ComponentChildren } from "preact";
import type { Executor, Transaction } from "../platform/database.ts";

/** What can wait for a decision; each belongs to one room, which gives its `CaseDesk`. */
export const CASE_KINDS = ["proposal", "correction", "claim", "comment", "report", "application", "vocabulary"] as const;

/** One of `CASE_KINDS`. */
export type CaseKind = (typeof CASE_KINDS)[number];

/** One reason to think that something is spam (positive weight) or honest (negative), told in French. */
export type Signal = { code: string; weight: number; detail: string };

/** One value as it is and as it would become, in words: shown as a difference in the queue and in the history. */
export type Change = { label: string; before?: string; after?: string };

/** What a room hands over when something must be decided by somebody else than its author. */
export type CaseInput = {
  kind: CaseKind;
  /** Its id in the room that it belongs to. */
  subject: string;
  title: string;
  /** The fiche it is about. */
  entry?: string;
  /** Ids of partners whose editors may decide too. */
  partners?: string[];
  email?: string;
  account?: string;
  /** Every text its author wrote: judged for spam. */
  texts: string[];
  /** As `readTrap` gave them. */
  honeypot?: string;
  /** When the form was opened, ISO. */
  startedAt?: string;
  /** Reasons the room knows of ("the address belongs to the site's domain": a negative weight). */
  signals?: Signal[];
  /** What it would change, kept in the history. Without it the history keeps `texts`. */
  changes?: Change[];
  /** Goes first: personal data shown, somebody attacked. */
  urgent?: boolean;
};

/** A decision as the rooms are told of it. */
export type Ruling = {
  at: string;
  /** `signatureOf(account)`, or "community". */
  by: string;
  /** To the author, in the words of who decided. */
  message?: string;
};

/** How a case is shown, by the room that it belongs to. */
type CaseView = {
  /** What is proposed, with differences. */
  body: ComponentChildren;
  /** Public words on who says so; never an address. */
  author?: string;
  href?: string;
};

/** What a room does about cases of one kind. Each act runs in the transaction that writes the decision down. */
export type CaseDesk = {
  kind: CaseKind;
  /** For those who decide; undefined when the thing is no more. */
  view(executor: Executor, subject: string): Promise<CaseView | undefined>;
  /**
   * For anybody, before it is decided: nothing private in it. Only kinds that give this are put before the community
   * (/a-confirmer).
   */
  publicView?(executor: Executor, subject: string): Promise<CaseView | undefined>;
  accept(trx: Transaction, subject: string, ruling: Ruling): Promise<void>;
  /** Queues the room's own courteous mail, with `ruling.message`. */
  refuse(trx: Transaction, subject: string, ruling: Ruling): Promise<void>;
  /** Undoes `accept` or `refuse`: back to waiting, effects taken back. */
  reopen(trx: Transaction, subject: string, ruling: Ruling): Promise<void>;
};

/** Where a case stands. */
export type CaseState = "waiting" | "accepted" | "refused" | "withdrawn";

/** A case as kept. */
export type Case = {
  id: string;
  kind: CaseKind;
  subject: string;
  title: string;
  entry?: string;
  email?: string;
  account?: string;
  texts: string[];
  changes: Change[];
  signals: Signal[];
  score: number;
  likelySpam: boolean;
  urgent: boolean;
  aside: boolean;
  appealed: boolean;
  contests: number;
  state: CaseState;
  /** One more after each change: what somebody decides on is what they saw. */
  version: number;
  openedAt: string;
  waitingSince: string;
  decidedAt?: string;
  decidedBy?: string;
};

/** Order of the queue: what cannot wait, what waits, what was put aside, what is probably spam. */
export const RANK = { first: 0, usual: 1, aside: 2, spam: 3 } as const;

/** Rank of a case; within a rank, what waits for longest comes first. An appeal is always heard. */
export function rankOf(it: Pick<Case, "likelySpam" | "urgent" | "aside" | "appealed" | "contests">): number {
  if (it.aside) return RANK.aside;
  if (it.appealed) return RANK.first;
  if (it.likelySpam) return RANK.spam;
  return it.urgent || it.contests > 0 ? RANK.first : RANK.usual;
}
